import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type AmendedDuties, amendDuties, type WantedDuty } from '@dondoc/domain/plans/amend-duties'
import type { PlanTree, PlanTreeNode } from '@dondoc/domain/plans/plan-tree'
import type { AuditActor } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { addDuties, changeDuties, listStandingDuties, type NewDuty } from '../duties/index.ts'
import {
  contributionsOfPlan,
  createLeadResolver,
  type Directory,
  dutiesOfPlan,
  listNames,
  type NameRow,
  type PlanRow,
  readDirectory,
  resolveAgain,
  tellOwers,
} from '../plans/index.ts'
import { readSettings } from '../settings/index.ts'
import { findActOf, joinAct } from './join-act.ts'

export type AmendedPlan = Pick<
  PlanRow,
  'tenantId' | 'id' | 'code' | 'title' | 'issuerId' | 'state' | 'year' | 'periodFrom' | 'periodTo' | 'demo' | 'issuedOn'
>

export type Wanted = WantedDuty & { readonly duty: NewDuty }

/** A row before and after an amendment; added where there is none before, dropped where there is none after. */
export interface RowPair {
  readonly before: PlanTreeNode | undefined
  readonly after: PlanTreeNode | undefined
}

/** What becomes of the duties of a row: of its leads, and of those who help them. */
export interface RowEffect {
  readonly leads: AmendedDuties<Wanted>
  readonly contributions: AmendedDuties<Wanted>
}

const NOTHING: AmendedDuties<Wanted> = { kept: [], moved: [], stopped: [], added: [] }

const wantedOf = (duty: NewDuty): Wanted => {
  const { organizationId, role = 'lead', label, originalDueOn } = duty
  return { organizationId, role, occurrence: label, dueOn: originalDueOn, duty }
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

/** What becomes of the duties of rows that an amendment changes; nothing is written. Of a draft nothing is owed yet. */
export async function effectsOn(
  trx: Trx,
  plan: AmendedPlan,
  pairs: readonly RowPair[],
  day: { readonly on: PlainDate; readonly today: PlainDate },
): Promise<readonly RowEffect[]> {
  if (plan.state !== 'issued') return pairs.map(() => ({ leads: NOTHING, contributions: NOTHING }))
  const standing = Map.groupBy(await listStandingDuties(trx, plan.tenantId, plan.id), ({ nodeId }) => nodeId)
  const directory = await readDirectory(trx, plan.tenantId, day.today)
  const amended = pairs.flatMap(({ after }) => after ?? [])
  const names = await namesWith(trx, plan, amended, directory)
  const settings = await readSettings(trx, plan.tenantId)
  const period = { from: plan.periodFrom, to: plan.periodTo }
  const effects: RowEffect[] = []
  for (const { before, after } of pairs) {
    const made = before === undefined ? [] : (standing.get(before.id) ?? [])
    // Cases that came up go on as long as the row waits for more of them.
    const owed = made.filter(({ isCase }) => !isCase || after?.deadline?.kind !== 'on-occurrence')
    const leaves = after === undefined ? [] : [after]
    const act = await findActOf(trx, plan.tenantId, owed)
    const joined = (duty: NewDuty) => joinAct(duty, act, { deadline: after?.deadline ?? null, period }, settings)
    const leads = dutiesOfPlan(plan, leaves, names, directory, settings).duties
    // Who helped already keeps the days that were counted when the plan was issued.
    const given = { on: before === undefined ? day.on : (plan.issuedOn ?? day.on), settings }
    const helping = contributionsOfPlan(plan, leaves, leads, names, directory, given)
    const amended = (role: 'lead' | 'coordinator', wanted: readonly NewDuty[]) => {
      const duties = owed.filter((duty) => duty.role === role)
      const effect = amendDuties(
        duties,
        wanted.map((duty) => wantedOf(joined(duty))),
      )
      return before?.deadlineText === after?.deadlineText ? keepDays(effect) : effect
    }
    effects.push({ leads: amended('lead', leads), contributions: amended('coordinator', helping) })
  }
  return effects
}

/** Where the plan's words on time stay, so do the days under way: those that were granted since, too. */
const keepDays = (effect: AmendedDuties<Wanted>): AmendedDuties<Wanted> => ({
  ...effect,
  kept: [...effect.kept, ...effect.moved.map(({ id }) => id)],
  moved: [],
})

/** What is asked of those who owe a row, as a plan in the application and as a file names its fields; budget and notes are not. */
const ASKED: ReadonlySet<string> = new Set([
  ...['text', 'productText', 'deadlineText'],
  ...['task', 'activity', 'product', 'deadline'],
])

/** Whether an amendment of a row changes what is asked of those who owe it. */
export const isReworded = (fields: readonly { readonly field: string }[]): boolean =>
  fields.some(({ field }) => ASKED.has(field))

/** Carries out what becomes of duties: history stays, due dates move from the day on, new ones are given from it; holders are told. */
export async function carryOut(
  trx: Trx,
  by: AuditActor,
  plan: AmendedPlan,
  rows: readonly { readonly nodeId: string; readonly effect: RowEffect; readonly reworded: boolean }[],
  day: { readonly on: PlainDate; readonly now: Date; readonly version: number },
): Promise<void> {
  const effects = rows.flatMap(({ nodeId, reworded, effect }) =>
    [effect.leads, effect.contributions].map((one) => ({ nodeId, reworded, ...one })),
  )
  const cause = `amended-${day.version}`
  await changeDuties(
    trx,
    by,
    {
      moved: effects.flatMap(({ moved }) => moved),
      stopped: effects.flatMap(({ stopped }) => stopped),
      reworded: effects.flatMap(({ kept, reworded }) => (reworded ? kept : [])),
    },
    { ...day, cause },
  )
  const added = effects.flatMap((effect) => effect.added.map(({ duty }) => ({ ...duty, nodeId: effect.nodeId })))
  const { tenantId, id: planId, demo } = plan
  await addDuties(trx, { tenantId, planId, issuedOn: day.on, demo }, added)
  await tellOwers(trx, by, plan, added, { cause: `${cause}/`, at: day.now })
}
