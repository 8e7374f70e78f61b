/** A blank between two words, in thousandths of the type size. */
export const BLANK = 250

const widths = new Map<string, number>()
for (const [letters, width] of [
  ["ijlt/\\';:.,|!", 278],
  ['frI()-[]', 333],
  ['sJ"“”', 400],
  ['aceêz', 444],
  ['?', 444],
  ['SFP', 556],
  ['ELTZ', 611],
  ['BCR', 667],
  ['mM&%', 800],
  ['wADGHKNOQUVXY', 722],
  ['W', 944],
] as const) {
  for (const letter of letters) widths.set(letter, width)
}

/**
 * The printed width of a text in thousandths of the type size, as a Times face sets it. Extracted text keeps no
 * positions; how wide a line was is the trace its column left.
 */
export function textWidth(text: string): number {
  let sum = 0
  for (const char of text.normalize('NFD')) {
    if (char >= '\u0300' && char <= '\u036f') continue
    sum += char === ' ' ? BLANK : (widths.get(char) ?? 500)
  }
  return sum
}
