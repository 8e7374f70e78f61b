import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BudgetReading, readBudget } from './read-budget.ts'

const amount = (millions: number): BudgetReading => ({ kind: 'amount', millions })
const unclear: BudgetReading = { kind: 'unclear', bare: null }

describe('the words of a budget', () => {
  test.each<[string, BudgetReading]>([
    ['1,2 tỷ đồng', amount(1200)],
    ['1.2 tỷ', amount(1200)],
    ['0,5 tỉ đồng', amount(500)],
    ['500 triệu', amount(500)],
    ['500 triệu đồng', amount(500)],
    ['500tr', amount(500)],
    ['150 trđ', amount(150)],
    ['1.500 triệu đồng', amount(1500)],
    ['1 tỷ 200 triệu đồng', amount(1200)],
    ['1.200.000.000 đồng', amount(1200)],
    ['25.500.000đ', amount(25.5)],
    ['750 nghìn đồng', amount(0.75)],
    ['1.250,5 triệu đồng', amount(1250.5)],
    ['Khoảng 300 triệu đồng từ ngân sách tỉnh', amount(300)],
    ['Ngân sách tỉnh 500 triệu, xã hội hóa 200 triệu', amount(700)],
    ['1,2 tỷ đồng, trong đó ngân sách tỉnh 800 triệu', amount(1200)],
    ['Không quá 50 triệu đồng', amount(50)],
    ['TỔNG 2 TỶ ĐỒNG', amount(2000)],
    ['Không', { kind: 'none' }],
    ['không phát sinh', { kind: 'none' }],
    ['0', { kind: 'none' }],
    ['-', { kind: 'none' }],
    ['Theo dự toán', unclear],
    ['Theo dự toán hằng năm', unclear],
    ['Kinh phí hoạt động thường xuyên', unclear],
    ['Lồng ghép các chương trình', unclear],
    ['5 triệu đồng/xã', unclear],
    ['Mỗi huyện 20 triệu đồng', unclear],
    ['300-500 triệu đồng', unclear],
    ['từ 300 triệu đến 500 triệu đồng', unclear],
    ['1,200 triệu đồng', unclear],
    ['Năm 2025', unclear],
    ['Quyết định số 12/QĐ-UBND', unclear],
    ['50', { kind: 'unclear', bare: 50 }],
    ['1.500', { kind: 'unclear', bare: 1500 }],
    ['', unclear],
  ])('%s', (words, reading) => {
    expect(readBudget(words)).toEqual(reading)
  })

  test('a sum in millions is what it says, however large, and never below zero', () => {
    const grouped = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, '.')
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), (millions) => {
        expect(readBudget(`${grouped(millions)} triệu đồng`)).toEqual(amount(millions))
      }),
    )
    fc.assert(
      fc.property(fc.string(), (words) => {
        const read = readBudget(words)
        if (read.kind === 'amount') expect(read.millions).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
