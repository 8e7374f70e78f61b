import type { Block, Cell, LineBlock, TableBlock } from './blocks.ts'
import { normaliseText } from './normalise.ts'

/**
 * Turns runs of tab-separated lines into tables; blank lines between rows of the same width belong to the run.
 * Other lines pass unchanged. A line wrapped inside its last cell cannot be told from text and stays a line.
 */
export function tabbedTables(lines: readonly LineBlock[]): Block[] {
  const blocks: Block[] = []
  let run: LineBlock[] = []
  let blanks: LineBlock[] = []
  const close = () => {
    if (run.length > 1) blocks.push(toTable(run))
    else for (const line of run) blocks.push(line)
    for (const line of blanks) blocks.push(line)
    run = []
    blanks = []
  }
  for (const line of lines) {
    if (tabs(line) >= 2) {
      run.push(line)
      blanks = []
    } else if (run.length > 0 && line.text.trim() === '') {
      blanks.push(line)
    } else {
      close()
      blocks.push(line)
    }
  }
  close()
  return blocks
}

const tabs = (line: LineBlock): number => line.text.split('\t').length - 1

function toTable(lines: readonly LineBlock[]): TableBlock {
  const rows = lines.map((line) => line.text.split('\t'))
  const colCount = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const cells: Cell[] = rows.flatMap((row, at) =>
    Array.from({ length: colCount }, (_, col) => {
      const text = normaliseText(row[col] ?? '')
      const place = lines[at]?.place
      return {
        row: at,
        col,
        rowSpan: 1,
        colSpan: 1,
        paragraphs: text === '' ? [] : [text],
        bold: false,
        places: place ? [place] : [],
        confidence: 1,
      }
    }),
  )
  return { kind: 'table', rowCount: rows.length, colCount, cells, headerRows: 0, place: lines[0]?.place ?? null }
}
