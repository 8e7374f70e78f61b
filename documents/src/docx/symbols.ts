/** Signs of the symbol fonts that offices use as text. Codes by font; a sign that is not listed prints nothing readable. */
const symbolFonts: Readonly<Record<string, ReadonlyMap<number, string>>> = {
  symbol: new Map([
    [0xa3, '≤'],
    [0xae, '→'],
    [0xb1, '±'],
    [0xb3, '≥'],
    [0xb4, '×'],
    [0xb7, '•'],
    [0xde, '⇒'],
  ]),
  wingdings: new Map([
    [0x6f, '☐'],
    [0xa8, '☐'],
    [0xe0, '→'],
    [0xf0, '⇒'],
    [0xfc, '✓'],
    [0xfe, '☒'],
  ]),
}

/** The text of a w:sym; a blank where the sign is only an ornament. */
export function symbolText(font: string, code: string): string {
  const value = Number.parseInt(code, 16)
  if (Number.isNaN(value)) return ' '
  const byte = value >= 0xf000 && value <= 0xf0ff ? value & 0xff : value
  const known = symbolFonts[font.toLowerCase()]
  if (known !== undefined) return known.get(byte) ?? ' '
  // Any other font: the code is the character, as long as it is one that can be read.
  return value >= 0x20 && value < 0xd800 ? String.fromCharCode(value) : ' '
}
