import { expect, test } from 'vitest'
import { readSections } from './sections.ts'

const body = (...texts: readonly string[]) => texts.map((text) => ({ text, label: null, bold: false }))
const said = (...texts: readonly string[]) =>
  readSections(body(...texts)).map(({ path, heading, points }) => [path, heading, ...points])

test('short numbered paragraphs head, long ones are points', () => {
  expect(
    said(
      'I. MỤC ĐÍCH, YÊU CẦU',
      '1. Mục đích',
      '- Nâng cao chất lượng phục vụ.',
      '2. Yêu cầu:',
      'a) Bảo đảm đồng bộ, thống nhất trong tổ chức thực hiện.',
      'II. TỔ CHỨC THỰC HIỆN',
      '1. Các phòng, đơn vị thuộc Chi cục chủ động xây dựng kế hoạch cụ thể để tổ chức thực hiện đồng bộ và có hiệu quả các nhiệm vụ được giao.',
      '2. Văn phòng theo dõi, tổng hợp, báo cáo.',
    ),
  ).toEqual([
    ['I', 'MỤC ĐÍCH, YÊU CẦU'],
    ['I.1', 'Mục đích', 'Nâng cao chất lượng phục vụ.'],
    ['I.2', 'Yêu cầu', 'Bảo đảm đồng bộ, thống nhất trong tổ chức thực hiện.'],
    [
      'II',
      'TỔ CHỨC THỰC HIỆN',
      'Các phòng, đơn vị thuộc Chi cục chủ động xây dựng kế hoạch cụ thể để tổ chức thực hiện đồng bộ và có hiệu quả các nhiệm vụ được giao.',
      'Văn phòng theo dõi, tổng hợp, báo cáo.',
    ],
  ])
})
test('nested numbers and letters make nested paths', () => {
  expect(
    said(
      'II. NHIỆM VỤ',
      '1. Cải cách thể chế',
      '1.1. Xây dựng văn bản',
      '- Rà soát.',
      '1.2. Thi hành pháp luật',
      '- Theo dõi.',
      '2. Cải cách thủ tục hành chính',
      'a) Kiểm soát thủ tục hành chính:',
      '- Công khai.',
      'b) Cơ chế một cửa',
      '- Số hóa.',
    ),
  ).toEqual([
    ['II', 'NHIỆM VỤ'],
    ['II.1', 'Cải cách thể chế'],
    ['II.1.1', 'Xây dựng văn bản', 'Rà soát.'],
    ['II.1.2', 'Thi hành pháp luật', 'Theo dõi.'],
    ['II.2', 'Cải cách thủ tục hành chính'],
    ['II.2.a', 'Kiểm soát thủ tục hành chính', 'Công khai.'],
    ['II.2.b', 'Cơ chế một cửa', 'Số hóa.'],
  ])
})
test('automatic numbers count as printed ones', () => {
  expect(
    readSections([
      { text: 'MỤC TIÊU', label: 'I.', bold: true },
      { text: 'Mục tiêu chung', label: '1.', bold: true },
      { text: 'Đạt 95% hồ sơ đúng hạn.', label: '-', bold: false },
    ]),
  ).toEqual([
    { path: 'I', heading: 'MỤC TIÊU', points: [] },
    { path: 'I.1', heading: 'Mục tiêu chung', points: ['Đạt 95% hồ sơ đúng hạn.'] },
  ])
})
test('what closes a part stands outside its last list', () => {
  expect(
    said(
      'II. NHIỆM VỤ',
      '1. Cải cách thể chế',
      '- Rà soát.',
      '(Chi tiết tại Phụ lục kèm theo)',
      'III. TỔ CHỨC THỰC HIỆN',
      '1. Văn phòng',
      '- Đôn đốc.',
      'Trong quá trình thực hiện nếu có vướng mắc, báo cáo Lãnh đạo.',
    ),
  ).toEqual([
    ['II', 'NHIỆM VỤ', '(Chi tiết tại Phụ lục kèm theo)'],
    ['II.1', 'Cải cách thể chế', 'Rà soát.'],
    ['III', 'TỔ CHỨC THỰC HIỆN', 'Trong quá trình thực hiện nếu có vướng mắc, báo cáo Lãnh đạo.'],
    ['III.1', 'Văn phòng', 'Đôn đốc.'],
  ])
})
test('a heading and its sentence on one line are both kept', () => {
  expect(said('I. KIỂM TRA', '1. Thời gian kiểm tra: Quý III năm 2026.', '2. Đối tượng: Các phòng.')).toEqual([
    ['I', 'KIỂM TRA'],
    ['I.1', 'Thời gian kiểm tra', 'Quý III năm 2026.'],
    ['I.2', 'Đối tượng', 'Các phòng.'],
  ])
})
