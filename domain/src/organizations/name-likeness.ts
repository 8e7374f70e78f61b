import { fold } from '../imports/normalise.ts'

/** Said the same in daily use: what offices shorten in the names of agencies. */
export const ABBREVIATIONS: Readonly<Record<string, string>> = {
  ubnd: 'uy ban nhan dan',
  hdnd: 'hoi dong nhan dan',
  vp: 'van phong',
  bql: 'ban quan ly',
  kcn: 'khu cong nghiep',
  tp: 'thanh pho',
}

const spelledOut = (name: string): string =>
  fold(name)
    .split(' ')
    .map((word) => ABBREVIATIONS[word] ?? word)
    .join(' ')

function trigramsOf(name: string): ReadonlySet<string> {
  const padded = `  ${spelledOut(name)} `
  const trigrams = new Set<string>()
  for (let at = 0; at + 3 <= padded.length; at++) trigrams.add(padded.slice(at, at + 3))
  return trigrams
}

/** A name to compare others with, taken apart once. */
export interface ComparedName {
  readonly trigrams: ReadonlySet<string>
}

export const compared = (name: string): ComparedName => ({ trigrams: trigramsOf(name) })

/** How alike two names are written, 0–1, without regard to accents, capitals and usual abbreviations (Dice over trigrams). */
export function nameLikeness(a: ComparedName, b: ComparedName): number {
  if (a.trigrams.size === 0 || b.trigrams.size === 0) return 0
  let shared = 0
  for (const trigram of a.trigrams) if (b.trigrams.has(trigram)) shared++
  return (2 * shared) / (a.trigrams.size + b.trigrams.size)
}
