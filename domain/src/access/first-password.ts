const CONSONANTS = 'bcdghklmnprstvxz'
const VOWELS = 'aeiou'

/**
 * A password to be read out, typed once and changed: syllables in fours, figures at the end, nothing that looks like something
 * else. `bamo-nito-kelo-suva-38`. `random` gives a number below its argument, from a source nobody can guess; `shortest` is the
 * tenant's rule. Eight syllables and two figures are 57 bits.
 */
export function makeFirstPassword(random: (below: number) => number, shortest: number): string {
  const pick = (signs: string): string => signs.charAt(random(signs.length))
  const word = (): string => pick(CONSONANTS) + pick(VOWELS) + pick(CONSONANTS) + pick(VOWELS)
  const words = Array.from({ length: Math.max(4, Math.ceil((shortest - 2) / 5)) }, word)
  return `${words.join('-')}-${random(10)}${random(10)}`
}
