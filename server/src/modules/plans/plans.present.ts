import type { Deadline } from '@dondoc/contract/deadline'
import type { Finding } from '@dondoc/contract/imports'
import type { PlanDetail, PlanNode, PlanSummary } from '@dondoc/contract/plans'
import { dueDates } from '@dondoc/domain/calendar/due-dates'
import type { DateRange } from '@dondoc/domain/calendar/plain-date'
import { DUTY_STATUSES, type DutyStatus } from '@dondoc/domain/duties/status'
import { dueDateSettings } from '@dondoc/domain/settings/tenant-settings'
import { presentDutyCell } from '../duties/index.ts'
import type { Settings } from '../settings/index.ts'
import type { FindingRow, listPlanDuties, NodeRow, PlanRow } from './plans.read.store.ts'

type DutyRow = Awaited<ReturnType<typeof listPlanDuties>>[number]

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
  duties: readonly DutyRow[],
  period: DateRange,
  settings: Settings,
): Pick<PlanNode, 'dueFrom' | 'dueTo'> {
  const days =
    duties.length > 0 || node.deadline === null || node.droppedOn !== null
      ? duties.map(({ dueOn }) => dueOn)
      : dueDates(node.deadline, dueDateSettings(settings, period), settings.calendar).occurrences.map(
          ({ dueOn }) => dueOn,
        )
  const known = days.filter((day) => day !== null).sort()
  return { dueFrom: known[0] ?? null, dueTo: known.at(-1) ?? null }
}

/** The tree with its duties. */
export function presentNodes(
  nodes: readonly NodeRow[],
  duties: readonly DutyRow[],
  period: DateRange,
  settings: Settings,
): PlanNode[] {
  const byNode = Map.groupBy(duties, ({ nodeId }) => nodeId)
  return nodes.map((node) => {
    const own = byNode.get(node.id) ?? []
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
      duties: own.map(presentDutyCell),
      droppedOn: node.droppedOn,
    }
  })
}

export interface PlanContext {
  readonly counted: readonly { status: DutyStatus; count: number }[]
  readonly nodes: readonly NodeRow[]
  readonly duties: readonly DutyRow[]
  readonly findings: readonly FindingRow[]
  readonly source: { readonly fileName: string; readonly importedAt: Date } | undefined
  readonly can: PlanDetail['can']
  readonly settings: Settings
}

/** One plan with everything its page shows. */
export function presentPlan(row: PlanRow, context: PlanContext): PlanDetail {
  const { counted, nodes, duties, findings, source, can, settings } = context
  const { kind, superior, place, dateText, signer, demo } = row
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
