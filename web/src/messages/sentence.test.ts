import { expect, test } from 'vitest'
import { notificationsVi } from './notifications.vi.ts'
import { withoutStop } from './sentence.ts'

test.each([
  ['Thiếu số liệu.', 'Thiếu số liệu'],
  ['Thiếu số liệu', 'Thiếu số liệu'],
  ['Còn thiếu phụ lục 1, 2 ...', 'Còn thiếu phụ lục 1, 2 ...'],
  [' Sửa lại. ', 'Sửa lại'],
])('“%s” inside a sentence', (text, inside) => {
  expect(withoutStop(text)).toBe(inside)
})

test('a reason that ends with a full stop does not end the sentence twice', () => {
  const data = { code: 'NV-000001', text: 'Ban hành kế hoạch', reason: 'Thiếu số liệu.' }
  expect(notificationsVi.sentences['duty.returned'](data)).toBe(
    'NV-000001 bị trả lại để làm tiếp: Thiếu số liệu. Nhiệm vụ: Ban hành kế hoạch',
  )
})
