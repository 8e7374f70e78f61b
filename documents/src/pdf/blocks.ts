import type { Block, Box, Cell, ParagraphBlock, ReaderWarning, TableBlock } from '@dondoc/domain/imports/blocks'
import { isUpperCase, normaliseText } from '@dondoc/domain/imports/normalise'
import { chain, chainsOf } from './chain-tables.ts'
import { stretchesOf } from './columns.ts'
import { withoutFurniture } from './furniture.ts'
import { type CellPart, type JoinedCell, joinRows } from './join-rows.ts'
import type { PageLayout, PageTable } from './page-layout.ts'
import type { TextLine } from './text-lines.ts'
import { type Paragraph, type PlacedLine, paragraphsOf, type WrapHabits, wrapHabits } from './wrap.ts'

/** Points between the line of a table and its text where nothing better is known (Word: 5.4). */
const USUAL_PADDING = 5.4

/** Turns the pages of a printed or scanned document into blocks: text in reading order, each table once over all its pages. */
export function blocksOf(layouts: readonly PageLayout[]): { blocks: Block[]; warnings: ReaderWarning[] } {
  const pages = withoutFurniture(layouts)
  const margins = textMargins(pages)
  const wraps = wrapHabits(columnsOf(pages, margins))
  const bottoms = new Map(pages.map((page) => [page.page, pageBottom(page, pages)]))
  const warnings: ReaderWarning[] = []
  const tables = new Map<PageTable, TableBlock | null>()
  for (const pieces of chainsOf(pages)) {
    const joined = joinRows(chain(pieces), wraps, (page) => bottoms.get(page) ?? 0)
    for (const doubt of joined.doubts) {
      warnings.push({
        code: doubt.joined ? 'pdf.row-joined-doubtfully' : 'pdf.row-parted-doubtfully',
        message: doubt.joined
          ? `Dòng đầu trang ${doubt.page} được nối với dòng cuối trang trước; cần kiểm tra lại.`
          : `Dòng đầu trang ${doubt.page} được đọc là dòng mới; cần kiểm tra có phải phần tiếp của trang trước.`,
        place: { page: doubt.page, box: doubt.box },
      })
    }
    const padding = paddingOf(pieces)
    const first = pieces[0]
    if (first === undefined) continue
    tables.set(first, {
      kind: 'table',
      rowCount: joined.rowCount,
      colCount: joined.colCount,
      cells: joined.cells.map((cell) => cellOf(cell, padding, wraps)),
      headerRows: joined.headerRows,
      place: { page: first.page, box: first.box },
    })
    for (const piece of pieces.slice(1)) tables.set(piece, null)
  }
  return { blocks: inOrder(pages, tables, margins, wraps), warnings }
}

interface Margins {
  readonly left: number
  readonly right: number
  /** Points from the left where many lines begin: a line that begins there is not centred. */
  readonly indents: ReadonlySet<number>
}

type MarginsOf = (page: PageLayout) => Margins

/** Where prose begins and ends on pages of one width: what most lines and the tables keep to. */
function textMargins(pages: readonly PageLayout[]): MarginsOf {
  const byWidth = new Map<number, Margins>()
  for (const width of new Set(pages.map((page) => Math.round(page.width)))) {
    const alike = pages.filter((page) => Math.round(page.width) === width)
    const lines = alike.flatMap((page) => page.prose)
    const tables = alike.flatMap((page) => page.tables.map((table) => table.box))
    const lefts = [...lines.map((line) => line.x0), ...tables.map((box) => box[0])].sort((a, b) => a - b)
    const rights = [...lines.map((line) => line.x1), ...tables.map((box) => box[2])].sort((a, b) => b - a)
    const few = Math.floor(lefts.length * 0.03)
    const begins = lines.map((line) => Math.round(line.x0))
    const indents = new Set(begins.filter((x) => begins.filter((other) => Math.abs(other - x) <= 1).length >= 4))
    byWidth.set(width, { left: lefts[few] ?? 0, right: rights[few] ?? width, indents })
  }
  return (page) => byWidth.get(Math.round(page.width)) ?? { left: 0, right: page.width, indents: new Set() }
}

