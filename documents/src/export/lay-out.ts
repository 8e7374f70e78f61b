import type { PlanTable, PlanTableItem } from './plan-table.ts'

type Field = Exclude<keyof PlanTableItem, 'kind'>

export interface PrintedColumn {
  readonly field: Field
  readonly heading: string
  /** Share of the table's width, of 1. */
  readonly share: number
  readonly centred: boolean
}

export interface PrintedCell {
  readonly col: number
  readonly rowSpan: number
  readonly colSpan: number
  readonly paragraphs: readonly string[]
  readonly centred: boolean
}

export interface PrintedRow {
  readonly kind: 'area' | 'item'
  /** Slots covered from above have no cell. */
  readonly cells: readonly PrintedCell[]
}

/** A plan's table with its columns and merged cells decided, the same for every format. */
export interface PrintedTable {
  readonly columns: readonly PrintedColumn[]
  readonly rows: readonly PrintedRow[]
}

/** Weights found readable on A4 landscape; columns that hold nothing in the whole plan are not printed. */
const columns: readonly { field: Field; heading: string; weight: number; always: boolean; centred: boolean }[] = [
  { field: 'ordinal', heading: 'TT', weight: 4, always: true, centred: true },
  { field: 'objective', heading: 'Mục tiêu', weight: 15, always: false, centred: false },
  { field: 'task', heading: 'Nhiệm vụ', weight: 20, always: true, centred: false },
  { field: 'activity', heading: 'Hoạt động', weight: 18, always: false, centred: false },
  { field: 'product', heading: 'Sản phẩm', weight: 14, always: true, centred: false },
  { field: 'lead', heading: 'Cơ quan chủ trì', weight: 10, always: true, centred: true },
  { field: 'coordinator', heading: 'Cơ quan phối hợp', weight: 12, always: true, centred: false },
  { field: 'deadline', heading: 'Thời gian hoàn thành', weight: 9, always: true, centred: true },
  { field: 'budget', heading: 'Kinh phí', weight: 8, always: false, centred: true },
  { field: 'note', heading: 'Ghi chú', weight: 7, always: false, centred: false },
]

const isFilled = (text: string | null): boolean => text !== null && text.trim() !== ''

/** Decides columns and merged cells: an objective over its tasks, a task over its activities. */
export function layOutPlan(plan: PlanTable): PrintedTable {
  const items = plan.rows.filter((row) => row.kind === 'item')
  const used = columns.filter((column) => column.always || items.some((item) => isFilled(item[column.field])))
  const weight = used.reduce((sum, column) => sum + column.weight, 0)
  return {
    columns: used.map((column) => ({
      field: column.field,
      heading: column.heading,
      share: column.weight / weight,
      centred: column.centred,
    })),
    rows: plan.rows.map((row, at) => {
      if (row.kind === 'item') return { kind: 'item', cells: itemCells(plan, row, at, used) }
      const ordinal: PrintedCell = { col: 0, rowSpan: 1, colSpan: 1, paragraphs: linesOf(row.ordinal), centred: true }
      const heading: PrintedCell = {
        col: 1,
        rowSpan: 1,
        colSpan: used.length - 1,
        paragraphs: linesOf(row.heading),
        centred: false,
      }
      return { kind: 'area', cells: [ordinal, heading] }
    }),
  }
}

function itemCells(plan: PlanTable, item: PlanTableItem, at: number, used: typeof columns): PrintedCell[] {
  return used.flatMap((column, col) => {
    if (belongsToRowAbove(plan, at, column.field)) return []
    let rowSpan = 1
    while (belongsToRowAbove(plan, at + rowSpan, column.field)) rowSpan++
    return [{ col, rowSpan, colSpan: 1, paragraphs: linesOf(item[column.field]), centred: column.centred }]
  })
}

/**
 * Whether a cell is one with the cell above: the objective where it is the same, the task and its number where objective,
 * number and task are the same and both rows name an activity. Two like tasks without activities are two tasks.
 */
function belongsToRowAbove(plan: PlanTable, at: number, field: Field): boolean {
  const item = plan.rows[at]
  const above = plan.rows[at - 1]
  if (item?.kind !== 'item' || above?.kind !== 'item') return false
  const same = (one: Field): boolean => item[one] === above[one]
  if (field === 'objective') return isFilled(item.objective) && same('objective')
  if (field !== 'task' && field !== 'ordinal') return false
  const withActivities = isFilled(item.activity) && isFilled(above.activity)
  const oneTask = isFilled(item.task) && same('objective') && same('task') && withActivities
  return oneTask && (field === 'task' || same('ordinal'))
}

const linesOf = (text: string | null): string[] => (text ?? '').split('\n').filter((line) => line.trim() !== '')
