import { BULLET, isUpperCase } from './normalise.ts'

export type MarkerKind = 'roman' | 'number' | 'letter' | 'bullet'

/** What stands before the words of a paragraph: `{kind: 'number', label: '1.2', text: 'Yêu cầu'}`. */
export interface Marked {
  readonly kind: MarkerKind
  /** Without the closing sign: "II", "1.2", "a"; "-" for every bullet. */
  readonly label: string
  readonly text: string
}

const ROMAN = /^([IVX]{1,5})\s*[.)/:-]\s*(?=\S)/
const ROMAN_BARE = /^([IVX]{1,5})\s+(?=\p{Lu})/u
const NUMBER = /^(\d{1,2}(?:\.\s?\d{1,2}){0,3})(?:[.)]\s*|\s*[.)]\s+)(?=[\p{L}“"(])/u
const NESTED_NUMBER = /^(\d{1,2}(?:\.\d{1,2}){1,3})\s+(?=\p{Lu})/u
const LETTER = /^([a-zđ])\s*[.)]\s+(?=\S)|^([a-zđ])\)(?=\S)/u

/** Reads the number, letter or bullet a paragraph starts with; null where it starts with its words. */
export function readMarker(text: string): Marked | null {
  const roman = ROMAN.exec(text)
  if (roman?.[1]) return { kind: 'roman', label: roman[1], text: text.slice(roman[0].length) }
  const bare = ROMAN_BARE.exec(text)
  if (bare?.[1] && isUpperCase(text)) return { kind: 'roman', label: bare[1], text: text.slice(bare[0].length) }
  const number = NUMBER.exec(text) ?? NESTED_NUMBER.exec(text)
  if (number?.[1]) return { kind: 'number', label: number[1].replace(/\s/g, ''), text: text.slice(number[0].length) }
  const letter = LETTER.exec(text)
  if (letter) return { kind: 'letter', label: letter[1] ?? letter[2] ?? '', text: text.slice(letter[0].length) }
  const bullet = BULLET.exec(text)
  return bullet ? { kind: 'bullet', label: '-', text: text.slice(bullet[0].length) } : null
}

const ROMAN_VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 }

/** `romanValue('IV')` is 4; null for what is no Roman number. */
export function romanValue(text: string): number | null {
  if (!/^[IVX]+$/.test(text)) return null
  const digits = [...text].map((sign) => ROMAN_VALUES[sign] ?? 0)
  return digits.reduce((sum, value, at) => sum + (value < (digits[at + 1] ?? 0) ? -value : value), 0)
}
