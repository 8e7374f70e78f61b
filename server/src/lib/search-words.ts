import { foldText } from '@dondoc/domain/calendar/fold-text'

/** Enough for any question; more would only make a slow query. */
const MAX_WORDS = 12

/**
 * What a person typed as a text search query over columns made by `search_words` (accents and capitals do not matter, the last
 * letters of a word may be missing, but a number is that number): `'Cải cách 20'` → `'cai:* & cach:* & 20'`. Null where there is
 * no letter or digit in it.
 */
export function searchQuery(typed: string): string | null {
  const words = foldText(typed.normalize('NFC'))
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  return words.length === 0
    ? null
    : [...new Set(words)]
        .slice(0, MAX_WORDS)
        .map((word) => (/^\d+$/.test(word) ? word : `${word}:*`))
        .join(' & ')
}
