import { describe, expect, test } from 'vitest'
import { asRoman, correctLines, correctOrdinal } from './correct-words.ts'
import type { SeenLine } from './recognise.ts'

const line = (text: string): SeenLine => ({
  y0: 0,
  y1: 30,
  words: text
    .split(' ')
    .map((word, at) => ({ text: word, x0: at * 50, x1: at * 50 + 40, y0: 0, y1: 30, confidence: 0.96 })),
})
const corrected = (...texts: string[]): string =>
  correctLines(texts.map(line))
    .map(({ words }) => words.map((word) => word.text).join(' '))
    .join(' ')

describe('correctLines', () => {
  test.each([
    ['Quý Ill/2025', 'Quý III/2025'],
    ['Quý 1V', 'Quý IV'],
    ['Quý H, năm 2025', 'Quý II, năm 2025'],
    ['Quý IH-IV/2025', 'Quý III-IV/2025'],
    ['Quý IIH-IV/2025', 'Quý III-IV/2025'],
    ['đạt 5O% trong tháng O7/2025', 'đạt 50% trong tháng 07/2025'],
    ['ngày l0/8/2025', 'ngày 10/8/2025'],
  ])('reads %s as %s', (seen, meant) => {
    expect(corrected(seen)).toBe(meant)
  })

  test('finds the number of a quarter on the next line', () => {
    expect(corrected('Quý', 'IH-IV/2025')).toBe('Quý III-IV/2025')
  })

  test.each(['quý khách', 'Ill', 'OECD', 'H', 'KH-UBND', 'Điều 1 Luật'])('leaves %s alone', (text) => {
    expect(corrected(text)).toBe(text)
  })

  test('never hides that it changed something, and trusts no quarter fully', () => {
    const words = correctLines([line('Quý IV và Quý 1V tháng 8/2025')]).flatMap((each) => each.words)
    expect(words.map((word) => word.confidence)).toEqual([0.96, 0.84, 0.96, 0.96, 0.6, 0.96, 0.96])
  })
})

describe('correctOrdinal', () => {
  test.each([
    ['H', 'II'],
    ['VH.', 'VII.'],
    ['STIT', 'STT'],
    ['ST:', 'STT'],
    ['11', '11'],
    ['IV', 'IV'],
    ['STT', 'STT'],
  ])('reads %s in a column of numbers as %s', (seen, meant) => {
    expect(correctOrdinal(line(seen)).words[0]?.text).toBe(meant)
  })
})

test('asRoman takes only what has the strokes of a numeral', () => {
  expect(['Ill', 'lV', 'Vlll', 'III', 'ab', 'IIX'].map((text) => asRoman(text))).toEqual([
    'III',
    'IV',
    'VIII',
    'III',
    null,
    null,
  ])
})
