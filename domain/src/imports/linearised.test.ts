import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { LineBlock, TableBlock } from './blocks.ts'
import { rebuildTables } from './linearised.ts'

const sample = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../../samples/text/${name}.txt`, import.meta.url)), 'utf8')

const linesOf = (text: string): LineBlock[] =>
  text.split('\n').map((line) => ({ kind: 'line', text: line, place: null }))

const tablesOf = (text: string) =>
  rebuildTables(linesOf(text)).blocks.filter((block): block is TableBlock => block.kind === 'table')

describe('a plan whose table an extractor took apart', () => {
  test('gets its table back with every numbered task as a row', () => {
    const [table] = tablesOf(sample('phu-tho-kcn-2025-h2'))
    const ordinals = table?.cells
      .filter((cell) => cell.col === 0 && cell.colSpan === 1)
      .map((cell) => cell.paragraphs.join(' '))
    expect(ordinals).toEqual(['STT', ...Array.from({ length: 42 }, (_, i) => String(i + 1))])
  })

  test('keeps every line that is not of the table', () => {
    const lines = linesOf(sample('phu-tho-kcn-2025-h2'))
    const { blocks } = rebuildTables(lines)
    const table = blocks.findIndex((block) => block.kind === 'table')
    expect(blocks.slice(0, table)).toEqual(lines.slice(0, table))
    expect(blocks.slice(table + 1).every((block) => block.kind === 'line')).toBe(true)
  })

  test('is left alone when it has no table', () => {
    const lines = linesOf(sample('phu-tho-kcn-tuyen-truyen-2025'))
    expect(rebuildTables(lines).blocks).toEqual(lines)
  })

  test('is left alone where tabs kept its cells apart', () => {
    const lines = linesOf(sample('quang-tri-sct-2025-h2'))
    expect(rebuildTables(lines).blocks).toEqual(lines)
  })
})
