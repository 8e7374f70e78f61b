import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupTriggers, type Waiting } from './group-triggers.ts'

const waiting = (words: string, kind: Waiting['kind'] = 'event', id = words): Waiting => ({ id, kind, words })

const grouped = (...all: readonly Waiting[]): string[][] =>
  groupTriggers(all).map(({ items }) => items.map(({ id }) => id))

describe('what waits for the same act', () => {
  test.each([
    ['another way to write it', 'có Thông tư hướng dẫn của Bộ Nội vụ', 'Thông tư hướng dẫn Bộ Nội vụ ban hành', true],
    ['accents and capitals', 'có THÔNG TƯ hướng dẫn', 'có thong tu huong dan', true],
    ['another document number', 'có Thông tư 05/2026/TT-BNV', 'có Thông tư 06/2025/TT-BNV', false],
    ['the same number, more words', 'Thông tư 05/2026/TT-BNV ban hành', 'có Thông tư số 05/2026/TT-BNV', true],
    ['another kind of document', 'có Nghị định của Chính phủ', 'có Thông tư của Bộ Nội vụ', false],
    ['another issuer', 'có hướng dẫn của Bộ Tài chính', 'có hướng dẫn của Sở Y tế', false],
  ])('%s', (_what, a, b, together) => {
    expect(grouped(waiting(a, 'event', 'a'), waiting(b, 'event', 'b'))).toEqual(
      together ? [['a', 'b']] : [['a'], ['b']],
    )
  })
  test('a plan that sets the time and an act that starts it are kept apart', () => {
    expect(grouped(waiting('Kế hoạch của tỉnh', 'reference', 'a'), waiting('Kế hoạch của tỉnh', 'event', 'b'))).toEqual(
      [['a'], ['b']],
    )
  })
  test('a group is called by the words that most of its members use', () => {
    const [group] = groupTriggers([
      waiting('khi có thông tư hướng dẫn', 'event', '1'),
      waiting('có thông tư hướng dẫn', 'event', '2'),
      waiting('có thông tư hướng dẫn', 'event', '3'),
    ])
    expect(group?.words).toBe('có thông tư hướng dẫn')
  })
  test('nothing is lost, nothing stands twice, and the same words stand together', () => {
    const words = fc.constantFrom('có thông tư', 'có thông tư hướng dẫn', 'Nghị định 30/2020/NĐ-CP', 'sau khi', '')
    const kind = fc.constantFrom('event' as const, 'reference' as const)
    fc.assert(
      fc.property(fc.array(fc.record({ words, kind }), { maxLength: 20 }), (given) => {
        const all = given.map((one, at) => ({ ...one, id: String(at) }))
        const groups = groupTriggers(all)
        const ids = groups.flatMap(({ items }) => items.map(({ id }) => id))
        expect(ids.toSorted()).toEqual(all.map(({ id }) => id).toSorted())
        for (const one of all) {
          const at = groups.findIndex(({ items }) => items.some(({ id }) => id === one.id))
          const same = all.filter((other) => other.kind === one.kind && other.words === one.words)
          for (const other of same) expect(groups[at]?.items).toContainEqual(other)
        }
      }),
    )
  })
})
