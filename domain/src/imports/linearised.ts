import type { Block, LineBlock } from './blocks.ts'
import { decodePage, type Part } from './linearised/decode.ts'
import { gatherEvidence } from './linearised/evidence.ts'
import { learn } from './linearised/learn.ts'
import { firstModel } from './linearised/model.ts'
import { readNumbering } from './linearised/numbering.ts'
import { findTables, type LinearTable } from './linearised/pages.ts'
import { addParts, joinStacked, type LinearRecord, tailsOf } from './linearised/records.ts'
import { tableBlock } from './linearised/table-block.ts'
import { type Stream, tokenize } from './linearised/tokens.ts'

const READINGS = 3

/**
 * Reads the records of one linearised table: each reading learns from the one before how this document's columns look, until
 * one says what the one before said.
 */
function readRecords(stream: Stream, table: LinearTable): LinearRecord[] {
  const { columns } = table.header
  const lines = table.pages.flat()
  const numbering = readNumbering(stream, lines, columns)
  const evidence = gatherEvidence(stream, lines, columns, numbering)
  let model = firstModel(columns)
  let before: readonly Part[] = []
  for (let reading = 1; ; reading++) {
    const records: LinearRecord[] = []
    const read: Part[] = []
    for (const [i, page] of table.pages.entries()) {
      const tails = records.length === 0 ? null : tailsOf(evidence, model, records)
      const parts = decodePage(evidence, model, page, tails, i < table.pages.length - 1)
      addParts(records, parts, columns.length)
      read.push(...parts)
    }
    if (reading === READINGS || isSameReading(before, read)) return joinStacked(records, columns)
    before = read
    model = learn(evidence, records)
  }
}

const isSameReading = (before: readonly Part[], read: readonly Part[]): boolean =>
  before.length === read.length &&
  read.every((part, i) => {
    const other = before[i]
    return part.from === other?.from && part.column === other.column && part.join === other.join
  })

/**
 * Puts tables back together that a text extractor took apart into short lines. Returns the same lines with a table block
 * in the place of each table found; a header with no row of three cells is no table; lines that belong to no table, and tables whose lines kept their tabs, stay as they
 * are. Columns are recognised by their headings; the heading row is row 0 (`headerRows` 1); area headings span all columns.
 */
export function rebuildTables(lines: readonly LineBlock[]): { blocks: Block[] } {
  const stream = tokenize(lines.map((line) => line.text))
  const blocks: Block[] = []
  let at = 0
  for (const table of findTables(stream)) {
    const records = readRecords(stream, table)
    if (!records.some((record) => record.cells.size > 2)) continue
    blocks.push(...lines.slice(at, table.fromBlock))
    blocks.push(tableBlock(stream, table, records, lines))
    at = table.toBlock
  }
  blocks.push(...lines.slice(at))
  return { blocks }
}
