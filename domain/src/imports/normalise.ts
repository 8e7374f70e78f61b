const LOOK_ALIKES: Readonly<Record<string, string>> = { ð: 'đ', Ð: 'Đ', Ɖ: 'Đ', ɖ: 'đ' }
const ENTITIES: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** More accents on one letter than any writing has: putting thousands of them in order takes the square of their number. */
const PILED_MARKS = /(\p{M}{8})\p{M}+/gu

/**
 * Text as the recognition compares it, tabs and leading blanks kept: NFC, đ look-alikes of old converters and OCR as đ,
 * odd blanks as blanks, invisible characters and HTML remnants gone.
 */
export function cleanLine(text: string): string {
  return text
    .replace(PILED_MARKS, '$1')
    .normalize('NFC')
    .replace(/[ðÐƉɖ]/g, (sign) => LOOK_ALIKES[sign] ?? sign)
    .replace(/<\/?[a-zA-Z][^<>]{0,200}>/g, ' ')
    .replace(/&(nbsp|amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? ' ')
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .replace(/[\u2010\u2011]/g, '-')
}

/** {@link cleanLine} with white space collapsed: `'  Kế   hoạch '` is `'Kế hoạch'`. */
export function normaliseText(text: string): string {
  return cleanLine(text)
    .replace(/\s+/g, ' ')
    .replace(/([(“])\s+/g, '$1')
    .replace(/\s+([)”,;])/g, '$1')
    .trim()
}

/**
 * Joins what a line end broke. A code or date broken inside goes together without a blank
 * (`'140/KH-'` + `'BCĐTKNQ18'`, `'10/2/202'` + `'5'`), everything else with one.
 */
export function joinBroken(above: string, below: string): string {
  if (above === '') return below
  if (below === '') return above
  const brokenCode = /\S-$/.test(above) && /^[\p{Lu}\d]/u.test(below)
  const brokenNumber = /\d\/$/.test(above) && /^[\p{Lu}\d]/u.test(below)
  const brokenYear = /\d\/\d{1,3}$/.test(above) && /^\d{1,3}\b/.test(below) && yearIsWhole(above, below)
  const brokenSign = /\p{Lu}&\p{Lu}{0,2}$/u.test(above) && /^\p{Lu}{1,2}(?!\p{L})/u.test(below)
  return brokenCode || brokenNumber || brokenYear || brokenSign ? above + below : `${above} ${below}`
}

function yearIsWhole(above: string, below: string): boolean {
  const year = (above.match(/\d{1,3}$/)?.[0] ?? '') + (below.match(/^\d+/)?.[0] ?? '')
  return /^(19|20)\d\d$/.test(year)
}

/** Lower case without accents, words parted by one blank: what headings and lexicons are compared by. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/đ/g, 'd')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim()
}

/** True where every letter is a capital and there are at least two. */
export function isUpperCase(text: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text)
}

/** The marker of a list at the start of a paragraph (`- `, `+ `, `•`), not of a number. */
export const BULLET = /^[-–—+*•●▪·]\s*(?=[\p{L}\p{N}“"(])/u

/** True for a text that cannot end where it does: its last word leads on to another ("Kế hoạch và báo cáo của"). */
export function leadsOn(text: string): boolean {
  return /(^|\s)(và|của|các|về|với|theo|cho|tại|trong|thuộc|hoặc|do|bằng|những|được|cùng|trực thuộc|kèm|từ|đến)$|[,/(&]$/u.test(
    text,
  )
}

/** `dropEnd('Báo cáo; .', ' .;')` is `'Báo cáo'`: one walk from the end, where a pattern would try every start. */
export function dropEnd(text: string, signs: string): string {
  let end = text.length
  while (end > 0 && signs.includes(text.charAt(end - 1))) end--
  return text.slice(0, end)
}
