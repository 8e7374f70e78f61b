import { describe, expect, test } from 'vitest'
import { acronymCorrection } from './correct-acronyms.ts'
import type { SeenWord } from './recognise.ts'

const word = (text: string, confidence: number): SeenWord => ({ text, x0: 0, y0: 0, x1: 9, y1: 9, confidence })
const often = (text: string): SeenWord[] => [word(text, 0.95), word(`${text},`, 0.95), word(text, 0.9)]

describe('acronymCorrection', () => {
  test.each([
    ['CCHOC', 'CCHC'],
    ['CCHG,', 'CCHC,'],
    ['(TTHGC)', '(TTHC)'],
  ])('reads %s as %s where the document often has it', (seen, meant) => {
    const mended = acronymCorrection([...often('CCHC'), ...often('TTHC')])(word(seen, 0.5))
    expect(mended.text).toBe(meant)
    expect(mended.confidence).toBeLessThanOrEqual(0.6)
  })

  test('a letter too many is mended also where it was read with certainty', () => {
    expect(acronymCorrection(often('CCHC'))(word('CCHOC', 0.95))).toMatchObject({ text: 'CCHC', confidence: 0.6 })
  })

  test('leaves what is read with certainty, what is unknown, and what could be two', () => {
    const mend = acronymCorrection([...often('SGTVT'), ...often('SCTVT'), ...often('CCHC')])
    for (const same of [word('CCHG', 0.95), word('PGI', 0.5), word('SOTVT', 0.5), word('SGTVT', 0.5)]) {
      expect(mend(same)).toBe(same)
    }
  })
})
