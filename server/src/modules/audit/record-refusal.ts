import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import type { Refusal } from '../../lib/http.ts'

/** As much of an address as tells what was asked for. */
const URL_LENGTH = 500

/** Puts a refused attempt on record, in a transaction of its own: what was attempted has left nothing. */
export async function recordRefusal(deps: Pick<Deps, 'db'>, by: AuditActor, refusal: Refusal): Promise<void> {
  const { method, route, url, code } = refusal
  await inTenant(deps.db, by, (trx) =>
    writeAudit(trx, by, {
      action: 'request.refused',
      subjectKind: 'route',
      subjectId: `${method} ${route}`,
      after: { code, url: url.slice(0, URL_LENGTH) },
    }),
  )
}
