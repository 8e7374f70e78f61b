import { describe, expect, test } from 'vitest'
import type { TextLine } from './text-lines.ts'
import { type PlacedLine, paragraphsOf, type WrapHabits, wrapHabits } from './wrap.ts'

const LETTER = 6
const BLANK = 3

const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, sign) => sum + (sign === ' ' ? BLANK : LETTER), 0)

/** A column of the given width; "_" at the end of a line is a blank that the writer left there. */
function column(width: number, texts: readonly string[]): PlacedLine[] {
  return texts.map((written, index) => {
    const text = written.replace(/_$/, '')
    const line: TextLine = {
      text,
      x0: 100,
      x1: 100 + widthOf(text),
      top: index * 15,
      bottom: index * 15 + 14,
      height: 14,
      trailingBlank: written.endsWith('_'),
      firstWordWidth: widthOf(text.split(' ')[0] ?? ''),
      firstLetterWidth: LETTER,
      blankWidth: BLANK,
      bold: 0,
      italic: 0,
      confidence: 1,
    }
    return { line, page: 1, left: 100, right: 100 + width }
  })
}

const silent: WrapHabits = { blanks: 'silent', words: new Set(['UBND']) }
const honest: WrapHabits = { ...silent, blanks: 'honest' }
const read = (width: number, texts: readonly string[], habits = silent): string[] =>
  paragraphsOf(column(width, texts), habits).map((paragraph) => paragraph.text)

describe('lines without a sign', () => {
  test('wrap where the next word does not fit, end where it would', () => {
    expect(read(50, ['Báo cáo', 'kết quả', 'thực hiện'])).toEqual(['Báo cáo kết quả thực hiện'])
    expect(read(200, ['Văn phòng Sở', 'Phòng Kế hoạch'])).toEqual(['Văn phòng Sở', 'Phòng Kế hoạch'])
  })

  test('begin a list item after text that is complete', () => {
    expect(read(80, ['- Sở Nội vụ;', '- Các phòng,', 'đơn vị'])).toEqual(['- Sở Nội vụ;', '- Các phòng, đơn vị'])
    expect(read(80, ['giai đoạn 2021', '- 2030'])).toEqual(['giai đoạn 2021 - 2030'])
  })
})

describe('a torn word, date or code is whole again', () => {
  test.each([
    [['10/2/202', '5'], '10/2/2025'],
    [['KHPBGDP', 'L của UBND'], 'KHPBGDPL của UBND'],
    [['Thườn', 'g xuyên'], 'Thường xuyên'],
    [['chuyê', 'n môn'], 'chuyên môn'],
    [['TT&T', 'T'], 'TT&TT'],
    [['III', 'I'], 'IIII'],
    [['phòng', ', đơn vị'], 'phòng, đơn vị'],
  ])('%j', (lines, whole) => {
    expect(read(widthOf(lines[0] ?? ''), lines)).toEqual([whole])
  })

  test.each([
    [['Kế hoạch số 140/KH-', 'BCĐTKNQ18'], 'Kế hoạch số 140/KH-BCĐTKNQ18'],
    [['giai đoạn 2022-', '2025'], 'giai đoạn 2022-2025'],
    [['Nghị định 118/2025/NĐ', '-CP'], 'Nghị định 118/2025/NĐ-CP'],
    [['Kết quả/', 'Sản phẩm'], 'Kết quả/Sản phẩm'],
  ])('%j', (lines, whole) => {
    expect(read(widthOf(lines[0] ?? ''), lines)).toEqual([whole])
  })

  test.each([
    [['phòng', 'chuyê', 'n môn'], 'phòng chuyên môn'],
    [['CCVCN', 'và dân'], 'CCVCN và dân'],
    [['tỉnh', 'UBND xã'], 'tỉnh UBND xã'],
    [['Tháng', '12/2025'], 'Tháng 12/2025'],
  ])('%j are words of their own', (lines, text) => {
    expect(read(widthOf(lines[0] ?? ''), lines)).toEqual([text])
  })
})

describe('honest blanks', () => {
  test('tell a wrapped line from an ended one even where the next word does not fit', () => {
    expect(read(80, ['Sở Nội vụ_', 'tỉnh'], honest)).toEqual(['Sở Nội vụ', 'tỉnh'])
    expect(read(64, ['Sở Nội vụ_', 'tham mưu'], honest)).toEqual(['Sở Nội vụ tham mưu'])
    expect(read(64, ['Sở Nội vụ', 'Văn phòng'], honest)).toEqual(['Sở Nội vụ', 'Văn phòng'])
  })

  test('are known by the lines of the document', () => {
    const cells = ['Sở Nội vụ_', 'tham mưu_', 'UBND', 'tỉnh_', 'Sở Y tế'].map((first) => column(64, [first, 'ngắn']))
    const long = column(64, ['Sở Nội vụ_', 'tham mưu_', 'thực hiện'])
    expect(wrapHabits([...cells, long, long]).blanks).toBe('honest')
    const ended = Array.from({ length: 6 }, () => column(200, ['Sở_', 'Văn_', 'Ban_']))
    expect(wrapHabits([...ended, long]).blanks).toBe('silent')
  })
})
