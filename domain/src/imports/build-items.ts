import { parseDeadline } from '../calendar/parse-deadline.ts'
import type { DateRange } from '../calendar/plain-date.ts'
import { splitAgencies } from './agencies.ts'
import type { Cell } from './blocks.ts'
import { dropEnd } from './normalise.ts'
import { splitProducts } from './products.ts'
import type { FieldText, RowDraft } from './read-rows.ts'
import type { ItemField, ItemSource, PlanItem } from './reading.ts'
import type { RowArea } from './repair-areas.ts'
import { readLabel } from './work-label.ts'

export interface PlanTime {
  readonly year: number | null
  readonly period: DateRange | null
}

export interface BuiltItem {
  readonly item: PlanItem
  /** The column a deadline was taken from when it stood in the wrong one. */
  readonly movedFrom: ItemField | null
  readonly joined: boolean
  readonly areaRepaired: boolean
}

/** A row's texts read: labels off, agencies and products split, the deadline understood, its place kept. */
export function buildItem(row: RowDraft, area: RowArea, time: PlanTime): BuiltItem {
  const { fields, movedFrom } = moveDeadline(withSplitLead(row.fields), time)
  const work = nestWork(row, fields)
  const task = readLabel(work.task)
  const activity = readLabel(work.activity)
  const deadlineText = fields.deadline?.text ?? null
  const heading = row.fields.areaHeading?.text ?? row.band?.heading ?? null
  const item: PlanItem = {
    ordinal: fields.ordinal ? dropEnd(fields.ordinal.text, ' .)') : numberOf(task.label),
    area: area.area,
    areaHeading: area.repaired ? null : heading,
    objective: work.objective,
    task: task.text,
    taskLabel: task.label,
    activity: activity.text,
    activityLabel: activity.label,
    productText: fields.product?.text ?? null,
    products: fields.product ? splitProducts(fields.product.paragraphs) : [],
    leadText: fields.lead?.text ?? null,
    lead: fields.lead ? splitAgencies(fields.lead.paragraphs) : [],
    coordinatorText: fields.coordinator?.text ?? null,
    coordinators: fields.coordinator ? splitAgencies(fields.coordinator.paragraphs) : [],
    deadlineText,
    deadline: deadlineText ? parseDeadline(deadlineText, time) : null,
    budgetText: fields.budget ? joinThousands(fields.budget.text) : null,
    note: fields.note?.text ?? null,
    source: readSource(fields),
    confidence: readConfidence(fields, row.joined),
  }
  return { item, movedFrom, joined: row.joined, areaRepaired: area.repaired }
}

/** A task numbered in its own cell, where the table has no column of numbers. */
const numberOf = (label: string | null): string | null => /^(\d{1,3})[.)]$/.exec(label ?? '')?.[1] ?? null

type Fields = RowDraft['fields']

/** "12. 500": a sum broken over two lines of a narrow cell. */
const joinThousands = (text: string): string => text.replace(/(\d)\.\s+(?=\d{3}(?!\d))/g, '$1.')

/** A group heading is one level above the row's own: the task of an activity, the objective of a task. */
function nestWork(
  row: RowDraft,
  fields: Fields,
): { objective: string | null; task: string | null; activity: string | null } {
  const objective = fields.objective?.text ?? null
  const task = fields.task?.text ?? null
  const activity = fields.activity?.text ?? null
  if (row.group === null)
    return task === null && activity === null
      ? { objective: null, task: objective, activity }
      : { objective, task, activity }
  if (task === null)
    return activity === null
      ? { objective: row.group, task: objective, activity }
      : { objective, task: row.group, activity }
  return { objective: objective ?? row.group, task, activity }
}

const BOTH =
  /^(?:[-+•]\s*)?(?:(?:cơ quan|đơn vị)\s+)?chủ trì\s*:\s*(.+?)[\s;,.]*(?:[-+•]\s*)?(?:(?:cơ quan|đơn vị)\s+)?phối hợp\s*:\s*(.+)$/isu

/** One column for both: "Chủ trì: Văn phòng; phối hợp: các phòng". */
function withSplitLead(fields: Fields): Fields {
  const lead = fields.lead
  const match = lead && !fields.coordinator ? BOTH.exec(lead.paragraphs.join('\n')) : null
  if (!lead || !match?.[1] || !match[2]) return fields
  const part = (text: string): FieldText => {
    const paragraphs = text.split('\n').map((line) => line.trim())
    return { text: paragraphs.join(' '), paragraphs, cells: lead.cells }
  }
  return { ...fields, lead: part(match[1]), coordinator: part(match[2]) }
}

/** A time under "Kinh phí" or "Ghi chú" while "Thời gian" is empty belongs there: a date, month, quarter or year only. */
function moveDeadline(
  fields: Fields,
  time: PlanTime,
): { readonly fields: Fields; readonly movedFrom: ItemField | null } {
  if (fields.deadline) return { fields, movedFrom: null }
  for (const field of ['budget', 'note', 'coordinator', 'product'] as const) {
    const cell = fields[field]
    if (
      !cell ||
      cell.text.length > 60 ||
      !/^(trước|chậm nhất|tháng|quý|năm|trong|cả năm|ngày|\d{1,2}\/|từ|thường xuyên trong|hàng|hằng|định kỳ)/iu.test(
        cell.text,
      )
    )
      continue
    const deadline = parseDeadline(cell.text, time)
    if (deadline?.kind !== 'within' && deadline?.kind !== 'before' && deadline?.kind !== 'recurring') continue
    const { [field]: moved, ...rest } = fields
    return moved ? { fields: { ...rest, deadline: moved }, movedFrom: field } : { fields, movedFrom: null }
  }
  return { fields, movedFrom: null }
}

function readSource(fields: Fields): ItemSource | null {
  const entries = Object.entries(fields) as [ItemField, FieldText][]
  const places = entries.flatMap(([field, { cells }]) =>
    cells.flatMap(({ places: at }: Cell) => at.map((place) => ({ field, place }))),
  )
  const own = places.filter(({ field }) => field !== 'areaHeading' && field !== 'objective')
  const pages = (own.length > 0 ? own : places).map(({ place }) => place.page)
  if (pages.length === 0) return null
  const page = Math.min(...pages)
  const cells: Partial<Record<ItemField, readonly [number, number, number, number]>> = {}
  for (const { field, place } of places) {
    if (place.page === page && place.box && !cells[field]) cells[field] = place.box
  }
  return { page, cells }
}

/** The least confidence of the row's cells, less where the row was put together over a page end. */
function readConfidence(fields: Fields, joined: boolean): number {
  const cells = Object.values(fields).flatMap((field) => field?.cells ?? [])
  const least = Math.min(1, ...cells.map(({ confidence }) => confidence))
  return Math.round(least * (joined ? 0.9 : 1) * 100) / 100
}
