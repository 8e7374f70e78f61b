import type { Deadline } from '@dondoc/contract/deadline'
import type { Finding } from '@dondoc/contract/imports'
import type { PlanDetail, PlanNode, PlanSummary } from '@dondoc/contract/plans'
import type { StatusCounts } from '@dondoc/contract/shared'
import { dueDates } from '@dondoc/domain/calendar/due-dates'
import type { DateRange } from '@dondoc/domain/calendar/plain-date'
import { DUTY_STATUSES, type DutyStatus } from '@dondoc/domain/duties/status'
import { dueDateSettings } from '@dondoc/domain/settings/tenant-settings'
import type { Settings } from '../settings/index.ts'
import type { FindingRow, LeafDuties, NodeRow, PlanRow } from './plans.read.store.ts'

const countsOf = (counted: readonly { status: DutyStatus; count: number }[]): PlanSummary['counts'] => {
  const counts = Object.fromEntries(DUTY_STATUSES.map((status) => [status, 0])) as Record<DutyStatus, number>
  for (const { status, count } of counted) counts[status] += count
  return counts
}

/** A plan as lists show it; `counted` are the duties of that plan by status. */
export function presentPlanSummary(
  row: PlanRow,
  counted: readonly { status: DutyStatus; count: number }[],
): PlanSummary {
  const { id, code, state, title, number, issuedOn, year, itemCount, findingCount } = row
  return {
    id,
    code,
    state,
    title,
    number,
    issuedOn,
    year,
    period: { from: row.periodFrom, to: row.periodTo },
    issuer: { id: row.issuerId, name: row.issuerName, shortName: row.issuerShortName },
    itemCount,
    dutyCount: counted.reduce((sum, { count }) => sum + count, 0),
    findingCount,
    counts: countsOf(counted),
  }
}

export function presentFinding({ code, severity, item, field, message }: FindingRow): Finding {
  return { code, severity, item, field, message }
}

/** First and last of the days; of a leaf that has no duties yet, the days that issuing would give it. */
function dueRange(
  node: NodeRow,
  duties: LeafDuties | undefined,
  period: DateRange,
  settings: Settings,
): Pick<PlanNode, 'dueFrom' | 'dueTo' | 'originalDueTo'> {
  if (duties) return { dueFrom: duties.dueFrom, dueTo: duties.dueTo, originalDueTo: duties.originalDueTo }
  const counted =
    node.deadline === null || node.droppedOn !== null
      ? []
      : dueDates(node.deadline, dueDateSettings(settings, period), settings.calendar).occurrences
  const known = counted
    .map(({ dueOn }) => dueOn)
    .filter((day) => day !== null)
    .sort()
  return { dueFrom: known[0] ?? null, dueTo: known.at(-1) ?? null, originalDueTo: null }
}

const statusCountsOf = (duties: LeafDuties | undefined): StatusCounts =>
  Object.fromEntries(DUTY_STATUSES.map((status) => [status, duties?.[status] ?? 0])) as StatusCounts

/** The tree with what its duties come to. */
export function presentNodes(
  nodes: readonly NodeRow[],
  duties: readonly LeafDuties[],
  period: DateRange,
  settings: Settings,
): PlanNode[] {
  const byNode = new Map(duties.map((one) => [one.nodeId, one]))
  return nodes.map((node) => {
    const own = byNode.get(node.id)
    return {
      id: node.id,
      parentId: node.parentId,
      kind: node.kind,
      area: node.area,
      ordinal: node.ordinal,
      label: node.label,
      text: node.text,
      leaf: node.leaf,
      productText: node.productText,
      products: [...node.products],
      leadText: node.leadText,
      leads: [...node.leads],
      coordinatorText: node.coordinatorText,
      coordinators: [...node.coordinators],
      deadlineText: node.deadlineText,
      deadline: node.deadline as Deadline | null,
      budgetText: node.budgetText,
      note: node.note,
      ...dueRange(node, own, period, settings),
      counts: statusCountsOf(own),
      droppedOn: node.droppedOn,
    }
  })
}

export interface PlanContext {
  readonly nodes: readonly NodeRow[]
  readonly duties: readonly LeafDuties[]
  readonly findings: readonly FindingRow[]
  readonly source: { readonly fileName: string; readonly importedAt: Date } | undefined
  readonly can: PlanDetail['can']
  readonly settings: Settings
}

/** One plan with everything its page shows. */
export function presentPlan(row: PlanRow, context: PlanContext): PlanDetail {
  const { nodes, duties, findings, source, can, settings } = context
  const { kind, superior, place, dateText, signer, demo } = row
  const counted = DUTY_STATUSES.map((status) => ({
    status,
    count: duties.reduce((sum, leaf) => sum + leaf[status], 0),
  }))
  return {
    ...presentPlanSummary(row, counted),
    kind,
    superior,
    place,
    dateText,
    legalBases: [...row.legalBases],
    citations: [...row.citations],
    recipients: [...row.recipients],
    signer,
    sections: row.sections.map((section) => ({ ...section, points: [...section.points] })),
    nodes: presentNodes(nodes, duties, { from: row.periodFrom, to: row.periodTo }, settings),
    findings: findings.map(presentFinding),
    sourceName: source?.fileName ?? null,
    importedAt: source?.importedAt.toISOString() ?? null,
    demo,
    version: row.version,
    can,
  }
}
