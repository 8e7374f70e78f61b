import { expect, test } from 'vitest'
import { joinLines } from './join-lines.ts'
import { lines } from './plan-blocks.fixture.ts'

const joined = (text: string) => joinLines(lines(text)).map((paragraph) => paragraph.text)

test('broken lines join, markers, headings and remarks in parentheses stand for themselves', () => {
  const text = `KẾ HOẠCH
Cải cách hành chính năm 2026

Thực hiện Kế hoạch số 12/KH-UBND ngày 02/01/2026 của UBND xã về cải cách hành
chính, Trạm Y tế xã xây dựng Kế hoạch như sau:
1. Mục tiêu
- Hoàn thiện các ứng dụng dùng chung trong khám bệnh, chữa bệnh và quản lý:
Phần mềm quản lý hồ sơ sức khỏe, phần mềm tiêm chủng theo Quyết định số 140/KH-
BCĐYT ngày 10/2/202
5 của Ban Chỉ đạo.

2

https://example.vn/van-ban/1
- Nâng cao chất lượng phục vụ người dân đến khám bệnh, chữa bệnh tại trạm để người
dân hài lòng

(Chi tiết tại phụ lục kèm theo).`
  expect(joined(text)).toEqual([
    'KẾ HOẠCH',
    'Cải cách hành chính năm 2026',
    'Thực hiện Kế hoạch số 12/KH-UBND ngày 02/01/2026 của UBND xã về cải cách hành chính, Trạm Y tế xã xây dựng Kế hoạch như sau:',
    '1. Mục tiêu',
    '- Hoàn thiện các ứng dụng dùng chung trong khám bệnh, chữa bệnh và quản lý: Phần mềm quản lý hồ sơ sức khỏe, phần mềm tiêm chủng theo Quyết định số 140/KH-BCĐYT ngày 10/2/2025 của Ban Chỉ đạo.',
    '- Nâng cao chất lượng phục vụ người dân đến khám bệnh, chữa bệnh tại trạm để người dân hài lòng',
    '(Chi tiết tại phụ lục kèm theo).',
  ])
})