function columnsOf(pages: readonly PageLayout[], margins: MarginsOf): PlacedLine[][] {
  const columns: PlacedLine[][] = []
  for (const page of pages) {
    columns.push(page.prose.map((line) => ({ line, page: page.page, ...margins(page) })))
    for (const table of page.tables) {
      const padding = paddingOf([table])
      for (const cell of table.cells)
        if (cell.lines.length > 0) columns.push(inCell(cell.lines, cell.box, page.page, padding))
    }
  }
  return columns
}

/** How far down the pages of this shape are used: below it a row had no room. */
function pageBottom(page: PageLayout, pages: readonly PageLayout[]): number {
  const alike = pages.filter(
    (other) => Math.abs(other.width - page.width) < 2 && Math.abs(other.height - page.height) < 2,
  )
  return Math.max(...alike.flatMap((other) => other.tables.map((table) => table.box[3])), 0)
}

/** Points between the lines of a table and the text: the smallest that its cells keep. */
function paddingOf(tables: readonly PageTable[]): number {
  const gaps = tables
    .flatMap((table) => table.cells.flatMap((cell) => cell.lines.map((line) => line.x0 - cell.box[0])))
    .filter((gap) => gap > 0.5)
    .sort((a, b) => a - b)
  const low = gaps[Math.floor(gaps.length * 0.05)]
  return low === undefined ? USUAL_PADDING : Math.min(low, 9)
}

const inCell = (lines: readonly TextLine[], box: Box, page: number, padding: number): PlacedLine[] =>
  lines.map((line) => ({ line, page, left: box[0] + padding, right: box[2] - padding }))

function cellOf(cell: JoinedCell, padding: number, wraps: WrapHabits): Cell {
  const lines = cell.parts.flatMap((part) => inCell(part.lines, part.box, part.page, padding))
  const paragraphs = paragraphsOf(lines, wraps).map((paragraph) => normaliseText(paragraph.text))
  const confidence = Math.min(1, ...lines.map(({ line }) => line.confidence))
  return {
    row: cell.row,
    col: cell.col,
    rowSpan: cell.rowSpan,
    colSpan: cell.colSpan,
    paragraphs: paragraphs.filter((text) => text !== ''),
    bold: share(lines, 'bold') > 0.5,
    places: cell.parts.map((part: CellPart) => ({ page: part.page, box: part.box })),
    confidence: cell.doubtful ? Math.min(confidence, 0.7) : confidence,
  }
}

function share(lines: readonly PlacedLine[], style: 'bold' | 'italic'): number {
  const letters = lines.reduce((sum, { line }) => sum + line.text.length, 0)
  return letters === 0 ? 0 : lines.reduce((sum, { line }) => sum + line[style] * line.text.length, 0) / letters
}

/** Prose and tables of all pages from top to bottom; a paragraph may run over a page break. */
function inOrder(
  pages: readonly PageLayout[],
  tables: ReadonlyMap<PageTable, TableBlock | null>,
  margins: MarginsOf,
  wraps: WrapHabits,
): Block[] {
  const blocks: Block[] = []
  let open: PlacedLine[] = []
  let indents: ReadonlySet<number> = new Set()
  const flush = (): void => {
    blocks.push(...paragraphsOf(open, wraps).map((paragraph) => paragraphBlock(paragraph, indents)))
    open = []
  }
  for (const page of pages) {
    const { left, right } = margins(page)
    indents = margins(page).indents
    const stops = [...page.tables.map((table) => table.box[1]), Number.POSITIVE_INFINITY]
    let from = Number.NEGATIVE_INFINITY
    for (const [index, stop] of stops.entries()) {
      const lines = page.prose.filter((line) => line.top >= from && line.top < stop)
      from = stop
      for (const stretch of stretchesOf(lines, (left + right) / 2)) {
        if (stretch.kind === 'lines') {
          open.push(...stretch.lines.map((line) => ({ line, page: page.page, ...margins(page) })))
        } else {
          flush()
          blocks.push(columnsBlock(stretch.left, stretch.right, page.page, wraps))
        }
      }
      const table = page.tables[index]
      if (table === undefined) continue
      flush()
      const block = tables.get(table)
      if (block !== null && block !== undefined) blocks.push(block)
    }
  }
  flush()
  return blocks
}

