import { describe, expect, test } from 'vitest'
import type { DocumentBlocks } from '../imports/blocks.ts'
import { pastedRows, readTabbed } from './paste-rows.ts'
import { treeFaults } from './plan-tree.ts'

const time = { year: 2026, period: { from: '2026-01-01', to: '2026-12-31' } } as const
let made = 0
const newId = (): string => `id-${++made}`

const pasted = (text: string) => {
  const table = readTabbed(text)
  const document: DocumentBlocks = { format: 'html', blocks: table ? [table] : [], pages: [], warnings: [] }
  return pastedRows(document, time, newId)
}

describe('rows from the clipboard', () => {
  test('without a heading row the columns are told by what stands in them', () => {
    const rows = pasted(
      [
        '1\tRà soát thủ tục hành chính thuộc phạm vi quản lý\tBáo cáo kết quả\tVăn phòng Sở\tCác phòng chuyên môn\tQuý II/2026',
        '2\tTổ chức tập huấn nghiệp vụ cho công chức\tKế hoạch tập huấn\tPhòng Tổ chức\tVăn phòng Sở\tTháng 9/2026',
      ].join('\n'),
    )
    expect(treeFaults(rows)).toEqual([])
    expect(rows).toHaveLength(2)
    expect(rows[0]).toMatchObject({
      kind: 'task',
      ordinal: '1',
      text: 'Rà soát thủ tục hành chính thuộc phạm vi quản lý',
      products: ['Báo cáo kết quả'],
      leads: ['Văn phòng Sở'],
      coordinators: ['Các phòng chuyên môn'],
      deadline: { kind: 'within', from: '2026-04-01', to: '2026-06-30' },
      area: null,
      edited: true,
    })
  })

  test('with its heading row the columns stand in any order', () => {
    const rows = pasted(
      'Thời gian hoàn thành\tNội dung nhiệm vụ\tCơ quan chủ trì\tSản phẩm\n30/6/2026\tCông khai thủ tục\tVăn phòng\tQuyết định',
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ text: 'Công khai thủ tục', leads: ['Văn phòng'], deadlineText: '30/6/2026' })
  })

  test('a quoted cell of a spreadsheet may hold line ends', () => {
    expect(readTabbed('a\t"dòng một\ndòng hai"\tb')).toMatchObject({ rowCount: 1, colCount: 3 })
  })

  test('lines without a table are a task each, without their list marks', () => {
    const lines = ['1. Rà soát văn bản', '- Báo cáo tháng'].map(
      (text) => ({ kind: 'line', text, place: null }) as const,
    )
    const rows = pastedRows({ format: 'text', blocks: lines, pages: [], warnings: [] }, time, newId)
    expect(rows.map(({ kind, label, text }) => [kind, label, text])).toEqual([
      ['task', '1.', 'Rà soát văn bản'],
      ['task', null, 'Báo cáo tháng'],
    ])
  })
})
