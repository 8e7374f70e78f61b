import type { ProblemCode } from '@dondoc/contract/problems'
import { canWriteRecord } from '@dondoc/domain/access/predicates'
import { type ReplacementRefusal, refuseReplacement } from '@dondoc/domain/records/replacement'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { scopeOf } from '../../lib/read-scope.ts'
import { findReplaceable, listReplacements, lockReplacements, updateReplacement } from './replacements.store.ts'

const PROBLEM_OF = {
  itself: 'record.replaces-itself',
  earlier: 'record.replaced-by-earlier',
  loop: 'record.replacement-loop',
} as const satisfies Record<ReplacementRefusal, ProblemCode>

/**
 * Says that a record is replaced by another one, or, with null, that it is in force after all. Throws `record.not-found` for either
 * of the two, `access.denied`, and `record.replaces-itself`, `record.replaced-by-earlier`, `record.replacement-loop`.
 */
export async function replaceRecord(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  { recordId, replacedById }: { readonly recordId: string; readonly replacedById: string | null },
): Promise<void> {
  const { tenantId } = actor
  const scope = scopeOf(actor)
  await lockReplacements(trx, tenantId)
  const record = await findReplaceable(trx, scope, recordId)
  if (!record) throw new Problem('record.not-found', { recordId })
  mustBeAllowed(canWriteRecord(actor, record.orgPath))
  const later = replacedById === null ? null : await findReplaceable(trx, scope, replacedById)
  if (later === undefined) throw new Problem('record.not-found', { recordId: replacedById })
  if (later !== null) {
    const refusal = refuseReplacement(record, later, await listReplacements(trx, tenantId))
    if (refusal !== null) throw new Problem(PROBLEM_OF[refusal], { number: later.number })
  }
  if (record.replacedById === replacedById) return
  await updateReplacement(trx, tenantId, recordId, replacedById)
  await writeAudit(trx, by, {
    action: 'record.replaced',
    subjectKind: 'record',
    subjectId: recordId,
    subject: record.number,
    before: { replacedById: record.replacedById },
    after: { replacedById, number: later?.number ?? null },
  })
}
