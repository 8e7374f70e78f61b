import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LineBlock } from '../blocks.ts'
import { readTables, rebuildTables } from '../linearised.ts'
import { tokenize } from './tokens.ts'

const linesOf = (texts: readonly string[]): LineBlock[] => texts.map((text) => ({ kind: 'line', text, place: null }))

/** The words of a text, counting how often each is looked at. */
function countedStream(texts: readonly string[]) {
  const stream = tokenize(texts)
  let looks = 0
  const tokens = new Proxy(stream.tokens, {
    get: (target, key) => {
      looks++
      return Reflect.get(target, key)
    },
  })
  return { stream: { ...stream, tokens }, looks: () => looks }
}

const HEADER = ['STT', 'Nội dung', 'Sản phẩm', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời gian']

describe('text no plan looks like', () => {
  const words = fc.constantFrom(
    ...[
      'A',
      'b',
      '1',
      '1.',
      '1.1',
      'I.',
      'Phòng',
      'Văn phòng',
      'Nội dung',
      'Sản phẩm',
      'chủ trì',
      'Nhiệm vụ',
      'Tháng 3',
    ],
    ...['-', '(', ')', ';', '12/', 'KH-', 'Các', 'thời gian'],
  )
  const lines = (most: number) => fc.array(words, { minLength: 1, maxLength: most }).map((line) => line.join(' '))
  const texts = fc.oneof(
    fc.array(lines(4), { minLength: 1, maxLength: 12 }),
    fc.array(lines(40), { minLength: 1, maxLength: 4 }),
  )

  test('costs each word so many looks and no more, however long its lines are and however often they come', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(1, 60), fc.boolean(), (pattern, times, joined) => {
        const body = Array.from({ length: times }, () => pattern).flat()
        const { stream, looks } = countedStream([...HEADER, ...(joined ? [body.join(' ')] : body)])
        readTables(stream)
        expect(looks()).toBeLessThan(1200 * stream.tokens.length)
      }),
      { numRuns: 30, seed: 3 },
    )
  })

  test('is read to its end in lines of thousands of words', () => {
    const line = 'Văn phòng Sở chủ trì Xây dựng Kế hoạch Tháng 3/2026 Các phòng, đơn vị Báo cáo kết quả '.repeat(250)
    const { blocks } = rebuildTables(linesOf([...HEADER, line, line.toUpperCase()]))
    const read = blocks.flatMap((block) => (block.kind === 'table' ? block.cells.slice(HEADER.length) : []))
    const letters = read
      .flatMap(({ paragraphs }) => paragraphs)
      .join('')
      .replace(/\s/g, '')
    expect(letters.length).toBe(2 * line.replace(/\s/g, '').length)
  })

  test('is read once and believed less where a table has more words than plans have', () => {
    const task = `Xây dựng${' kế hoạch và báo cáo'.repeat(10)}`
    const cells = [task, 'Kế hoạch', 'Văn phòng Sở', 'Các phòng', 'Tháng 3/2027']
    const rows = Array.from({ length: 999 }, (_, i) => [`${i + 1}`, ...cells])
    const { blocks } = rebuildTables(linesOf([...HEADER, ...rows.flat()]))
    const table = blocks.find((block) => block.kind === 'table')
    expect(table?.rowCount).toBe(1000)
    expect(table?.cells.every(({ confidence }) => confidence < 0.85)).toBe(true)
  })

  test('stays lines where a table is larger than any', () => {
    const texts = [...HEADER, ...Array.from({ length: 210_000 }, (_, i) => `${i}`)]
    expect(rebuildTables(linesOf(texts)).blocks).toHaveLength(texts.length)
  })
})
