import { describe, expect, test } from 'vitest'
import { readXlsx } from '../xlsx/read-xlsx.ts'
import { listToXlsx } from './list-to-xlsx.ts'

const columns = [
  { heading: 'Nhiệm vụ', width: 40, value: ({ text }: { text: string }) => text },
  { heading: 'Hạn', width: 12, value: () => '2025-07-31' as const },
  { heading: 'Số ngày', width: 8, value: () => 12 },
  { heading: 'Ghi chú', width: 12, value: () => null },
]

describe('a list as a workbook', () => {
  test('has its title, its note, its headings and a row for each row, days and numbers as such', async () => {
    const rows = [{ text: 'Rà soát văn bản' }, { text: '=1+1' }]
    const blocks = readXlsx(await listToXlsx({ title: 'Danh sách', note: 'Tính đến ngày 1/8/2025', columns, rows }))
    const words = JSON.stringify(blocks)
    for (const word of ['DANH SÁCH', 'Tính đến ngày 1/8/2025', 'Nhiệm vụ', 'Rà soát văn bản', '=1+1', '12'])
      expect(words).toContain(word)
    expect(words).toMatch(/31\/0?7\/2025/)
  })
  test('of nothing still says what it would be', async () => {
    const blocks = readXlsx(await listToXlsx({ title: 'Danh sách', note: 'Không có dòng nào', columns, rows: [] }))
    expect(JSON.stringify(blocks)).toContain('Không có dòng nào')
  })
})
