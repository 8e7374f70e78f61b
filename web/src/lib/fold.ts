/**
 * Text as it is compared in search: without accents, lower case, one blank between words.
 * "Cải cách  hành chính" and "cai cach hanh chinh" become the same.
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
}

/** True where every word of `query` occurs in `text`, in any order, accents and case aside. An empty query fits all. */
export function matchesWords(text: string, query: string): boolean {
  const words = fold(query).split(' ')
  const folded = fold(text)
  return words.every((word) => folded.includes(word))
}

/**
 * The parts of `text` that a query hits, for highlighting: `[from, to)` in UTF-16 units of the original, in order, not touching.
 * Only precomposed text keeps its positions when folded; decomposed text gives no parts rather than wrong ones.
 */
export function hitRanges(text: string, query: string): readonly (readonly [from: number, to: number])[] {
  if (text !== text.normalize('NFC')) return []
  const units = Array.from(text, (sign) => [sign, fold(sign) || ' '] as const)
  const words = fold(query).split(' ').filter(Boolean)
  const plain = units.map(([, folded]) => folded).join('')
  if (plain.length !== text.length || words.length === 0) return []
  const hits = words
    .flatMap((word) => {
      const found: [number, number][] = []
      for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + word.length)) {
        found.push([at, at + word.length])
      }
      return found
    })
    .sort((a, b) => a[0] - b[0])
  const merged: [number, number][] = []
  for (const hit of hits) {
    const last = merged.at(-1)
    if (last && hit[0] <= last[1]) last[1] = Math.max(last[1], hit[1])
    else merged.push(hit)
  }
  return merged
}
