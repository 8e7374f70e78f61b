import type { Actor } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { deleteDraft, releaseImports } from './discard.store.ts'
import { readDraft } from './draft.store.ts'
import { lockDraft } from './get-draft.ts'

/**
 * Throws a draft away. The files it was read from stay in the store, their imports stay listed as cancelled and the same bytes can
 * be imported again; the audit keeps what was thrown away in short. Throws what `lockDraft` throws.
 */
export async function discardPlan(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  { planId, version }: { readonly planId: string; readonly version: number },
): Promise<{ readonly planId: string; readonly code: string }> {
  const { tenantId, code, title, number } = await lockDraft(trx, actor, planId, version)
  const { nodes } = await readDraft(trx, tenantId, planId)
  const imports = await releaseImports(trx, tenantId, planId)
  await deleteDraft(trx, tenantId, planId)
  await writeAudit(trx, by, {
    action: 'plan.discarded',
    subjectKind: 'plan',
    subjectId: planId,
    subject: code,
    before: { title, number, version, rows: nodes.length, imports },
  })
  return { planId, code }
}
