import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { recheckFindings } from '@dondoc/domain/plans/check-draft'
import { withOutsideFindings } from '@dondoc/domain/plans/data-findings'
import { changeBetween, revertChange } from '@dondoc/domain/plans/draft-change'
import type { PlanEdit } from '@dondoc/domain/plans/edit'
import { applyEdits } from '@dondoc/domain/plans/edit-tree'
import type { Actor } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import { Problem } from '../../lib/problem.ts'
import { lockPlan } from '../plans/index.ts'
import { readDraft, writeDraft } from './draft.store.ts'
import { findLastEdit, insertEdit, markUndone, setVersion } from './edits.store.ts'
import { lockDraft } from './get-draft.ts'
import { readOutsideFacts } from './outside-facts.ts'

/** The day and the instant of the act. */
export interface Moment {
  readonly today: PlainDate
  readonly now: Date
}

type Draft = Awaited<ReturnType<typeof lockDraft>>

/** How the years and dates of a plan's words are understood. */
export const timeOf = (plan: Pick<Draft, 'year' | 'periodFrom' | 'periodTo'>) => ({
  year: plan.year,
  period: { from: plan.periodFrom, to: plan.periodTo },
})

/** What is done, in short, for the audit: `{set: 2, move: 1}`. */
const countActs = (edits: readonly PlanEdit[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const { op } of edits) counts[op] = (counts[op] ?? 0) + 1
  return counts
}

/** Applies acts to a locked draft and keeps what takes them back. Throws `plan.edit-refused`; then nothing is written. */
export async function applyToDraft(
  trx: Trx,
  by: AuditActor,
  plan: Draft,
  edits: readonly PlanEdit[],
  { today, now }: Moment,
): Promise<void> {
  const { tenantId, id: planId } = plan
  const before = await readDraft(trx, tenantId, planId)
  const result = applyEdits(before, edits, { time: timeOf(plan), newId })
  if (!result.ok) throw new Problem('plan.edit-refused', { reason: result.code, at: result.at })
  const after = withOutsideFindings(result.draft, await readOutsideFacts(trx, plan, result.draft, today), newId)
  if (after.nodes === before.nodes && after.findings === before.findings) return
  await writeDraft(trx, tenantId, planId, before, after)
  const version = plan.version + 1
  await setVersion(trx, tenantId, planId, version)
  const change = changeBetween(before, after)
  await insertEdit(trx, { tenantId, planId, version, at: now, accountId: by.accountId, before: change })
  await writeAudit(trx, by, {
    action: 'plan.edited',
    subjectKind: 'plan',
    subjectId: planId,
    subject: plan.code,
    after: { version, acts: countActs(edits), rows: after.nodes.length },
  })
}

/**
 * Edits the tree of a draft plan; all edits apply or none. Throws what `lockDraft` throws and `plan.edit-refused` with the
 * domain's reason and the index of the edit.
 */
export async function editPlan(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  request: { readonly planId: string; readonly version: number; readonly edits: readonly PlanEdit[] } & Moment,
): Promise<void> {
  const plan = await lockDraft(trx, actor, request.planId, request.version)
  await applyToDraft(trx, by, plan, request.edits, request)
}

/** Takes the last act on a draft back. Throws what `lockDraft` throws and `plan.nothing-to-undo`. */
export async function undoPlanEdit(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  request: { readonly planId: string; readonly version: number } & Moment,
): Promise<void> {
  const { planId, version, today } = request
  const plan = await lockDraft(trx, actor, planId, version)
  const { tenantId } = plan
  const last = await findLastEdit(trx, tenantId, planId)
  if (!last) throw new Problem('plan.nothing-to-undo', { planId })
  const now = await readDraft(trx, tenantId, planId)
  const reverted = revertChange(now, last.before)
  const before = withOutsideFindings(reverted, await readOutsideFacts(trx, plan, reverted, today), newId)
  await writeDraft(trx, tenantId, planId, now, before)
  await markUndone(trx, tenantId, last.id)
  await setVersion(trx, tenantId, planId, version + 1)
  await writeAudit(trx, by, {
    action: 'plan.edit-undone',
    subjectKind: 'plan',
    subjectId: planId,
    subject: plan.code,
    after: { version: version + 1, rows: before.nodes.length },
  })
}

/** Judges a draft anew without an act of a person: after it was read or started, or names were told. */
export async function recheckDraft(trx: Trx, tenantId: string, planId: string, today: PlainDate): Promise<void> {
  const plan = await lockPlan(trx, tenantId, planId)
  if (!plan) throw new Problem('plan.not-found', { planId })
  const before = await readDraft(trx, plan.tenantId, plan.id)
  const checked = { ...before, findings: recheckFindings(before, before.nodes, timeOf(plan), newId) }
  const after = withOutsideFindings(checked, await readOutsideFacts(trx, plan, before, today), newId)
  await writeDraft(trx, plan.tenantId, plan.id, before, after)
}
