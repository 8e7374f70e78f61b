import * as contract from '@dondoc/contract/audit'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { canReadWholeAudit } from './audit.access.ts'
import { listAuditWords } from './audit.store.ts'
import { exportAuditTrail } from './export-audit.ts'
import { listAuditPage, showAuditEntry } from './show-audit.ts'
import { verifyAudit } from './verify-audit.ts'

/** The routes of `contract/src/audit.ts`. */
export function registerAudit(api: Api, deps: Deps): void {
  register(api, contract.listAudit, {
    allow: canReadWholeAudit,
    handle: ({ actor, by, query }) => listAuditPage(deps, actor, by, query),
  })
  register(api, contract.getAuditEntry, {
    allow: canReadWholeAudit,
    handle: ({ actor, by, params }) => showAuditEntry(deps, actor, by, params.sequence),
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
