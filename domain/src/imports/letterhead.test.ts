import { describe, expect, test } from 'vitest'
import { readLetterhead } from './letterhead.ts'

const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
const MOTTO = 'Độc lập - Tự do - Hạnh phúc'

describe('the letterhead', () => {
  const known = {
    superior: 'UBND TỈNH AN GIANG',
    issuer: 'SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG',
    number: '215/KH-SNNMT',
    place: 'An Giang',
    dateText: 'ngày 9 tháng 3 năm 2026',
  }
  const flattened: readonly (readonly string[])[] = [
    [
      'UBND TỈNH AN GIANG',
      'SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG',
      'Số: 215/KH-SNNMT',
      NATION,
      MOTTO,
      'An Giang, ngày 9 tháng 3 năm 2026',
    ],
    [
      'UBND TỈNH AN GIANG',
      NATION,
      'SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG',
      MOTTO,
      'Số: 215/KH-SNNMT',
      'An Giang, ngày 9 tháng 3 năm 2026',
    ],
    [
      `UBND TỈNH AN GIANG ${NATION}`,
      `SỞ NÔNG NGHIỆP ${MOTTO}`,
      'VÀ MÔI TRƯỜNG',
      'Số: 215/KH-SNNMT An Giang, ngày 9 tháng 3 năm 2026',
    ],
    [
      NATION,
      MOTTO,
      'An Giang, ngày 9 tháng 3 năm 2026',
      'UBND TỈNH AN GIANG',
      'SỞ NÔNG NGHIỆP VÀ',
      'MÔI TRƯỜNG',
      '_______',
      'Số 215 / KH-SNNMT',
    ],
  ]
  test.each(flattened)('is known by the form of its lines: %s', (...lines) => {
    expect(readLetterhead(lines)).toEqual(known)
  })
  test('joins a name over lines and leaves an unfilled number and date open', () => {
    expect(
      readLetterhead([
        'ỦY BAN NHÂN DÂN',
        'THÀNH PHỐ CẦN THƠ',
        'Số:        /KH-UBND',
        NATION,
        MOTTO,
        'Cần Thơ, ngày …. tháng 01 năm 2026',
      ]),
    ).toEqual({
      superior: null,
      issuer: 'ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ',
      number: '/KH-UBND',
      place: 'Cần Thơ',
      dateText: 'ngày tháng 01 năm 2026',
    })
  })
  test('parts two names that one line holds', () => {
    expect(readLetterhead(['UBND TỈNH AN GIANG SỞ Y TẾ'])).toMatchObject({
      superior: 'UBND TỈNH AN GIANG',
      issuer: 'SỞ Y TẾ',
    })
  })
  test('knows places of several words', () => {
    expect(readLetterhead(['BỘ Y TẾ', 'TP. Hồ Chí Minh, ngày 01 tháng 02 năm 2026']).place).toBe('TP. Hồ Chí Minh')
    expect(readLetterhead(['BỘ Y TẾ', 'Bà Rịa - Vũng Tàu, ngày 01 tháng 02 năm 2026']).place).toBe('Bà Rịa - Vũng Tàu')
  })
  test('says nothing where there is none', () => {
    expect(readLetterhead([])).toEqual({ superior: null, issuer: null, number: null, place: null, dateText: null })
  })
})