function paragraphBlock({ text, lines }: Paragraph, indents: ReadonlySet<number>): ParagraphBlock {
  const first = lines[0]
  const onFirstPage = lines.filter((placed) => placed.page === first?.page).map(({ line }) => line)
  return {
    kind: 'paragraph',
    text: normaliseText(text),
    label: null,
    bold: share(lines, 'bold') > 0.5,
    italic: share(lines, 'italic') > 0.5,
    centred: areCentred(lines, indents),
    place: first === undefined ? null : { page: first.page, box: around(onFirstPage) },
    confidence: Math.min(1, ...lines.map(({ line }) => line.confidence)),
  }
}

/** Whether a paragraph is centred: every line leaves the same room on both sides, the last one visibly. */
function areCentred(lines: readonly PlacedLine[], indents: ReadonlySet<number>): boolean {
  const last = lines.at(-1)
  if (last === undefined) return false
  const width = last.right - last.left
  const slack = indents.has(Math.round(last.line.x0)) ? 2 : 0.05 * width
  const even = ({ line, left, right }: PlacedLine): boolean => Math.abs(line.x0 - left - (right - line.x1)) < slack
  return last.line.x0 - last.left > 0.03 * width && lines.every(even)
}

/** A letterhead or the foot with recipients and signature: a table of one row, as a word processor lays it out. */
function columnsBlock(
  left: readonly TextLine[],
  right: readonly TextLine[],
  page: number,
  wraps: WrapHabits,
): TableBlock {
  const letterhead = right.some((line) => /CỘNG H[ÒO][AÀ] XÃ HỘI/.test(line.text))
  const cells = [left, right].map((lines, col): Cell => {
    const box = around(lines)
    const placed = lines.map((line): PlacedLine => ({ line, page, left: box[0], right: box[2] }))
    // A signature is written line by line: "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", the name.
    const groups = letterhead || col === 0 ? sameStyle(placed) : placed.map((line) => [line])
    return {
      row: 0,
      col,
      rowSpan: 1,
      colSpan: 1,
      paragraphs: groups.flatMap((group) => paragraphsOf(group, wraps).map(({ text }) => normaliseText(text))),
      bold: share(placed, 'bold') > 0.5,
      places: [{ page, box }],
      confidence: Math.min(1, ...lines.map((line) => line.confidence)),
    }
  })
  const place = { page, box: around([...left, ...right]) }
  return { kind: 'table', rowCount: 1, colCount: 2, cells, headerRows: 0, place }
}

/** Lines in groups that can be one paragraph: near each other, in the same letters (a column's true width is not known). */
function sameStyle(lines: readonly PlacedLine[]): PlacedLine[][] {
  const groups: PlacedLine[][] = []
  for (const placed of lines) {
    const group = groups.at(-1)
    const before = group?.at(-1)?.line
    const { line } = placed
    const apart =
      before === undefined ||
      line.top - before.bottom > 0.6 * line.height ||
      isUpperCase(before.text) !== isUpperCase(line.text) ||
      Math.abs(before.bold - line.bold) > 0.5 ||
      Math.abs(before.italic - line.italic) > 0.5
    if (group === undefined || apart) groups.push([placed])
    else group.push(placed)
  }
  return groups
}

function around(lines: readonly TextLine[]): Box {
  return [
    Math.min(...lines.map((line) => line.x0)),
    Math.min(...lines.map((line) => line.top)),
    Math.max(...lines.map((line) => line.x1)),
    Math.max(...lines.map((line) => line.bottom)),
  ]
}
