import { canEditPlan, canIssuePlan, canReadPlan } from '@dondoc/domain/access/predicates'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { PlanItem } from '@dondoc/domain/imports/reading'
import { type AmendedDuties, amendDuties, type StandingDuty, type WantedDuty } from '@dondoc/domain/plans/amend-duties'
import { type Amendment, amendTree, compareWithPlan } from '@dondoc/domain/plans/amend-tree'
import { treeOfItems } from '@dondoc/domain/plans/build-tree'
import { recheckFindings } from '@dondoc/domain/plans/check-draft'
import { withOutsideFindings } from '@dondoc/domain/plans/data-findings'
import { changeBetween } from '@dondoc/domain/plans/draft-change'
import type { PlanDraft } from '@dondoc/domain/plans/edit'
import type { PlanTree, PlanTreeNode } from '@dondoc/domain/plans/plan-tree'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import { Problem } from '../../lib/problem.ts'
import { addDuties, changeDuties, listStandingDuties, type NewDuty } from '../duties/index.ts'
import {
  createLeadResolver,
  type Directory,
  dutiesOfPlan,
  listNames,
  lockPlan,
  type NameRow,
  type PlanRow,
  readDirectory,
  resolveAgain,
} from '../plans/index.ts'
import { readSettings } from '../settings/index.ts'
import { readDraft, writeDraft } from './draft.store.ts'
import { type Moment, timeOf } from './edit-plan.ts'
import { insertEdit, setVersion } from './edits.store.ts'
import { readOutsideFacts } from './outside-facts.ts'

type AmendedPlan = Pick<
  PlanRow,
  'tenantId' | 'id' | 'code' | 'issuerId' | 'state' | 'year' | 'periodFrom' | 'periodTo' | 'demo' | 'issuedOn'
>

type Wanted = WantedDuty & { readonly duty: NewDuty }

/** What an amended version changes in the rows of a plan and in the duties they made. */
export interface PlanAmendment extends Amendment {
  readonly draft: PlanDraft
  /** The leaves of the amended version, as `comparison` counts them `after`. */
  readonly amended: readonly PlanTreeNode[]
  /** By the index of the leaf before, and of the added leaf after. */
  readonly dutiesBefore: ReadonlyMap<number, AmendedDuties<Wanted>>
  readonly dutiesAdded: ReadonlyMap<number, AmendedDuties<Wanted>>
}

/** The names of the plan and, resolved but not kept, those that come with the amendment. */
async function namesWith(trx: Trx, plan: AmendedPlan, leaves: PlanTree, directory: Directory): Promise<NameRow[]> {
  const { tenantId, id: planId } = plan
  const rows = [...resolveAgain(await listNames(trx, tenantId, planId), directory, plan.issuerId)]
  const known = new Set(rows.map(({ name }) => name))
  const resolve = createLeadResolver(directory, plan.issuerId)
  const added = [...new Set(leaves.flatMap(({ leads }) => leads))].filter((name) => !known.has(name))
  return [
    ...rows,
    ...added.flatMap((name) =>
      resolve(name).map((lead, position) => ({ tenantId, planId, name, position, settled: false, ...lead })),
    ),
  ]
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
  const standing = Map.groupBy(await listStandingDuties(trx, tenantId, planId), ({ nodeId }) => nodeId)
  const directory = await readDirectory(trx, tenantId, today)
  const names = await namesWith(trx, plan, amended, directory)
  const settings = await readSettings(trx, tenantId)
  const { leaves, comparison } = amendment
  const effect = (before: PlanTreeNode | undefined, after: PlanTreeNode | undefined): AmendedDuties<Wanted> => {
    const owed: readonly StandingDuty[] = before === undefined ? [] : (standing.get(before.id) ?? [])
    if (plan.state !== 'issued') return { kept: [], moved: [], stopped: [], added: [] }
    const wanted = after === undefined ? [] : dutiesOfPlan(plan, [after], names, directory, settings).duties
    return amendDuties(
      owed,
      wanted.map((duty) => ({
        organizationId: duty.organizationId,
        occurrence: duty.label,
        dueOn: duty.originalDueOn,
        duty,
      })),
    )
  }
  return {
    ...amendment,
    draft,
    amended,
    dutiesBefore: new Map([
      ...comparison.changed.map(({ before, after }) => [before, effect(leaves[before], amended[after])] as const),
      ...comparison.dropped.map((before) => [before, effect(leaves[before], undefined)] as const),
    ]),
    dutiesAdded: new Map(comparison.added.map((after) => [after, effect(undefined, amended[after])] as const)),
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
  const { draft: before, comparison, leaves, dutiesBefore, dutiesAdded } = amendment
  const nodes = amendTree(before.nodes, items, amendment, { on, stays: () => !place.isDraft, newId })
  const checked = { nodes, findings: recheckFindings(before, nodes, timeOf(plan), newId) }
  const after = withOutsideFindings(checked, await readOutsideFacts(trx, plan, checked, today), newId)
  await writeDraft(trx, tenantId, planId, before, after)
  await setVersion(trx, tenantId, planId, version + 1)
  if (place.isDraft) {
    const change = changeBetween(before, after)
    await insertEdit(trx, { tenantId, planId, version: version + 1, at: now, accountId: by.accountId, before: change })
  } else {
    const rows = after.nodes.filter(({ leaf, droppedOn }) => leaf && droppedOn === null)
    const owedNow = [
      ...[...dutiesBefore].map(([at, effect]) => ({ nodeId: leaves[at]?.id, effect })),
      ...[...dutiesAdded].map(([at, effect]) => ({ nodeId: rows[at]?.id, effect })),
    ]
    await changeDuties(
      trx,
      by,
      {
        moved: owedNow.flatMap(({ effect }) => effect.moved),
        stopped: owedNow.flatMap(({ effect }) => effect.stopped),
      },
      { on, now },
    )
    const added = owedNow.flatMap(({ nodeId, effect }) =>
      nodeId === undefined ? [] : effect.added.map(({ duty }) => ({ ...duty, nodeId })),
    )
    await addDuties(trx, { tenantId, planId, issuedOn: on, demo: plan.demo }, added)
  }
  const applied: AppliedAmendment = {
    added: comparison.added.length,
    changed: comparison.changed.length,
    dropped: comparison.dropped.length,
    duties: countEffects([...dutiesBefore.values(), ...dutiesAdded.values()]),
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
