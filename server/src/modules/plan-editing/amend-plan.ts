import type { RowChange } from '@dondoc/contract/plan-amendments'
import { canEditPlan, canIssuePlan, canReadPlan } from '@dondoc/domain/access/predicates'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { PlanItem } from '@dondoc/domain/imports/reading'
import type { AmendedDuties } from '@dondoc/domain/plans/amend-duties'
import { type Amendment, amendTree, compareWithPlan } from '@dondoc/domain/plans/amend-tree'
import { treeOfItems } from '@dondoc/domain/plans/build-tree'
import { recheckFindings } from '@dondoc/domain/plans/check-draft'
import { withOutsideFindings } from '@dondoc/domain/plans/data-findings'
import { changeBetween } from '@dondoc/domain/plans/draft-change'
import type { PlanDraft } from '@dondoc/domain/plans/edit'
import type { PlanTreeNode } from '@dondoc/domain/plans/plan-tree'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import { Problem } from '../../lib/problem.ts'
import { lockPlan } from '../plans/index.ts'
import { type AmendedPlan, carryOut, effectsOn, isReworded, type RowEffect } from './amend-effects.ts'
import { insertAmendment } from './amendments.store.ts'
import { readDraft, writeDraft } from './draft.store.ts'
import { type Moment, timeOf } from './edit-plan.ts'
import { insertEdit, setVersion } from './edits.store.ts'
import { readOutsideFacts } from './outside-facts.ts'

/** What an amended version changes in the rows of a plan and in the duties they made. */
export interface PlanAmendment extends Amendment {
  readonly draft: PlanDraft
  /** The leaves of the amended version, as `comparison` counts them `after`. */
  readonly amended: readonly PlanTreeNode[]
  /** By the index of the leaf before, and of the added leaf after. */
  readonly effectsBefore: ReadonlyMap<number, RowEffect>
  readonly effectsAdded: ReadonlyMap<number, RowEffect>
}

/** Holds an amended version, as read, against a plan; nothing is written. */
export async function compareAmendment(
  trx: Trx,
  plan: AmendedPlan,
  items: readonly PlanItem[],
  today: PlainDate,
): Promise<PlanAmendment> {
  const { tenantId, id: planId } = plan
  const draft = await readDraft(trx, tenantId, planId)
  const amendment = compareWithPlan(draft.nodes, items)
  const amended = treeOfItems(items, newId).filter(({ leaf }) => leaf)
  const { leaves, comparison } = amendment
  const before = [
    ...comparison.changed.map((pair) => ({ at: pair.before, before: leaves[pair.before], after: amended[pair.after] })),
    ...comparison.dropped.map((at) => ({ at, before: leaves[at], after: undefined })),
  ]
  const added = comparison.added.map((at) => ({ at, before: undefined, after: amended[at] }))
  const effects = await effectsOn(trx, plan, [...before, ...added], { on: today, today })
  const byIndex = (rows: readonly { readonly at: number }[], from: number) =>
    new Map(
      rows.flatMap(({ at }, index) => {
        const effect = effects[from + index]
        return effect === undefined ? [] : [[at, effect] as const]
      }),
    )
  return {
    ...amendment,
    draft,
    amended,
    effectsBefore: byIndex(before, 0),
    effectsAdded: byIndex(added, before.length),
  }
}

export interface AppliedAmendment {
  readonly added: number
  readonly changed: number
  readonly dropped: number
  readonly duties: { readonly kept: number; readonly moved: number; readonly stopped: number; readonly added: number }
}

/** How many duties of each fate. */
export function countEffects(effects: readonly AmendedDuties[]): AppliedAmendment['duties'] {
  const sum = (of: (effect: AmendedDuties) => readonly unknown[]): number =>
    effects.reduce((total, effect) => total + of(effect).length, 0)
  return {
    kept: sum(({ kept }) => kept),
    moved: sum(({ moved }) => moved),
    stopped: sum(({ stopped }) => stopped),
    added: sum(({ added }) => added),
  }
}

