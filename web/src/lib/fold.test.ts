import { describe, expect, test } from 'vitest'
import { fold, hitRanges, matchesWords } from './fold.ts'

describe('search without accents', () => {
  test('accents, đ, case and blanks do not matter', () => {
    expect(fold('  Cải cách  HÀNH chính, Đôn Đốc')).toBe('cai cach hanh chinh, don doc')
  })
  test('decomposed and precomposed letters are the same', () => {
    expect(fold('Quyết'.normalize('NFD'))).toBe(fold('Quyết'.normalize('NFC')))
  })
  test('all words must occur, in any order', () => {
    expect(matchesWords('Kế hoạch kiểm tra CCHC', 'kiem ke')).toBe(true)
    expect(matchesWords('Kế hoạch kiểm tra CCHC', 'kiem toan')).toBe(false)
    expect(matchesWords('bất kỳ', '  ')).toBe(true)
  })
  test('hits are found at their place in the accented text', () => {
    const text = 'Đẩy mạnh tuyên truyền'
    expect(hitRanges(text, 'tuyen').map(([from, to]) => text.slice(from, to))).toEqual(['tuyên'])
    expect(hitRanges(text, 'truyen tuyen').map(([from, to]) => text.slice(from, to))).toEqual(['tuyên', 'truyền'])
    expect(hitRanges(text, '')).toEqual([])
  })
})
