import type { SeenWord } from './recognise.ts'

/** What a corrected word keeps of its confidence. */
const DOUBTFUL = 0.6
/** From here on a word is taken as read. */
const SURE = 0.85
/** How often an abbreviation must be read before it mends others; even the right reading is seldom certain. */
const OFTEN = 3
/** How many times as often as the next of its shape, which otherwise may be an abbreviation of its own. */
const FAR_MORE = 2
/** So many times as often, and the other one is a misreading however certain it seems. */
const RARE = 8

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
    for (const [text] of word.text.matchAll(acronym)) counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  const known = new Map<string, string>()
  for (const [shape, texts] of Map.groupBy(counts.keys(), shapeOf)) {
    const [first = '', second = ''] = texts.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
    const often = counts.get(first) ?? 0
    if (often >= OFTEN && often >= FAR_MORE * (counts.get(second) ?? 0)) known.set(shape, first)
  }
  return (word) => {
    const text = word.text.replace(acronym, (read) => {
      const meant = known.get(shapeOf(read))
      if (meant === undefined) return read
      if (read.length === meant.length && (counts.get(read) ?? 0) >= OFTEN) return read
      // A letter too many is never certain; another letter may be another abbreviation.
      const rare = (counts.get(meant) ?? 0) >= RARE * Math.max(1, counts.get(read) ?? 0)
      return word.confidence < SURE || read.length > meant.length || rare ? meant : read
    })
    return text === word.text ? word : { ...word, text, confidence: Math.min(word.confidence, DOUBTFUL) }
  }
}
