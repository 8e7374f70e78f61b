import { layOutPlan } from './lay-out.ts'
import { attachedTo, type PlanTable } from './plan-table.ts'
import { rowHeights } from './row-heights.ts'
import { type PrintedSheet, type SheetCell, writeWorkbook } from './workbook.ts'

/** Characters of 12 points across A4 landscape at one page's width. */
const sheetWidth = 150

/** Writes the plan's table as a workbook: title, header repeated on each page, area rows, merged cells, heights that fit. */
export function planTableToXlsx(plan: PlanTable): Promise<Uint8Array> {
  return writeWorkbook([sheetOf(plan, 'Phụ lục')])
}

/** Writes the tables of several plans as one workbook, a sheet for each. */
export function planTablesToXlsx(
  plans: readonly { readonly name: string; readonly plan: PlanTable }[],
): Promise<Uint8Array> {
  return writeWorkbook(plans.map(({ name, plan }) => sheetOf(plan, name)))
}

function sheetOf(plan: PlanTable, name: string): PrintedSheet {
  const table = layOutPlan(plan)
  const widths = table.columns.map((column) => column.share * sheetWidth)
  const look = { bold: false, italic: false, centred: false, bordered: false, shaded: false }
  const across = { col: 0, rowSpan: 1, colSpan: widths.length, centred: true }
  const titles: SheetCell[] = [
    { ...look, ...across, row: 0, text: 'PHỤ LỤC', bold: true },
    { ...look, ...across, row: 1, text: `${plan.kind} ${plan.title}`.toUpperCase(), bold: true },
    { ...look, ...across, row: 2, text: attachedTo(plan), italic: true },
  ]
  const headerRow = titles.length + 1
  const header = table.columns.map(
    (column, col): SheetCell => ({
      ...look,
      row: headerRow,
      col,
      rowSpan: 1,
      colSpan: 1,
      text: column.heading,
      bold: true,
      centred: true,
      bordered: true,
      shaded: true,
    }),
  )
  const body = table.rows.flatMap((row, at) =>
    row.cells.map(
      (cell): SheetCell => ({
        ...look,
        row: headerRow + 1 + at,
        col: cell.col,
        rowSpan: cell.rowSpan,
        colSpan: cell.colSpan,
        text: cell.paragraphs.join('\n'),
        bold: row.kind === 'area',
        centred: cell.centred,
        bordered: true,
        shaded: row.kind === 'area',
      }),
    ),
  )
  const cells = [...titles, ...header, ...body]
  const heights = rowHeights(cells, widths, headerRow + 1 + table.rows.length)
  return { name, widths, heights, cells, headerRow }
}
