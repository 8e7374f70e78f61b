import { type Cell, type CellStyle, writeXlsx } from 'hucre'
import { layOutTable } from './lay-out-plan.ts'
import type { PlanFile } from './plan-file.ts'

const side = { style: 'thin', color: { rgb: '000000' } } as const
const bordered: Partial<CellStyle> = {
  border: { top: side, right: side, bottom: side, left: side },
  alignment: { wrapText: true },
}

/** Sets the appendix of a plan into one sheet: its title in merged rows, then the tables one below the other. */
export async function renderXlsx(plan: PlanFile): Promise<Uint8Array> {
  const cells = new Map<string, Partial<Cell>>()
  const merges: { startRow: number; startCol: number; endRow: number; endCol: number }[] = []
  const width = Math.max(...plan.tables.map(({ columns }) => columns.length))
  let top = 0
  const across = (text: string) => {
    cells.set(`${top},0`, { value: text, type: 'string' })
    merges.push({ startRow: top, startCol: 0, endRow: top, endCol: width - 1 })
    top++
  }
  for (const text of [...plan.title, ...plan.appendix]) across(text)
  top++
  for (const table of plan.tables) {
    for (const text of table.before ?? []) across(text)
    const laid = layOutTable(table)
    for (const cell of laid.cells) {
      const row = top + cell.row
      const endRow = row + cell.rowSpan - 1
      const endCol = cell.col + cell.colSpan - 1
      for (let r = row; r <= endRow; r++)
        for (let c = cell.col; c <= endCol; c++) cells.set(`${r},${c}`, { style: bordered })
      const value = cell.paragraphs.join('\n')
      if (value !== '') cells.set(`${row},${cell.col}`, { value, type: 'string', style: bordered })
      if (cell.rowSpan > 1 || cell.colSpan > 1) merges.push({ startRow: row, startCol: cell.col, endRow, endCol })
    }
    top += laid.rowCount + 1
  }
  const sheet = { name: 'Phụ lục', rows: Array.from({ length: top }, () => []), cells, merges }
  return await writeXlsx({ sheets: [sheet] })
}
