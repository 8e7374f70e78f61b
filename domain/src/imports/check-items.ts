import { deadlineDoubt } from '../calendar/deadline-doubt.ts'
import { areaName } from '../plans/area-name.ts'
import type { BuiltItem, PlanTime } from './build-items.ts'
import { type FindingCode, finding } from './findings.ts'
import { unclearFields } from './five-clear.ts'
import type { Finding, ItemField, PlanItem } from './reading.ts'

const LOW_CONFIDENCE = 0.85

const MISSING: Partial<Record<ItemField, FindingCode>> = {
  task: 'task-missing',
  lead: 'lead-missing',
  coordinator: 'coordinator-missing',
  deadline: 'deadline-missing',
  product: 'product-missing',
}

/** What is doubtful about each row and about the rows together, in the order of the rows. */
export function checkItems(built: readonly BuiltItem[], time: PlanTime): readonly Finding[] {
  const items = built.map(({ item }) => item)
  return [
    ...built.flatMap((row, at) => [...checkArea(built, at), ...checkFields(row, at, time), ...checkReading(row, at)]),
    ...findGaps(items),
    ...findDuplicates(items),
  ]
}

/** A run of rows whose area was told from the wording is reported once, at its first row. */
function checkArea(built: readonly BuiltItem[], at: number): readonly Finding[] {
  const row = built[at]
  const above = built[at - 1]
  if (!row) return []
  const { area, areaHeading, task, activity } = row.item
  if (row.areaRepaired) {
    const goesOn = above?.areaRepaired && above.item.area === area
    return goesOn || area === null ? [] : [finding('area-repaired', { item: at, field: 'areaHeading' }, areaName(area))]
  }
  if (
    area !== null ||
    (above && above.item.area === null && !above.areaRepaired && above.item.areaHeading === areaHeading)
  )
    return []
  return [finding('area-unknown', { item: at, field: 'areaHeading' }, areaHeading ?? activity ?? task ?? '')]
}

function checkFields({ item, movedFrom }: BuiltItem, at: number, time: PlanTime): readonly Finding[] {
  const missing = unclearFields(item).flatMap((field) => {
    const code = MISSING[field]
    return code ? [finding(code, { item: at, field })] : []
  })
  const moved = movedFrom ? [finding('value-moved', { item: at, field: 'deadline' }, item.deadlineText ?? '')] : []
  const doubt = item.deadlineText ? deadlineDoubt(item.deadlineText, item.deadline, time) : null
  const doubted =
    doubt === null || doubt === 'deadline-year-taken'
      ? []
      : [finding(doubt, { item: at, field: 'deadline' }, item.deadlineText ?? '')]
  return [...missing, ...moved, ...doubted]
}

function checkReading({ item, joined }: BuiltItem, at: number): readonly Finding[] {
  const found: Finding[] = joined ? [finding('row-joined', { item: at })] : []
  const ownConfidence = item.confidence
  if (ownConfidence < LOW_CONFIDENCE && !joined)
    found.push(finding('low-confidence', { item: at }, `${Math.round(ownConfidence * 100)} %`))
  return found
}

/** "14, 16": numbers that run on over the plan or start anew under each area. */
function findGaps(items: readonly PlanItem[]): readonly Finding[] {
  return items.flatMap((item, at) => {
    const above = items[at - 1]
    if (!above || !/^\d+$/.test(item.ordinal ?? '') || !/^\d+$/.test(above.ordinal ?? '')) return []
    const step = Number(item.ordinal) - Number(above.ordinal)
    const restarts = Number(item.ordinal) === 1
    return step === 0 || step === 1 || restarts
      ? []
      : [finding('ordinal-gap', { item: at, field: 'ordinal' }, `${above.ordinal}, ${item.ordinal}`)]
  })
}

function findDuplicates(items: readonly PlanItem[]): readonly Finding[] {
  const firstAt = new Map<string, number>()
  return items.flatMap((item, at) => {
    const texts = [item.objective, item.task, item.activity, item.productText, item.leadText, item.deadlineText]
    const key = texts.join(' | ').toLowerCase()
    const first = firstAt.get(key)
    firstAt.set(key, first ?? at)
    return first === undefined
      ? []
      : [finding('duplicate-item', { item: at, field: 'task' }, items[first]?.ordinal ?? String(first + 1))]
  })
}
