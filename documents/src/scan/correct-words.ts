import type { SeenLine, SeenWord } from './recognise.ts'

/** What a corrected word keeps of its confidence: never so much that nobody looks at it. */
const DOUBTFUL = 0.6
/** Just below what passes without a look. */
const UNSEEN = 0.84

/** Strokes that recognition takes for others, as the Roman numeral they stand for. */
const romanStrokes: Readonly<Record<string, string>> = {
  l: 'I',
  i: 'I',
  '1': 'I',
  '|': 'I',
  '!': 'I',
  H: 'II',
  V: 'V',
  v: 'V',
  I: 'I',
  X: 'X',
}

const romanNumerals = new Set(['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'])
const quarters = new Set(['I', 'II', 'III', 'IV'])

/** "Ill", "1V", "H" as the Roman numeral they look like, null where they look like none. */
export function asRoman(text: string, allowed: ReadonlySet<string> = romanNumerals): string | null {
  const roman = Array.from(text, (sign) => romanStrokes[sign] ?? '?').join('')
  return allowed.has(roman) ? roman : null
}

/**
 * Mends what recognition is known to confuse, only where the neighbours leave no doubt: Roman numerals behind "Quý" and
 * digits inside numbers and dates. Every mended word, and every quarter that is none, is marked doubtful.
 * `lines`: those of one cell or column in their order, "Quý" and its number may stand on two of them.
 */
export function correctLines<Line extends SeenLine>(lines: readonly Line[]): Line[] {
  let quarter = false
  return lines.map((line) => {
    const words = line.words.map((word) => {
      const afterQuarter = quarter
      quarter = /^quý$/i.test(word.text) || (afterQuarter && /^(?:[-–,+]|và|[IVl1H|]+[,-]?)$/.test(word.text))
      return afterQuarter ? correctQuarter(word) : correctNumber(word)
    })
    return { ...line, words }
  })
}

/** Mends a cell in a column of ordinals: "H" is "II", "VH" is "VII", the heading "STIT" is "STT". Plain digits stay. */
export function correctOrdinal<Line extends SeenLine>(line: Line): Line {
  const [word, ...others] = line.words
  if (word === undefined || others.length > 0) return line
  // The heading of the column is "STT" or "TT".
  const heading = /^([S5]?)(?=[^T]*T)[TI1L]{1,4}[.:]?$/.exec(word.text)
  if (heading !== null && word.text !== 'TT' && word.text !== 'STT') {
    const text = heading[1] === '' ? 'TT' : 'STT'
    return { ...line, words: [{ ...word, text, confidence: Math.min(word.confidence, DOUBTFUL) }] }
  }
  if (!/[HlI|V]/.test(word.text)) return line
  const [, strokes = '', end = ''] = /^(.+?)([.)]?)$/.exec(word.text) ?? []
  const roman = asRoman(strokes)
  if (roman === null || roman === strokes) return line
  return { ...line, words: [{ ...word, text: roman + end, confidence: Math.min(word.confidence, DOUBTFUL) }] }
}

function correctQuarter(word: SeenWord): SeenWord {
  const match = /^([IVXHlivx1|!]+)(?:([-–,])([IVXHlivx1|!]+))?([^\p{L}\d].*)?$/u.exec(word.text)
  if (match === null) return correctNumber(word)
  const [, first = '', mark = '', second, rest = ''] = match
  const parts = [first, ...(second === undefined ? [] : [second])]
  // Four strokes can only be three: there is no quarter IIII.
  const fixed = parts.map((part) => asRoman(part, quarters) ?? (/^[IlH1|]{3}$/.test(part) ? 'III' : null))
  const tail = correctDigits(rest)
  if (fixed.some((part) => part === null)) return { ...word, confidence: Math.min(word.confidence, DOUBTFUL) }
  const text = fixed.join(mark) + tail
  // "II" for "III" comes with high confidence: a person looks at every quarter.
  return { ...word, text, confidence: Math.min(word.confidence, text === word.text ? UNSEEN : DOUBTFUL) }
}

function correctNumber(word: SeenWord): SeenWord {
  const text = correctDigits(word.text)
  return text === word.text ? word : { ...word, text, confidence: Math.min(word.confidence, DOUBTFUL) }
}

/** "5O%", "O7/2025", "2O25", "l0/8/2025": letters among digits that look like digits. */
function correctDigits(text: string): string {
  if (!/\d/.test(text) || !/^[\dOoIl/.,%()-]+$/.test(text) || !/[OoIl]/.test(text)) return text
  const digits = text.match(/\d/g)?.length ?? 0
  const letters = text.match(/[OoIl]/g)?.length ?? 0
  if (digits < letters) return text
  return text.replace(/[Oo]/g, '0').replace(/[Il]/g, '1')
}
