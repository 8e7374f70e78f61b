import { parseDeadline } from '../calendar/parse-deadline.ts'
import type { Block, Cell, DocumentBlocks, TableBlock } from '../imports/blocks.ts'
import type { PlanTime } from '../imports/build-items.ts'
import { normaliseText } from '../imports/normalise.ts'
import { readPlan } from '../imports/read-plan.ts'
import type { PlanItem } from '../imports/reading.ts'
import { type ColumnField, findHeader } from '../imports/table-columns.ts'
import { readGrid } from '../imports/table-grid.ts'
import { readLabel } from '../imports/work-label.ts'
import { treeOfItems } from './build-tree.ts'
import { blankNode } from './move-nodes.ts'
import type { PlanTree } from './plan-tree.ts'

/** Headings that the recognition knows, for rows that were pasted without theirs. */
const HEADINGS: Partial<Record<ColumnField, string>> = {
  ordinal: 'TT',
  task: 'Nhiệm vụ',
  activity: 'Hoạt động',
  product: 'Sản phẩm',
  lead: 'Cơ quan chủ trì',
  coordinator: 'Cơ quan phối hợp',
  deadline: 'Thời gian hoàn thành',
  note: 'Ghi chú',
}

const AGENCY =
  /^(?:[-+•]\s*)?(?:các\s)?(?:sở|ban|bộ|ubnd|ủy ban|uỷ ban|văn phòng|phòng|trung tâm|chi cục|cục|công an|thanh tra|đơn vị|cơ quan|đảng ủy|trường|bệnh viện|tổ|bộ phận)(?!\p{L})/iu
const PRODUCT =
  /^(?:[-+•]\s*)?(?:các |bản )?(?:báo cáo|kế hoạch|quyết định|nghị quyết|công văn|tờ trình|văn bản|thông báo|đề án|biên bản|dự thảo|hướng dẫn|chương trình|danh mục|hồ sơ|hội nghị|tài liệu|quy chế|chỉ thị)(?!\p{L})/iu

const shareOf = (cells: readonly string[], says: (text: string) => boolean): number => {
  const filled = cells.filter((text) => text !== '')
  return filled.length === 0 ? 0 : filled.filter(says).length / filled.length
}

const saysTime = (text: string, time: PlanTime): boolean => {
  const deadline = text.length <= 200 ? parseDeadline(text, time) : null
  return deadline !== null && deadline.kind !== 'external'
}

/** Which field each column of rows without a heading holds, by what stands in it. */
function guessColumns(columns: readonly (readonly string[])[], time: PlanTime): readonly (ColumnField | null)[] {
  const fields: (ColumnField | null)[] = columns.map(() => null)
  const free = (): number[] => fields.flatMap((field, at) => (field === null ? [at] : []))
  const take = (field: ColumnField, says: (text: string) => boolean): void => {
    const at = free().find((index) => shareOf(columns[index] ?? [], says) > 0.5)
    if (at !== undefined) fields[at] = field
  }
  take('ordinal', (text) => /^(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zđ])[.)]?$/.test(text))
  take('deadline', (text) => !PRODUCT.test(text) && !AGENCY.test(text) && saysTime(text, time))
  const widths = columns.map((cells) => cells.reduce((sum, text) => sum + text.length, 0))
  const widest = free().sort((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0))[0]
  if (widest !== undefined) fields[widest] = 'task'
  take('lead', (text) => AGENCY.test(text))
  take('coordinator', (text) => AGENCY.test(text))
  take('product', (text) => PRODUCT.test(text))
  for (const field of ['product', 'note'] as const) {
    const next = free().find((at) => columns[at]?.some((text) => text !== ''))
    if (!fields.includes(field) && next !== undefined) fields[next] = field
  }
  return fields
}

/** The table with a heading row on top, made of what stands in its columns. */
function withHeading(table: TableBlock, time: PlanTime): TableBlock {
  const grid = readGrid(table)
  const columns = Array.from({ length: table.colCount }, (_, col) => grid.map((row) => row[col]?.text ?? ''))
  const heading = guessColumns(columns, time).map(
    (field, col): Cell => ({
      row: 0,
      col,
      rowSpan: 1,
      colSpan: 1,
      paragraphs: field === null ? [] : [HEADINGS[field] ?? ''],
      bold: true,
      places: [],
      confidence: 1,
    }),
  )
  const moved = table.cells.map((cell) => ({ ...cell, row: cell.row + 1 }))
  return { ...table, rowCount: table.rowCount + 1, headerRows: 1, cells: [...heading, ...moved] }
}

const cellOf = (row: number, col: number, text: string): Cell => ({
  row,
  col,
  rowSpan: 1,
  colSpan: 1,
  paragraphs: text
    .split('\n')
    .map(normaliseText)
    .filter((line) => line !== ''),
  bold: false,
  places: [],
  confidence: 1,
})

/** The cells of text as a spreadsheet puts it on the clipboard: tabs between cells, quotes around those with line ends. */
export function readTabbed(text: string): TableBlock | null {
  const rows: string[][] = [['']]
  let quoted = false
  for (const [, sign = ''] of text.matchAll(/("[^"]*"|""|\t|\r?\n|[^\t\r\n"]+|.)/gsu)) {
    const row = rows.at(-1) ?? []
    if (sign === '\t') row.push('')
    else if (/^\r?\n$/.test(sign)) rows.push([''])
    else {
      quoted = sign.length > 1 && sign.startsWith('"') && sign.endsWith('"')
      row[row.length - 1] += quoted ? sign.slice(1, -1) : sign
    }
  }
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''))
  const colCount = Math.max(0, ...filled.map((row) => row.length))
  if (colCount < 2) return null
  const cells = filled.flatMap((row, at) =>
    Array.from({ length: colCount }, (_, col) => cellOf(at, col, row[col] ?? '')),
  )
  return { kind: 'table', rowCount: filled.length, colCount, cells, headerRows: 0, place: null }
}

const linesOf = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) => (block.kind === 'table' ? [] : [normaliseText(block.text)])).filter((text) => text !== '')

/** An area that no pasted heading names is the area of the place the rows come to. */
const withoutGuess = (item: PlanItem): PlanItem => (item.areaHeading === null ? { ...item, area: null } : item)

/**
 * The rows of what was pasted: those of its tables, with or without their heading row; of words without a table each line is a
 * task. Empty where nothing can be a row.
 */
export function pastedRows(document: DocumentBlocks, time: PlanTime, newId: () => string): PlanTree {
  const tables = document.blocks.filter((block) => block.kind === 'table')
  const rows =
    tables.length > 0
      ? treeOfItems(readItems(tables, time).map(withoutGuess), newId)
      : linesOf(document.blocks).map((line) => {
          const { label, text } = readLabel(line.replace(/^[-–+•*]\s+/, ''))
          return { ...blankNode(newId(), null, 'task'), label, text: text ?? line, leaf: true }
        })
  return rows.map((node) => ({ ...node, edited: true, source: null, confidence: null }))
}

function readItems(tables: readonly TableBlock[], time: PlanTime): readonly PlanItem[] {
  const headed = tables.map((table) => (findHeader(readGrid(table)) ? table : withHeading(table, time)))
  const document: DocumentBlocks = { format: 'html', blocks: headed, pages: [], warnings: [] }
  return readPlan(document, 'clipboard', time.year === null ? {} : { year: time.year }).items
}
