import type { DutyCell, DutyDetail, DutyRow, DutyUpdate } from '@dondoc/contract/duties'
import type { EvidenceRecord } from '@dondoc/contract/records'
import { daysBetween, type PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type WorkingCalendar, workingDaysBetween } from '@dondoc/domain/calendar/working-calendar'
import { acceptanceOn } from '@dondoc/domain/duties/acceptance'
import { missedCheckpoint } from '@dondoc/domain/duties/checkpoints'
import type { z } from 'zod'
import type { AwaitedRow } from './awaited.store.ts'
import type { DutyRowData } from './duties.store.ts'
import type { DutyNode, DutyUpdateRow } from './duty-detail.store.ts'
import { managementOf, rightsOn, type Viewer } from './duty-rights.ts'
import type { DutyState } from './duty-state.ts'
import type { ReportedUpdate } from './product-reports.store.ts'

/** Rows of one list often share a due date: each stretch of working days is counted once. */
export type DayCounter = (dueOn: PlainDate) => number

/** Counts working days from a day on. */
export function countFrom(asOf: PlainDate, calendar: WorkingCalendar): DayCounter {
  const counted = new Map<PlainDate, number>()
  return (dueOn) => {
    const known = counted.get(dueOn)
    if (known !== undefined) return known
    const days = workingDaysBetween(asOf, dueOn, calendar)
    counted.set(dueOn, days)
    return days
  }
}

const daysLateOf = ({ dueOn, deliveredOn, status }: DutyState, asOf: PlainDate): number =>
  dueOn === null || (status === 'stopped' && deliveredOn === null)
    ? 0
    : Math.max(0, daysBetween(dueOn, deliveredOn ?? asOf))

const isLateAgainstOriginal = ({ waits, originalDueOn, deliveredOn, status }: DutyState, asOf: PlainDate): boolean =>
  !waits &&
  originalDueOn !== null &&
  (deliveredOn !== null ? deliveredOn > originalDueOn : status !== 'stopped' && asOf > originalDueOn)

export const missedOf = (row: DutyState, asOf: PlainDate): DutyRow['missedCheckpoint'] =>
  ['overdue', 'running', 'not-started'].includes(row.status) ? missedCheckpoint(row, asOf) : null

/** A duty as lists show it on a day. */
export function presentDutyRow(row: DutyRowData, asOf: PlainDate, workingDays: DayCounter, viewer: Viewer): DutyRow {
  const { dueOn, deliveredOn, status } = row
  const isOpen = deliveredOn === null && status !== 'stopped'
  const acceptance = acceptanceOn(row, viewer.silentBefore)
  const parts = row.partCount === 0 ? null : { total: row.partCount, open: row.openParts }
  return {
    ...presentDutyCell(row),
    plan: { id: row.planId, code: row.planCode, title: row.planTitle },
    nodeId: row.nodeId,
    area: row.area,
    text: row.text,
    productText: row.productText,
    deadlineText: row.deadlineText,
    role: row.role,
    parentId: row.parentId,
    acceptance,
    assignee: row.assigneeId === null ? null : { id: row.assigneeId, name: row.assigneeName ?? '' },
    parts,
    occurrence: row.occurrence,
    doneOn: deliveredOn,
    progress: deliveredOn === null ? (row.partProgress ?? row.progress) : row.progress,
    daysLate: daysLateOf(row, asOf),
    workingDaysLeft: isOpen && dueOn !== null ? workingDays(dueOn) : null,
    lastUpdateOn: row.lastUpdateOn,
    reason: row.reason,
    waitsFor: [...row.waitsFor],
    returned: row.returned,
    version: row.version,
    askedDueOn: viewer.isToday ? row.askedDueOn : null,
    lateAgainstOriginal: isLateAgainstOriginal(row, asOf),
    missedCheckpoint: missedOf(row, asOf),
    ...rightsOn({ ...row, acceptance, parts }, viewer),
  }
}

/** A duty inside a plan's table. */
export function presentDutyCell(
  row: Pick<
    DutyRowData,
    'id' | 'code' | 'status' | 'dueOn' | 'originalDueOn' | 'organizationId' | 'organizationName'
  > & {
    readonly organizationShortName: string | null
  },
): z.infer<typeof DutyCell> {
  const { id, code, status, dueOn, originalDueOn, organizationId, organizationName, organizationShortName } = row
  return {
    id,
    code,
    status,
    dueOn,
    originalDueOn,
    organization: { id: organizationId, name: organizationName, shortName: organizationShortName },
  }
}

/** What a duty's page shows beside its row. */
export interface DutyContext {
  readonly node: DutyNode
  readonly path: DutyDetail['path']
  readonly sourceName: string | null
  readonly updates: readonly DutyUpdateRow[]
  readonly evidence: readonly (EvidenceRecord & { readonly updateId: string })[]
  readonly reported: readonly ReportedUpdate[]
  readonly awaited: readonly AwaitedRow[]
  readonly viewer: Viewer
  readonly calendar: WorkingCalendar
  readonly giver: DutyDetail['giver']
  readonly parent: DutyDetail['parent']
  readonly partDuties: DutyRow[]
  readonly companions: DutyRow[]
  readonly checklist: DutyDetail['checklist']
  readonly budget: DutyDetail['budget']
}

/** One duty with the plan's own words and its history. */
export function presentDuty(row: DutyRowData, asOf: PlainDate, context: DutyContext): DutyDetail {
  const { node, sourceName, evidence } = context
  return {
    ...presentDutyRow(row, asOf, countFrom(asOf, context.calendar), context.viewer),
    path: context.path,
    leadText: node.leadText,
    coordinatorText: node.coordinatorText,
    products: [...node.products],
    checklist: context.checklist,
    budget: context.budget,
    deadline: node.deadline as DutyDetail['deadline'],
    budgetText: node.budgetText,
    note: node.note,
    waitingFor: row.waits ? (row.waitingWords ?? node.deadlineText) : null,
    checkpoints: row.checkpoints.map((checkpoint) => ({ ...checkpoint })),
    waitingKind: row.waits ? row.waitingKind : null,
    source: sourceName === null ? null : { name: sourceName, page: node.source?.page ?? null },
    giver: context.giver,
    parent: context.parent,
    partDuties: context.partDuties,
    companions: context.companions,
    manages: managementOf(row, context.viewer),
    updates: presentUpdates(context.updates, evidence, context.reported, context.awaited),
  }
}

/** Updates with the records that prove them. */
export function presentUpdates(
  updates: readonly DutyUpdateRow[],
  evidence: readonly (EvidenceRecord & { readonly updateId: string })[],
  reported: readonly ReportedUpdate[],
  awaited: readonly AwaitedRow[],
): DutyUpdate[] {
  const products = new Map(reported.map((update) => [update.id, update.products]))
  return updates.map(({ id, kind, on, progress, text, reason, author, recordedAt, demo, findings, spent }) => ({
    id,
    kind,
    on,
    progress,
    text,
    reason,
    waitsFor: awaited
      .filter(({ updateId }) => updateId === id)
      .map(({ id: dutyId, code, organizationId, name, shortName }) => {
        return { id: dutyId, code, organization: { id: organizationId, name, shortName } }
      }),
    author,
    recordedAt: recordedAt.toISOString(),
    records: evidence.filter(({ updateId }) => updateId === id),
    products: [...(products.get(id) ?? [])],
    findings: (findings ?? []) as DutyUpdate['findings'],
    spent: spent === null ? null : Number(spent),
    demo,
  }))
}
