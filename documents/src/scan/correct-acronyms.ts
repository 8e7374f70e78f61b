import type { SeenWord } from './recognise.ts'

/** What a corrected word keeps of its confidence. */
const DOUBTFUL = 0.6
/** From here on a word is taken as read. */
const SURE = 0.85
/** How often an abbreviation must be read with certainty before it mends others. */
const OFTEN = 3

const acronym = /\p{Lu}{3,}/gu

/** C, G and O are taken for each other and doubled ("CCHC" is read "CCHOC", "TTHGC"): what is left is the same for all. */
const shapeOf = (text: string): string => text.replace(/[CGO]+/g, 'C')

/**
 * Mends abbreviations by the document itself: one read with little certainty, or with a letter too many, becomes the one of
 * the same shape that the document has often. It is marked doubtful, never changed silently; where two are usual nothing is changed.
 */
export function acronymCorrection(words: readonly SeenWord[]): (word: SeenWord) => SeenWord {
  const counts = new Map<string, number>()
  for (const word of words) {
    if (word.confidence < SURE) continue
    for (const [text] of word.text.matchAll(acronym)) counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  const known = new Map<string, string | null>()
  for (const [text, count] of counts) {
    if (count < OFTEN) continue
    known.set(shapeOf(text), known.has(shapeOf(text)) ? null : text)
  }
  return (word) => {
    const text = word.text.replace(acronym, (read) => {
      const meant = known.get(shapeOf(read))
      if (meant === undefined || meant === null || (counts.get(read) ?? 0) >= OFTEN) return read
      // A letter too many is never certain; another letter may be another abbreviation.
      return word.confidence < SURE || read.length > meant.length ? meant : read
    })
    return text === word.text ? word : { ...word, text, confidence: Math.min(word.confidence, DOUBTFUL) }
  }
}