/**
 * Applies an amended version to its plan: a draft becomes as the file has it (and can be taken back); of an issued plan the rows
 * that are told again keep their duties, dropped ones stay marked with what was done, and new ones make duties from that day on.
 * Throws `plan.not-found`, `access.denied`, `plan.not-issued` for a closed one, `plan.changed-meanwhile`, `request.invalid` for a day in the future or
 * before the plan was issued.
 */
export async function amendPlan(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  request: {
    readonly planId: string
    readonly version: number
    readonly items: readonly PlanItem[]
    readonly on: PlainDate
  } & Moment,
): Promise<AppliedAmendment> {
  const { planId, version, items, on, today, now } = request
  const { tenantId } = actor
  const plan = await lockPlan(trx, tenantId, planId)
  const place = plan && { ownerPath: plan.orgPath, isDraft: plan.state === 'draft' }
  if (!plan || !place || !canReadPlan(actor, place)) throw new Problem('plan.not-found', { planId })
  mustBeAllowed(place.isDraft ? canEditPlan(actor, place) : canIssuePlan(actor, place))
  if (plan.state === 'closed') throw new Problem('plan.not-issued', { planId, code: plan.code })
  if (plan.version !== version) throw new Problem('plan.changed-meanwhile', { planId, version: plan.version })
  if (on > today || (plan.issuedOn !== null && on < plan.issuedOn)) {
    throw new Problem('request.invalid', { fields: [{ in: 'body', path: '/on' }] })
  }
  const amendment = await compareAmendment(trx, plan, items, today)
  const { draft: before, comparison, leaves, effectsBefore, effectsAdded } = amendment
  const nodes = amendTree(before.nodes, items, amendment, { on, stays: () => !place.isDraft, newId })
  const checked = { nodes, findings: recheckFindings(before, nodes, timeOf(plan), newId) }
  const after = withOutsideFindings(checked, await readOutsideFacts(trx, plan, checked, today), newId)
  await writeDraft(trx, tenantId, planId, before, after)
  const rowsNow = after.nodes.filter(({ leaf, droppedOn }) => leaf && droppedOn === null)
  await setVersion(trx, tenantId, planId, version + 1)
  if (place.isDraft) {
    const change = changeBetween(before, after)
    await insertEdit(trx, { tenantId, planId, version: version + 1, at: now, accountId: by.accountId, before: change })
  } else {
    const reworded = new Set(comparison.changed.flatMap(({ before: at, fields }) => (isReworded(fields) ? at : [])))
    const owed = [
      ...[...effectsBefore].map(([at, effect]) => ({ nodeId: leaves[at]?.id, effect, reworded: reworded.has(at) })),
      ...[...effectsAdded].map(([at, effect]) => ({ nodeId: rowsNow[at]?.id, effect, reworded: false })),
    ]
    await carryOut(
      trx,
      by,
      plan,
      owed.flatMap(({ nodeId, ...row }) => (nodeId === undefined ? [] : { nodeId, ...row })),
      { on, now, version: version + 1 },
    )
  }
  const applied: AppliedAmendment = {
    added: comparison.added.length,
    changed: comparison.changed.length,
    dropped: comparison.dropped.length,
    duties: countEffects([...effectsBefore.values(), ...effectsAdded.values()].map(({ leads }) => leads)),
  }
  if (!place.isDraft) {
    const changes: RowChange[] = [
      ...comparison.changed.flatMap(({ before: at, fields }) => {
        const leaf = leaves[at]
        return leaf ? { kind: 'changed' as const, nodeId: leaf.id, text: leaf.text, fields: [...fields] } : []
      }),
      ...comparison.dropped.flatMap((at) => {
        const leaf = leaves[at]
        return leaf ? { kind: 'dropped' as const, nodeId: leaf.id, text: leaf.text, fields: [] } : []
      }),
      ...comparison.added.flatMap((at) => {
        const leaf = rowsNow[at]
        return leaf ? { kind: 'added' as const, nodeId: leaf.id, text: leaf.text, fields: [] } : []
      }),
    ]
    await insertAmendment(trx, { tenantId, planId, on, basis: null, changes, duties: applied.duties, at: now, by })
  }
  await writeAudit(trx, by, {
    action: 'plan.amended',
    subjectKind: 'plan',
    subjectId: planId,
    subject: plan.code,
    after: { version: version + 1, on, ...applied },
  })
  return applied
}
