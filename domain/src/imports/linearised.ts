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
/** Words of a table that is read as often as learning pays: some 400 pages. */
const MOST_WORDS = 60_000
/** A longer table is read once and believed less; one longer than this is no table of a plan and stays lines. */
const LARGEST_TABLE = 200_000

/** A table and what was read of it. */
export interface TableReading {
  readonly table: LinearTable
  readonly records: readonly LinearRecord[]
  /** What a reading of text without cells can be believed, 0–1. */
  readonly confidence: number
}

const wordsOf = (table: LinearTable): number => table.pages.flat().reduce((sum, line) => sum + line.to - line.from, 0)

/**
 * Finds and reads the linearised tables of a text, in order: those with a row of three cells at least. The effort is
 * bounded: it grows with the number of words, whatever the lines look like.
 */
export function readTables(stream: Stream): TableReading[] {
  return findTables(stream).flatMap((table) => {
    const words = wordsOf(table)
    if (words > LARGEST_TABLE) return []
    const thorough = words <= MOST_WORDS
    const records = readRecords(stream, table, thorough ? READINGS : 1)
    if (!records.some((record) => record.cells.size > 2)) return []
    return [{ table, records, confidence: thorough ? 0.9 : 0.6 }]
  })
}

/**
 * Reads the records of one linearised table: each reading learns from the one before how this document's columns look, until
 * one says what the one before said.
 */
function readRecords(stream: Stream, table: LinearTable, readings: number): LinearRecord[] {
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
      for (const part of parts) read.push(part)
    }
    if (reading === readings || isSameReading(before, read)) return joinStacked(records, columns)
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
  let blocks: Block[] = []
  let at = 0
  for (const { table, records, confidence } of readTables(stream)) {
    blocks = blocks.concat(lines.slice(at, table.fromBlock), tableBlock(stream, table, records, lines, confidence))
    at = table.toBlock
  }
  return { blocks: blocks.concat(lines.slice(at)) }
}
