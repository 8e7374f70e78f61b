import type { RowChange } from '@dondoc/contract/plan-amendments'
import { canIssuePlan, canReadPlan } from '@dondoc/domain/access/predicates'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { keepDropped } from '@dondoc/domain/plans/amend-tree'
import { withOutsideFindings } from '@dondoc/domain/plans/data-findings'
import type { PlanDraft, PlanEdit } from '@dondoc/domain/plans/edit'
import { applyEdits } from '@dondoc/domain/plans/edit-tree'
import type { PlanTreeNode } from '@dondoc/domain/plans/plan-tree'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import { Problem } from '../../lib/problem.ts'
import { lockPlan } from '../plans/index.ts'
import { carryOut, effectsOn, isReworded, type RowEffect } from './amend-effects.ts'
import { countEffects } from './amend-plan.ts'
import { insertAmendment } from './amendments.store.ts'
import { readDraft, writeDraft } from './draft.store.ts'
import { type Moment, timeOf } from './edit-plan.ts'
import { setVersion } from './edits.store.ts'
import { readOutsideFacts } from './outside-facts.ts'

type AmendablePlan = NonNullable<Awaited<ReturnType<typeof lockPlan>>>

/** The words of a row whose change is an amendment; its number is not. */
const FIELDS = ['text', 'productText', 'leadText', 'coordinatorText', 'deadlineText', 'budgetText', 'note'] as const

interface AmendedRow {
  readonly change: RowChange
  readonly effect: RowEffect
}

interface Compared {
  readonly before: PlanDraft
  readonly after: PlanDraft
  readonly rows: readonly AmendedRow[]
}

const standingLeaves = (draft: Pick<PlanDraft, 'nodes'>): readonly PlanTreeNode[] =>
  draft.nodes.filter(({ leaf, droppedOn }) => leaf && droppedOn === null)

function changeOf(before: PlanTreeNode | undefined, after: PlanTreeNode | undefined): RowChange | null {
  const row = after ?? before
  if (row === undefined) return null
  const fields = FIELDS.flatMap((field) => {
    const [was, is] = [before?.[field] ?? null, after?.[field] ?? null]
    return was === is ? [] : [{ field, before: was, after: is }]
  })
  if (before !== undefined && after !== undefined && fields.length === 0) return null
  const kind = before === undefined ? 'added' : after === undefined ? 'dropped' : 'changed'
  return { kind, nodeId: row.id, text: row.text, fields: kind === 'dropped' ? [] : fields }
}

/** What acts on an issued plan change in its rows and in the duties under way; nothing is written. Throws `plan.edit-refused`. */
async function compare(
  trx: Trx,
  plan: AmendablePlan,
  request: { readonly edits: readonly PlanEdit[]; readonly on: PlainDate; readonly today: PlainDate },
): Promise<Compared> {
  const { edits, on, today } = request
  const before = await readDraft(trx, plan.tenantId, plan.id)
  const result = applyEdits(before, edits, { time: timeOf(plan), newId })
  if (!result.ok) throw new Problem('plan.edit-refused', { reason: result.code, at: result.at })
  const was = new Map(standingLeaves(before).map((node) => [node.id, node]))
  const is = new Map(standingLeaves(result.draft).map((node) => [node.id, node]))
  const pairs = [...new Set([...was.keys(), ...is.keys()])].flatMap((id) => {
    const pair = { before: was.get(id), after: is.get(id) }
    const change = changeOf(pair.before, pair.after)
    return change === null ? [] : [{ ...pair, change }]
  })
  const effects = await effectsOn(trx, plan, pairs, { on, today })
  const dropped = pairs.flatMap((pair) => (pair.after === undefined && pair.before ? [pair.before] : []))
  const after = { ...result.draft, nodes: keepDropped(result.draft.nodes, dropped, on) }
  const rows = pairs.flatMap(({ change }, at) => {
    const effect = effects[at]
    return effect === undefined ? [] : [{ change, effect }]
  })
  return { before, after, rows }
}

/** The plan, held, if the actor may amend it. */
async function lockIssued(
  trx: Trx,
  actor: Actor,
  request: { readonly planId: string; readonly version: number; readonly on: PlainDate; readonly today: PlainDate },
): Promise<AmendablePlan> {
  const { planId, version, on, today } = request
  const plan = await lockPlan(trx, actor.tenantId, planId)
  const place = plan && { ownerPath: plan.orgPath, isDraft: plan.state === 'draft' }
  if (!plan || !place || !canReadPlan(actor, place)) throw new Problem('plan.not-found', { planId })
  mustBeAllowed(canIssuePlan(actor, place))
  if (plan.state !== 'issued') throw new Problem('plan.not-issued', { planId, code: plan.code })
  if (plan.version !== version) throw new Problem('plan.changed-meanwhile', { planId, version: plan.version })
  if (on > today || (plan.issuedOn !== null && on < plan.issuedOn))
    throw new Problem('request.invalid', { fields: [{ in: 'body', path: '/on' }] })
  return plan
}

interface Request extends Moment {
  readonly planId: string
  readonly version: number
  readonly on: PlainDate
  readonly edits: readonly PlanEdit[]
}

const shown = ({ rows }: Compared) => ({
  rows: rows.map(({ change, effect }) => ({
    ...change,
    fields: [...change.fields],
    duties: countEffects([effect.leads]),
  })),
  duties: countEffects(rows.map(({ effect }) => effect.leads)),
})

/** What an amendment would change. Throws what `lockIssued` and `compare` throw. */
export async function previewAmendment(trx: Trx, actor: Actor, request: Request) {
  const plan = await lockIssued(trx, actor, request)
  return shown(await compare(trx, plan, request))
}

/**
 * Amends an issued plan by acts in the application, on the ground of a document and from a day: rows that go on keep their duties,
 * dropped ones stay marked with what was done. Throws what `previewAmendment` throws, and `plan.nothing-amended`.
 */
export async function amendInApplication(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  request: Request & { readonly basis: string },
) {
  const { planId, version, on, basis, now, today } = request
  const plan = await lockIssued(trx, actor, request)
  const { tenantId } = plan
  const compared = await compare(trx, plan, request)
  if (compared.rows.length === 0) throw new Problem('plan.nothing-amended', { planId })
  const after = withOutsideFindings(compared.after, await readOutsideFacts(trx, plan, compared.after, today), newId)
  await writeDraft(trx, tenantId, planId, compared.before, after)
  await setVersion(trx, tenantId, planId, version + 1)
  await carryOut(
    trx,
    by,
    plan,
    compared.rows.map(({ change, effect }) => ({
      nodeId: change.nodeId,
      effect,
      reworded: isReworded(change.fields),
    })),
    { on, now, version: version + 1 },
  )
  const answer = shown(compared)
  const changes = compared.rows.map(({ change }) => change)
  await insertAmendment(trx, { tenantId, planId, on, basis, changes, duties: answer.duties, at: now, by })
  await writeAudit(trx, by, {
    action: 'plan.amended',
    subjectKind: 'plan',
    subjectId: planId,
    subject: plan.code,
    after: { version: version + 1, on, basis, rows: changes.length, duties: answer.duties },
  })
  return answer
}
