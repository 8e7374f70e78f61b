import type { Block, Cell, DocumentBlocks, LineBlock, ParagraphBlock, SourceFormat, TableBlock } from './blocks.ts'

/** A cell of a drawn table: its text (paragraphs parted by line ends), or a cell that spans. */
export type DrawnCell =
  | string
  | { readonly text: string; readonly rows?: number; readonly cols?: number; readonly confidence?: number }

/** Draws a table as a reader hands it over: `rows` list the cells that begin in each row, spans fill the rest. */
export function table(...rows: readonly (readonly DrawnCell[])[]): TableBlock {
  const taken = new Set<string>()
  const cells: Cell[] = []
  let colCount = 0
  for (const [row, drawn] of rows.entries()) {
    let col = 0
    for (const cell of drawn) {
      while (taken.has(`${row}:${col}`)) col++
      const {
        text,
        rows: rowSpan = 1,
        cols: colSpan = 1,
        confidence = 1,
      } = typeof cell === 'string' ? { text: cell } : cell
      for (let r = row; r < row + rowSpan; r++) for (let c = col; c < col + colSpan; c++) taken.add(`${r}:${c}`)
      cells.push({
        row,
        col,
        rowSpan,
        colSpan,
        paragraphs: text === '' ? [] : text.split('\n'),
        bold: false,
        places: [{ page: 1, box: [col * 10, row * 10, (col + colSpan) * 10, (row + rowSpan) * 10] }],
        confidence,
      })
      col += colSpan
      colCount = Math.max(colCount, col)
    }
  }
  return { kind: 'table', rowCount: rows.length, colCount, cells, headerRows: 0, place: { page: 1, box: null } }
}

/** A paragraph as DOCX and PDF readers hand it over. */
export function paragraph(text: string, label: string | null = null): ParagraphBlock {
  return { kind: 'paragraph', text, label, bold: false, italic: false, centred: false, place: null, confidence: 1 }
}

/** The physical lines of extracted text. */
export function lines(text: string): readonly LineBlock[] {
  return text.split('\n').map((line) => ({ kind: 'line', text: line, place: null }))
}

/** Blocks as the result of a reader. */
export function documentOf(blocks: readonly Block[], format: SourceFormat = 'docx'): DocumentBlocks {
  return { format, blocks, pages: [], warnings: [] }
}
