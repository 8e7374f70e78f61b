import { describe, expect, test } from 'vitest'
import { boxOf, CELLS, cellsOf, extraCells, fieldsFor, openDoubts, wordsIn } from './cells.ts'
import { finding, node } from './node.fixture.ts'

describe('the cells of a row', () => {
  test('a heading has number and text, money and notes show only where the plan has them', () => {
    const rows = [node('a', null, { note: 'Kinh phí thường xuyên' })]
    expect(cellsOf({ leaf: false }, [])).toEqual(['ordinal', 'text'])
    expect(extraCells(rows)).toEqual(['note'])
    expect(cellsOf({ leaf: true }, ['note'])).toEqual([
      'ordinal',
      'text',
      'product',
      'lead',
      'coordinator',
      'deadline',
      'note',
    ])
  })
  test('what is written into a cell is read from it again, and nothing empties it', () => {
    for (const cell of CELLS) {
      const row = node('a', null)
      expect(wordsIn(Object.assign(node('a', null), fieldsFor(row, cell, ' Quý II ')), cell)).toBe('Quý II')
      if (cell !== 'text') expect(wordsIn(Object.assign(node('a', null), fieldsFor(row, cell, '  ')), cell)).toBe('')
    }
  })
  test('a printed label stands for the number and is what is written', () => {
    const row = node('a', null, { ordinal: '1', label: 'Hoạt động 1:' })
    expect(wordsIn(row, 'ordinal')).toBe('Hoạt động 1:')
    expect(fieldsFor(row, 'ordinal', 'Hoạt động 2:')).toEqual({ label: 'Hoạt động 2:' })
  })
})

describe('the place of a cell on its page', () => {
  const source = { page: 3, cells: { task: [10, 20, 100, 40], lead: [100, 20, 160, 60] } } as const
  const row = node('a', null, {
    source: { page: 3, cells: { task: [...source.cells.task], lead: [...source.cells.lead] } },
  })
  test('is its box, the whole row where it has none, nothing without a page', () => {
    expect(boxOf(row, 'text')).toEqual([10, 20, 100, 40])
    expect(boxOf(row, 'deadline')).toEqual([10, 20, 160, 60])
    expect(boxOf(node('b', null), 'text')).toBeNull()
  })
})

describe('the places to look at', () => {
  const rows = [node('a', null), node('b', null)]
  test('are one for each cell, in the order of rows and cells, those of the plan first and each apart', () => {
    const doubts = openDoubts(rows, [
      finding('1', 'b', 'deadline'),
      finding('2', 'a', 'lead'),
      finding('3', 'a', 'lead'),
      finding('4', null, null),
      finding('5', null, null),
      finding('6', 'b', 'task'),
    ])
    expect(doubts.map(({ nodeId, cell, findings }) => [nodeId, cell, findings.map(({ id }) => id).join()])).toEqual([
      [null, 'text', '4'],
      [null, 'text', '5'],
      ['a', 'lead', '2,3'],
      ['b', 'text', '6'],
      ['b', 'deadline', '1'],
    ])
  })
  test('what is accepted is none', () => {
    expect(openDoubts(rows, [finding('1', 'a', 'lead', true)])).toEqual([])
  })
})
