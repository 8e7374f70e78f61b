import { describe, expect, test } from 'vitest'
import { DOCUMENT_KINDS, kindOfNumber } from './document-kinds.ts'
import { expectedKinds, isOtherKind } from './expected-kind.ts'

describe('the kinds of document', () => {
  test('are the 29 of Nghị định 30/2020, each named once, no abbreviation twice', () => {
    expect(DOCUMENT_KINDS).toHaveLength(29)
    expect(new Set(DOCUMENT_KINDS.map(({ name }) => name)).size).toBe(29)
    const short = DOCUMENT_KINDS.flatMap(({ abbreviation }) => abbreviation ?? [])
    expect(new Set(short).size).toBe(27)
  })

  test.each([
    ['12/BC-SYT', 'Báo cáo'],
    ['1538/QĐ-UBND', 'Quyết định'],
    ['07/QyĐ-SNV', 'Quy định'],
    ['12418/KH-UBND', 'Kế hoạch'],
    ['03/TTr-SNV', 'Tờ trình'],
    ['15a/TB-VP', 'Thông báo'],
    ['09/2025/QĐ-UBND', 'Quyết định'],
    ['4625/BNV-CCHC', null],
    ['12', null],
    ['QĐ-UBND', null],
    ['', null],
  ])('the number %s says %s', (number, kind) => {
    expect(kindOfNumber(number)).toBe(kind)
  })
})

describe('the kind that a product names', () => {
  test.each<[string, readonly string[] | null]>([
    ['Quyết định', ['Quyết định']],
    ['quyết định của Chủ tịch UBND tỉnh', ['Quyết định']],
    ['Báo cáo kết quả rà soát', ['Báo cáo']],
    ['Các báo cáo định kỳ', ['Báo cáo']],
    ['02 Báo cáo', ['Báo cáo']],
    ['Ban hành Kế hoạch năm 2026', ['Kế hoạch']],
    ['Quyết định phê duyệt Đề án vị trí việc làm', ['Quyết định']],
    ['Quyết định ban hành Quy chế', ['Quyết định']],
    ['Kế hoạch, Báo cáo', ['Kế hoạch', 'Báo cáo']],
    ['Tờ trình và Nghị quyết của HĐND', ['Tờ trình', 'Nghị quyết']],
    ['Kế hoạch/Công văn', ['Kế hoạch', 'Công văn']],
    ['Quyết định hoặc văn bản chỉ đạo', ['Quyết định']],
    ['Dự thảo Quyết định', ['Quyết định', 'Tờ trình', 'Công văn', 'Báo cáo']],
    ['Thông tư', ['Thông tư']],
    ['Biên bản kiểm tra', ['Biên bản']],
    ['QUYẾT ĐỊNH CÔNG BỐ', ['Quyết định']],
    // Any document may prove these.
    ['Hội nghị tập huấn', null],
    ['Văn bản chỉ đạo', null],
    ['Hội nghị, báo cáo', null],
    ['Phần mềm báo cáo', null],
    ['100% hồ sơ được số hóa', null],
    ['Kết luận', null],
    ['Kế hoạchx', null],
    ['', null],
  ])('%s', (product, kinds) => {
    expect(expectedKinds(product)).toEqual(kinds)
  })

  test.each([
    ['Quyết định', 'Báo cáo', true],
    ['Quyết định', 'Quyết định', false],
    ['Quyết định', 'quyet dinh', false],
    ['Báo cáo, Kế hoạch', 'Kế hoạch', false],
    ['Dự thảo Nghị quyết', 'Tờ trình', false],
    ['Hội nghị', 'Báo cáo', false],
  ])('%s delivered by %s is another kind: %s', (product, kind, other) => {
    expect(isOtherKind(product, kind)).toBe(other)
  })
})
