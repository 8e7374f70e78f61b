import type { AuditFilter, AuditRow } from '@dondoc/contract/audit'
import type { Actor } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import { inTenant, type Trx } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { Problem } from '../../lib/problem.ts'
import { type AuditListRow, countAudit, findAuditRow, findLastAct, listAuditRows } from './audit.store.ts'

const present = ({ at, standingInFor, ...row }: AuditListRow): AuditRow => ({
  ...row,
  at: at.toISOString(),
  standingInFor: standingInFor ?? [],
})

/** A page of the trail, newest first. That somebody looked, and for what, is on record itself. */
export async function listAuditPage(
  deps: Pick<Deps, 'db'>,
  actor: Actor,
  by: AuditActor,
  query: AuditFilter & { readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ rows: AuditRow[]; total: number; cursor: string | null }> {
  const { cursor, limit, ...filter } = query
  const before = sequenceOf(cursor)
  return inTenant(deps.db, actor, async (trx) => {
    const rows = await listAuditRows(trx, actor.tenantId, filter, before, limit)
    const total = await countAudit(trx, actor.tenantId, filter)
    const last = rows.at(-1)
    if (before === null) await recordView(trx, by, { filter })
    return {
      rows: rows.map(present),
      total,
      cursor: last === undefined || last.sequence === 1 || rows.length < limit ? null : String(last.sequence),
    }
  })
}

/** One entry by its number. Throws `audit.not-found`. */
export async function showAuditEntry(
  deps: Pick<Deps, 'db'>,
  actor: Actor,
  by: AuditActor,
  sequence: number,
): Promise<AuditRow> {
  return inTenant(deps.db, actor, async (trx) => {
    const row = await findAuditRow(trx, actor.tenantId, sequence)
    if (row === undefined) throw new Problem('audit.not-found')
    await recordView(trx, by, { sequence })
    return present(row)
  })
}

/** A look that repeats the one before it, as when a page is loaded again, is the same look. */
async function recordView(trx: Trx, by: AuditActor, what: object): Promise<void> {
  const last = by.accountId === null ? undefined : await findLastAct(trx, by.tenantId, by.accountId)
  const action = 'audit.viewed'
  if (last?.action === action && JSON.stringify(last.after) === JSON.stringify(what)) return
  await writeAudit(trx, by, { action, subjectKind: 'tenant', subjectId: by.tenantId, after: what })
}

function sequenceOf(cursor: string | undefined): number | null {
  if (cursor === undefined) return null
  const sequence = Number(cursor)
  if (!Number.isSafeInteger(sequence))
    throw new Problem('request.invalid', { fields: [{ in: 'querystring', path: '/cursor' }] })
  return sequence
}
