import { describe, expect, test } from 'vitest'
import { splitAgencies } from './agencies.ts'

describe('agencies of a cell', () => {
  const one = [
    'Các phòng, đơn vị trực thuộc',
    'Các Cục, Vụ được giao chủ trì',
    'Các Cục, Vụ có thủ tục hành chính',
    'Các phòng và đơn vị thuộc Sở',
    'Các Phòng, Trung tâm thuộc Sở',
    'Các sở, ban, ngành',
    'Các Sở, ban, ngành, đoàn thể cấp tỉnh',
    'Các cơ quan, đơn vị có liên quan',
    'Các Cục, Vụ thuộc Bộ',
    'Các khoa, phòng, trung tâm',
    'Sở Văn hóa, Thể thao và Du lịch',
    'Sở Lao động - Thương binh và Xã hội',
    'Sở Khoa học và Công nghệ',
    'Phòng Kinh tế, Hạ tầng và Đô thị',
    'Phòng Tổ chức - Hành chính',
    'Phòng Kế hoạch, Tài chính',
    'Văn phòng HĐND và UBND phường',
    'Văn phòng Đoàn ĐBQH và HĐND tỉnh',
    'UBND các huyện, thị xã, thành phố',
    'UBND huyện, TP',
    'Bộ phận một cửa của Sở',
    'Chi cục Tiêu chuẩn Đo lường Chất lượng',
    'Văn phòng Sở (Phụ trách pháp chế)',
    'Sở Tư pháp (đối với nhiệm vụ tự kiểm tra, kiểm tra theo thẩm quyền; rà soát)',
  ]
  test.each(one)('“%s” is one', (text) => {
    expect(splitAgencies([text])).toEqual([text])
  })
  const several: readonly (readonly [string, readonly string[]])[] = [
    ['Sở Tư pháp, UBND cấp huyện', ['Sở Tư pháp', 'UBND cấp huyện']],
    ['Văn phòng, Trung tâm', ['Văn phòng', 'Trung tâm']],
    ['Văn phòng, đơn vị thuộc Sở', ['Văn phòng', 'đơn vị thuộc Sở']],
    ['Văn phòng Sở, các đơn vị', ['Văn phòng Sở', 'các đơn vị']],
    ['Các sở, ban, ngành, UBND huyện, TP', ['Các sở, ban, ngành', 'UBND huyện, TP']],
    [
      'Các sở, ngành, các huyện, TP, thị xã; các ĐVSN công lập',
      ['Các sở, ngành', 'các huyện, TP, thị xã', 'các ĐVSN công lập'],
    ],
    ['- Sở nội vụ - Các phòng và đơn vị thuộc Sở', ['Sở nội vụ', 'Các phòng và đơn vị thuộc Sở']],
    ['Sở Tư pháp - Các phòng, đơn vị thuộc Sở', ['Sở Tư pháp', 'Các phòng, đơn vị thuộc Sở']],
    ['Sở Nội vụ, - Các phòng, đơn vị thuộc Sở', ['Sở Nội vụ', 'Các phòng, đơn vị thuộc Sở']],
    ['Văn phòng UBND tỉnh Các phòng thuộc Sở', ['Văn phòng UBND tỉnh', 'Các phòng thuộc Sở']],
    ['Sở Nội vụ và các cơ quan liên quan', ['Sở Nội vụ', 'các cơ quan liên quan']],
    ['Sở Tài chính; Sở Nội vụ.', ['Sở Tài chính', 'Sở Nội vụ']],
    ['Phòng Đào tạo, Phòng Công tác sinh viên', ['Phòng Đào tạo', 'Phòng Công tác sinh viên']],
    [
      'Sở Tư pháp (đối với kế hoạch). Các Sở, ngành (đối với rà soát)',
      ['Sở Tư pháp (đối với kế hoạch)', 'Các Sở, ngành (đối với rà soát)'],
    ],
    ['Công an xã, Trạm Y tế xã, các thôn', ['Công an xã', 'Trạm Y tế xã', 'các thôn']],
    ['Văn phòng/ Phòng Quản lý doanh nghiệp', ['Văn phòng', 'Phòng Quản lý doanh nghiệp']],
    ['Vụ Pháp chế, Vụ Kế hoạch - Tài chính, Thanh tra Bộ', ['Vụ Pháp chế', 'Vụ Kế hoạch - Tài chính', 'Thanh tra Bộ']],
    ['Văn phòng HĐND và UBND, Phòng Văn hóa - Xã hội', ['Văn phòng HĐND và UBND', 'Phòng Văn hóa - Xã hội']],
    ['Các phòng chuyên môn, Văn phòng, Thanh tra Sở', ['Các phòng chuyên môn', 'Văn phòng', 'Thanh tra Sở']],
    [
      'Sở Xây dựng, Sở Tài chính, Công an tỉnh và UBND các xã, phường',
      ['Sở Xây dựng', 'Sở Tài chính', 'Công an tỉnh', 'UBND các xã, phường'],
    ],
  ]
  test.each(several)('“%s” is %j', (text, names) => {
    expect(splitAgencies([text])).toEqual(names)
  })
  test('paragraphs are agencies of their own, a broken line goes on', () => {
    expect(splitAgencies(['Văn phòng UBND tỉnh', 'Các phòng', 'thuộc Sở'])).toEqual([
      'Văn phòng UBND tỉnh',
      'Các phòng thuộc Sở',
    ])
  })
  test('a line broken before the dash inside a name goes on, a list does not', () => {
    expect(splitAgencies(['Phòng Hành chính', '- Tổng hợp'])).toEqual(['Phòng Hành chính - Tổng hợp'])
    expect(splitAgencies(['Văn phòng', '- Phòng Đào tạo'])).toEqual(['Văn phòng', 'Phòng Đào tạo'])
    expect(splitAgencies(['- Công đoàn;', '- Thanh niên'])).toEqual(['Công đoàn', 'Thanh niên'])
  })
  test('an agency named twice counts once', () => {
    expect(splitAgencies(['Sở Nội vụ; Sở Nội vụ'])).toEqual(['Sở Nội vụ'])
  })
})
