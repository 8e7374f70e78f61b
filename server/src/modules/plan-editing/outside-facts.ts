import type { Deadline } from '@dondoc/domain/calendar/deadline'
import { lastDueDate } from '@dondoc/domain/calendar/last-due-date'
import type { DateRange, PlainDate } from '@dondoc/domain/calendar/plain-date'
import { printDeadline } from '@dondoc/domain/calendar/print-deadline'
import { isLaterThanSuperior } from '@dondoc/domain/cascade/superior-plan'
import { findCitations } from '@dondoc/domain/imports/citations'
import type { Citation, Section } from '@dondoc/domain/imports/reading'
import type { OutsideFacts } from '@dondoc/domain/plans/data-findings'
import type { PlanDraft } from '@dondoc/domain/plans/edit'
import type { PlanTree } from '@dondoc/domain/plans/plan-tree'
import { NATIONAL_RECORDS } from '@dondoc/domain/records/national-records'
import { createReplacementFinder, withRegister } from '@dondoc/domain/records/replacement'
import { dueDateSettings } from '@dondoc/domain/settings/tenant-settings'
import type { Trx } from '../../lib/db.ts'
import { createLeadResolver, type Directory, listNames, readDirectory } from '../plans/index.ts'
import { listReplaced } from '../records/index.ts'
import { readSettings, type Settings } from '../settings/index.ts'
import { insertNames, type NewName } from './names.store.ts'

interface DraftPlan {
  readonly tenantId: string
  readonly id: string
  readonly issuerId: string
  readonly periodFrom: PlainDate
  readonly periodTo: PlainDate
  readonly orgPath: string
  readonly documentDate: PlainDate | null
  readonly legalBases: readonly Citation[]
  readonly sections: readonly Section[]
}

const namesOf = (nodes: PlanTree): ReadonlySet<string> =>
  new Set(nodes.filter(({ leaf }) => leaf).flatMap(({ leads, coordinators }) => [...leads, ...coordinators]))

const lastDue = (deadline: Deadline | null, period: DateRange, settings: Settings): PlainDate | null =>
  lastDueDate(deadline, dueDateSettings(settings, period), settings.calendar)

/** Rows that are due after a row of the superior plan that they carry out, with that row's deadline in words. */
async function findTooLate(trx: Trx, plan: DraftPlan, nodes: PlanTree): Promise<ReadonlyMap<string, string>> {
  const above = await trx
    .selectFrom('plan_link as l')
    .innerJoin('plan_node as n', (join) =>
      join.onRef('n.tenantId', '=', 'l.tenantId').onRef('n.id', '=', 'l.superiorId'),
    )
    .innerJoin('plan as p', (join) => join.onRef('p.tenantId', '=', 'n.tenantId').onRef('p.id', '=', 'n.planId'))
    .select(['l.nodeId', 'n.deadline', 'n.deadlineText', 'p.periodFrom', 'p.periodTo'])
    .where('l.tenantId', '=', plan.tenantId)
    .where('l.planId', '=', plan.id)
    .where('l.state', '=', 'confirmed')
    .execute()
  if (above.length === 0) return new Map()
  const byId = new Map(nodes.filter(({ leaf }) => leaf).map((node) => [node.id, node]))
  const settings = await readSettings(trx, plan.tenantId)
  const late = new Map<string, string>()
  for (const { nodeId, deadline, deadlineText, periodFrom, periodTo } of above) {
    const node = byId.get(nodeId)
    if (node === undefined || deadline === null) continue
    const limit = lastDue(deadline, { from: periodFrom, to: periodTo }, settings)
    const due = lastDue(node.deadline, { from: plan.periodFrom, to: plan.periodTo }, settings)
    if (isLaterThanSuperior(due, limit)) late.set(nodeId, deadlineText ?? printDeadline(deadline))
  }
  return late
}

/** The documents a plan names in its opening and its sections. */
const basesOf = ({ legalBases, sections }: DraftPlan): readonly Citation[] => [
  ...legalBases,
  ...sections.flatMap(({ heading, points }) => [heading, ...points].flatMap(findCitations)),
]

/**
 * What is known outside a draft: whom its names mean, the deadlines above it and the documents that were replaced. Names that came with an edit are looked up once
 * and kept; those that nobody answered to are asked again, because an alias or a group may have come since.
 */
export async function readOutsideFacts(
  trx: Trx,
  plan: DraftPlan,
  draft: PlanDraft,
  today: PlainDate,
  given?: Directory,
): Promise<OutsideFacts> {
  const { tenantId, id: planId } = plan
  const rows = await listNames(trx, tenantId, planId)
  const known = new Set(rows.map(({ name }) => name))
  const wanted = [...namesOf(draft.nodes)]
  const open = rows.filter((row) => !row.settled && row.organizationId === null && row.groupId === null)
  const added = wanted.filter((name) => !known.has(name))
  const unknownLeads = new Set<string>()
  if (open.length > 0 || added.length > 0) {
    const resolve = createLeadResolver(given ?? (await readDirectory(trx, tenantId, today)), plan.issuerId)
    const isUnknown = (words: string): boolean =>
      resolve(words).some(({ organizationId, groupId }) => organizationId === null && groupId === null)
    const names = added.flatMap((name): NewName[] =>
      resolve(name).map((lead, position) => ({ name, position, ...lead })),
    )
    await insertNames(trx, tenantId, planId, names)
    for (const { name, organizationId, groupId } of names) {
      if (organizationId === null && groupId === null) unknownLeads.add(name)
    }
    for (const { name, part } of open) if (isUnknown(part)) unknownLeads.add(name)
  }
  const records = withRegister(
    NATIONAL_RECORDS,
    await listReplaced(
      trx,
      plan,
      NATIONAL_RECORDS.map(({ number }) => number),
    ),
  )
  // A plan of an earlier year named what was in force then.
  const on = plan.documentDate ?? today
  return {
    unknownLeads,
    tooLate: await findTooLate(trx, plan, draft.nodes),
    bases: basesOf(plan),
    replacementsOf: createReplacementFinder(records, on),
  }
}
