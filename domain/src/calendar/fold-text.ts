const baseLetter = (char: string): string => {
  if (char === 'đ' || char === 'Đ') return 'd'
  if (/[\u2010-\u2015\u2212]/.test(char)) return '-'
  const base = char.normalize('NFD').charAt(0).toLowerCase()
  return base.length === 1 ? base : char
}

/** NFC, without invisible characters, white space collapsed: the words of a cell as they are kept. */
export function tidyText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * Lower case without accents, one character for one (`foldText('Quý Ⅲ–IV').length` stays), so that a place found in the
 * folded text is the same place in the original. The text is expected in NFC.
 */
export function foldText(text: string): string {
  let folded = ''
  for (let i = 0; i < text.length; i++) folded += baseLetter(text.charAt(i))
  return folded
}
