import type { HistoryEntry } from '@dondoc/contract/duty-history'
import { describe, expect, test } from 'vitest'
import { givingVi } from '../../messages/giving.vi.ts'
import { filterOfEntry, sentenceOf } from './history-sentence.ts'

const office = { id: '0198c0de-0000-7000-8000-000000000001', name: 'Văn phòng Sở', shortName: null }
const division = { ...office, id: '0198c0de-0000-7000-8000-000000000002', name: 'Phòng Tổ chức' }
const said = (
  kind: 'accepted' | 'declined' | 'progress' | 'returned',
  progress: number | null = null,
): HistoryEntry => ({
  kind: 'update',
  id: 'u',
  on: '2026-02-01',
  at: '2026-02-01T02:00:00.000Z',
  author: 'Lò Thị Lan',
  update: {
    id: office.id,
    kind,
    on: '2026-02-01',
    progress,
    text: null,
    reason: null,
    waitsFor: [],
    author: 'Lò Thị Lan',
    recordedAt: '2026-02-01T02:00:00.000Z',
    records: [],
    products: [],
    findings: [],
    spent: null,
    demo: false,
  },
})
const base = { id: 'x', on: '2026-02-01', at: null, author: null } as const

describe('the history of a duty read aloud', () => {
  test.each<[string, HistoryEntry, string]>([
    [
      'given with its due date',
      { ...base, kind: 'given', organization: office, dueOn: '2026-06-09', as: 'lead' },
      'Giao Văn phòng Sở chủ trì, hạn 09/6/2026.',
    ],
    [
      'given without one',
      { ...base, kind: 'given', organization: office, dueOn: null, as: 'coordinator' },
      'Giao Văn phòng Sở phối hợp, chưa có ngày đến hạn.',
    ],
    ['accepted', said('accepted'), 'Lò Thị Lan nhận nhiệm vụ.'],
    ['given back', said('declined'), 'Lò Thị Lan trả lại nhiệm vụ cho nơi giao.'],
    ['progress', said('progress', 40), 'Lò Thị Lan báo tiến độ 40%.'],
    [
      'passed by decision',
      { ...base, kind: 'passed', from: office, to: division, byReorganization: false },
      'Nhiệm vụ chuyển từ Văn phòng Sở sang Phòng Tổ chức.',
    ],
    [
      'passed by reorganization',
      { ...base, kind: 'passed', from: office, to: division, byReorganization: true },
      'Do sắp xếp tổ chức, nhiệm vụ chuyển từ Văn phòng Sở sang Phòng Tổ chức.',
    ],
    [
      'assigned',
      { ...base, author: 'Lò Thị Lan', kind: 'assigned', person: 'Vàng A Sử' },
      'Lò Thị Lan giao Vàng A Sử thực hiện.',
    ],
  ])('%s', (_, entry, sentence) => {
    expect(sentenceOf(entry, givingVi)).toBe(sentence)
  })
  test('updates, comments and the giving of work are seen apart', () => {
    expect(filterOfEntry(said('returned'))).toBe('update')
    expect(filterOfEntry({ ...base, kind: 'assigned', person: null })).toBe('giving')
  })
})
