import type { PlanTable, PlanTableArea, PlanTableItem } from '@dondoc/documents/export/plan-table'
import { planTablesToXlsx, planTableToXlsx } from '@dondoc/documents/export/plan-table-to-xlsx'
import type { PlanItem, PlanReading } from '@dondoc/domain/imports/reading'
import { areaName } from '@dondoc/domain/plans/area-name'

/** The rows of readings as the workbook an office would print: title, area rows, merged cells; a sheet for each of several. */
export function printXlsx(readings: readonly PlanReading[]): Promise<Uint8Array> {
  const [first, ...others] = readings
  if (first && others.length === 0) return planTableToXlsx(tableOf(first))
  return planTablesToXlsx(
    readings.map((reading) => ({ name: reading.source.replace(/\.[^.]*$/, ''), plan: tableOf(reading) })),
  )
}

function tableOf({ document, items }: PlanReading): PlanTable {
  const rows = items.flatMap((item, at) => {
    const heading = headingOf(item)
    const above = items[at - 1]
    return heading === null || (above && headingOf(above) === heading) ? [rowOf(item)] : [areaOf(heading), rowOf(item)]
  })
  const { kind, title, number, issuer, dateText } = document
  return { kind: kind ?? 'Kế hoạch', title: title ?? '', number, issuer, dateText, rows }
}

const headingOf = (item: PlanItem): string | null => item.areaHeading ?? (item.area && areaName(item.area))

function areaOf(printed: string): PlanTableArea {
  const match = /^([IVX]+|[A-H])[.)]?\s+(.+)$/.exec(printed)
  return { kind: 'area', ordinal: match?.[1] ?? null, heading: match?.[2] ?? printed }
}

const labelled = (label: string | null, text: string | null): string | null =>
  label === null || text === null ? text : `${label} ${text}`

const rowOf = (item: PlanItem): PlanTableItem => ({
  kind: 'item',
  ordinal: item.ordinal,
  objective: item.objective,
  task: labelled(item.taskLabel, item.task),
  activity: labelled(item.activityLabel, item.activity),
  product: item.productText,
  lead: item.leadText,
  coordinator: item.coordinatorText,
  deadline: item.deadlineText,
  budget: item.budgetText,
  note: item.note,
})
