/**
 * Text as every reader hands it on: NFC, white space collapsed, invisible signs gone, look-alikes of đ mapped.
 * Legacy fonts are converted before: there a soft hyphen is the letter ư.
 */
export function cleanText(text: string): string {
  return text
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/\u00f0/g, 'đ')
    .replace(/[\u00d0\u0189]/g, 'Đ')
    .normalize('NFC')
    .replace(/[\s\u00a0\u2000-\u200a\u202f\u3000]+/gu, ' ')
    .trim()
}

/**
 * Joins two pieces of one text that a break tore apart: "140/KH-" + "BCĐ" without a blank, other words with one.
 * A hyphen with no blank before it and a capital or digit after it belongs to a code.
 */
export function joinBroken(before: string, after: string): string {
  const torn = /\S-$/.test(before) && /^[\p{Lu}\d]/u.test(after)
  return cleanText(torn ? before + after : `${before} ${after}`)
}
