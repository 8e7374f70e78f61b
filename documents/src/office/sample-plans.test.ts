import { readFileSync } from 'node:fs'
import type { TableBlock } from '@dondoc/domain/imports/blocks'
import { describe, expect, test } from 'vitest'
import { readOffice } from './read-office.ts'

const sample = (path: string): Buffer => readFileSync(new URL(`../../../samples/${path}`, import.meta.url))

const fields = [
  'objective',
  'task',
  'activity',
  'productText',
  'leadText',
  'coordinatorText',
  'deadlineText',
  'budgetText',
  'note',
]

/** Text without bullets, labels and closing punctuation, in which the checked plans differ from what is printed. */
const bare = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/(^|\s)[-+]\s*/g, '$1')
    .replace(/^(\d+\.\s*)+/, '')
    .replace(/\s+/g, ' ')
    .replace(/[\s.;,:/]+$/, '')

/** The texts of each row, those of merged cells in every row they cover. */
function rowTexts(table: TableBlock): Set<string>[] {
  const rows = Array.from({ length: table.rowCount }, () => new Set<string>())
  for (const cell of table.cells) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) rows[row]?.add(bare(cell.paragraphs.join(' ')))
  }
  return rows
}

describe('every checked cell of the real plans stands in a row of the table', () => {
  test.each([
    ['docx/phu-tho-kcn-2025-h2.docx', 'phu-tho-kcn-2025-h2'],
    ['docx/quang-tri-sct-2025-h2.docx', 'quang-tri-sct-2025-h2'],
    ['docx/quang-tri-sct-2025-h2-narrow.docx', 'quang-tri-sct-2025-h2'],
    ['xlsx/phu-tho-kcn-2025-h2.xlsx', 'phu-tho-kcn-2025-h2'],
    ['xlsx/quang-tri-sct-2025-h2.xlsx', 'quang-tri-sct-2025-h2'],
  ])('%s', async (path, checked) => {
    const items: Record<string, string | null>[] = JSON.parse(sample(`checked/${checked}.json`).toString()).items
    const read = await readOffice(sample(path), null)
    const tables = read.blocks.filter((block) => block.kind === 'table')
    const plan = tables.reduce((largest, table) => (table.rowCount > largest.rowCount ? table : largest))
    const rows = rowTexts(plan)
    const missing = items.filter((item) => {
      const wanted = fields.flatMap((field) => item[field] ?? []).map(bare)
      return !rows.some((row) => wanted.every((text) => row.has(text)))
    })
    expect(missing).toEqual([])
    expect(read.warnings).toEqual([])
  })
})
