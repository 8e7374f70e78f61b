import { expect, test } from 'vitest'
import { findCitations, uniqueCitations } from './citations.ts'

const cases: readonly (readonly [string, readonly (string | null)[]])[] = [
  [
    'Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành Chương trình',
    ['Nghị quyết', '76/NQ-CP', '2021-07-15', 'Chính phủ'],
  ],
  [
    'Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị. Ban hành',
    ['Nghị quyết', '57-NQ/TW', '2024-12-22', 'Bộ Chính trị'],
  ],
  [
    'Công văn số 4625/BNV-CCHC ngày 02/7/2025 của Bộ Nội vụ về việc',
    ['Công văn', '4625/BNV-CCHC', '2025-07-02', 'Bộ Nội vụ'],
  ],
  ['theo NĐ 130/2005/NĐ-CP', ['Nghị định', '130/2005/NĐ-CP', null, null]],
  [
    'sửa đổi Quyết định 16/2021/QĐ-UBND ngày 18/5/2021 của UBND tỉnh ban hành',
    ['Quyết định', '16/2021/QĐ-UBND', '2021-05-18', 'UBND tỉnh'],
  ],
  [
    'Kế hoạch định hướng số 140/KH-BCĐTKNQ18 ngày 05/12/2024 của Ban Chỉ đạo TW tổng kết',
    ['Kế hoạch', '140/KH-BCĐTKNQ18', '2024-12-05', 'Ban Chỉ đạo TW'],
  ],
  [
    'Kế hoạch số 3647/QĐ-UBND ngày 17/11/2021 của UBND tỉnh Quảng Trị ban hành',
    ['Kế hoạch', '3647/QĐ-UBND', '2021-11-17', 'UBND tỉnh Quảng Trị'],
  ],
  ['Luật Tổ chức Chính phủ số 63/2025/QH15 ngày 18/02/2025', ['Luật', '63/2025/QH15', '2025-02-18', null]],
  ['Kế hoạch số 812/KH-UBND của UBND tỉnh ngày 20/12/2025 về', ['Kế hoạch', '812/KH-UBND', '2025-12-20', 'UBND tỉnh']],
  [
    'Thông tư số 01/2021/TT-BVHTTDL ngày 1/3/2021 của Bộ Văn hóa, Thể thao và Du lịch quy định',
    ['Thông tư', '01/2021/TT-BVHTTDL', '2021-03-01', 'Bộ Văn hóa, Thể thao và Du lịch'],
  ],
  [
    'Quyết định của Thủ tướng Chính phủ số 06/QĐ-TTg ngày 06/01/2022',
    ['Quyết định', '06/QĐ-TTg', '2022-01-06', 'Thủ tướng Chính phủ'],
  ],
  [
    'Chương trình hành động số 12-CTr/TU ngày 3/3/2025 của Tỉnh ủy; giao',
    ['Chương trình', '12-CTr/TU', '2025-03-03', 'Tỉnh ủy'],
  ],
  ['Kết luận số 09-KL/BCĐ ngày 31/02/2024', ['Kết luận', '09-KL/BCĐ', null, null]],
]
test.each(cases)('%s', (text, [kind, number, date, issuer]) => {
  expect(findCitations(text)).toEqual([{ kind, number, date, issuer }])
})

test('numbers of other things are no documents', () => {
  for (const text of [
    'trước ngày 31/7/2025',
    'giai đoạn 2021-2030',
    'tỷ lệ 24/7',
    'Quý III-IV/2025',
    'Kế hoạch số /KH-UBND',
    'ISO 9001:2015',
    'đạt 95/100 điểm',
  ]) {
    expect(findCitations(text)).toEqual([])
  }
})

test('a document named often is kept once, with what each mention adds', () => {
  const text =
    'Nghị định số 118/2025/NĐ-CP; Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ và Nghị định số 117/2013/NĐ-CP, số 130/2005/NĐ-CP'
  expect(uniqueCitations(findCitations(text))).toEqual([
    { kind: 'Nghị định', number: '118/2025/NĐ-CP', date: '2025-06-09', issuer: 'Chính phủ' },
    { kind: 'Nghị định', number: '117/2013/NĐ-CP', date: null, issuer: null },
    { kind: 'Nghị định', number: '130/2005/NĐ-CP', date: null, issuer: null },
  ])
})
