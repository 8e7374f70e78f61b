import { expect, test } from 'vitest'
import { isSyllable } from './vietnamese-syllable.ts'

test.each([
  ...['thường', 'xuyên', 'nghiệp', 'Quý', 'gì', 'giêng', 'khuỷu', 'hoàn', 'hoà', 'hòa', 'UBND'.slice(0, 1), 'ở', 'yếu'],
  ...['khuya', 'quyết', 'toán', 'rượu', 'ĐIỀU', 'số', 'ích'],
])('%s can be a syllable', (word) => {
  expect(isSyllable(word)).toBe(true)
})

test.each([...['g', 'ng', 'ườ', 'thuo', 'chuyê', 'KHPBGDP', 'L', '5', 'hop', 'cat', 'ách̀', 'ban,', 'kx', 'bb', '']])(
  '“%s” is none',
  (word) => {
    expect(isSyllable(word)).toBe(false)
  },
)
