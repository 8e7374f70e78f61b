import * as contract from '@dondoc/contract/audit'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { Problem } from '../../lib/problem.ts'
import { canReadWholeAudit } from './audit.access.ts'
import { countAudit, listAuditRows, listAuditWords } from './audit.store.ts'
import { exportAuditTrail } from './export-audit.ts'
import { verifyAudit } from './verify-audit.ts'

/** The routes of `contract/src/audit.ts`. */
export function registerAudit(api: Api, deps: Deps): void {
  register(api, contract.listAudit, {
    allow: canReadWholeAudit,
    handle: ({ actor, query: { cursor, limit, ...filter } }) =>
      inTenant(deps.db, actor, async (trx) => {
        const rows = await listAuditRows(trx, actor.tenantId, filter, sequenceOf(cursor), limit)
        const total = await countAudit(trx, actor.tenantId, filter)
        const last = rows.at(-1)
        return {
          rows: rows.map(({ sequence: _, at, standingInFor, ...row }) => {
            return { ...row, at: at.toISOString(), standingInFor: standingInFor ?? [] }
          }),
          total,
          cursor: last === undefined || last.sequence === 1 || rows.length < limit ? null : String(last.sequence),
        }
      }),
  })
  register(api, contract.listAuditActions, {
    allow: canReadWholeAudit,
    handle: ({ actor }) => inTenant(deps.db, actor, (trx) => listAuditWords(trx, actor.tenantId)),
  })
  register(api, contract.exportAudit, {
    allow: canReadWholeAudit,
    handle: ({ actor, by, query }) => exportAuditTrail(deps, actor, by, query),
  })
  register(api, contract.verifyAuditChain, {
    allow: canReadWholeAudit,
    handle: ({ actor }) => inTenant(deps.db, actor, (trx) => verifyAudit(trx, actor.tenantId)),
  })
}

function sequenceOf(cursor: string | undefined): number | null {
  if (cursor === undefined) return null
  const sequence = Number(cursor)
  if (!Number.isSafeInteger(sequence))
    throw new Problem('request.invalid', { fields: [{ in: 'querystring', path: '/cursor' }] })
  return sequence
}
