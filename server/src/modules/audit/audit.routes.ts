import { listAudit } from '@dondoc/contract/audit'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { Problem } from '../../lib/problem.ts'
import { canReadWholeAudit } from './audit.access.ts'
import { countAudit, listAuditRows } from './audit.store.ts'

/** The routes of `contract/src/audit.ts`. */
export function registerAudit(api: Api, deps: Deps): void {
  register(api, listAudit, {
    allow: canReadWholeAudit,
    handle: ({ actor, query }) =>
      inTenant(deps.db, actor, async (trx) => {
        const rows = await listAuditRows(trx, actor.tenantId, sequenceOf(query.cursor), query.limit)
        const total = await countAudit(trx, actor.tenantId)
        const last = rows.at(-1)
        return {
          rows: rows.map(({ sequence: _, at, ...row }) => ({ ...row, at: at.toISOString() })),
          total,
          cursor: last === undefined || last.sequence === 1 ? null : String(last.sequence),
        }
      }),
  })
}

function sequenceOf(cursor: string | undefined): number | null {
  if (cursor === undefined) return null
  const sequence = Number(cursor)
  if (!Number.isSafeInteger(sequence))
    throw new Problem('request.invalid', { fields: [{ in: 'querystring', path: '/cursor' }] })
  return sequence
}
