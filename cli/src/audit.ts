import { verifyEveryAudit } from '@dondoc/server/modules/audit/index'
import { withFloor } from './with-floor.ts'

const REASONS = {
  missing: 'dòng này đã mất (missing)',
  changed: 'nội dung đã bị sửa (changed)',
  'wrong-predecessor': 'không nối với dòng trước (does not follow the one before)',
} as const

/** `dondoc audit verify`: a line for each tenant; exit code 1 where a chain is broken. */
export function verifyAuditCommand(variables: Readonly<Record<string, string | undefined>>): Promise<number> {
  return withFloor(variables, async (deps) => {
    const results = await verifyEveryAudit(deps.db)
    for (const { tenant, count, broken } of results) {
      const found =
        broken === null
          ? `nguyên vẹn, ${count} dòng (whole, ${count} entries)`
          : `HỎNG tại dòng ${broken.sequence}: ${REASONS[broken.reason]}; ${count} dòng trước đó nguyên vẹn (broken at entry ${broken.sequence})`
      process.stdout.write(`${tenant.name} (${tenant.id}): ${found}\n`)
    }
    return results.every(({ broken }) => broken === null) ? 0 : 1
  })
}
