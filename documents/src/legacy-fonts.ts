/** Encodings of the fonts used before Unicode. The capital fonts of TCVN3 (".VnTimeH") show capitals from lower-case codes. */
export type LegacyEncoding = 'tcvn3' | 'tcvn3-capitals' | 'vni'

/** TCVN 5712:1993, table VN3. */
const tcvn3: ReadonlyMap<string, string> = new Map(
  pairs(
    '¸á µà ¶ả ·ã ¹ạ ¨ă ¾ắ »ằ ¼ẳ ½ẵ Æặ ©â Êấ Çầ Èẩ Éẫ Ëậ ®đ Ðé Ìè Îẻ Ïẽ Ñẹ ªê Õế Òề Óể Ôễ Öệ Ýí ×ì Øỉ Üĩ Þị ãó ßò áỏ âõ äọ «ô èố åồ æổ çỗ éộ ' +
      '¬ơ íớ êờ ëở ìỡ îợ óú ïù ñủ òũ ôụ \u00adư øứ õừ öử ÷ữ ùự ýý úỳ ûỷ üỹ þỵ ¡Ă ¢Â §Đ £Ê ¤Ô ¥Ơ ¦Ư',
  ),
)

const acute = '\u0301'
const grave = '\u0300'
const hook = '\u0309'
const tilde = '\u0303'
const dot = '\u0323'
const circumflex = '\u0302'
const breve = '\u0306'

/** VNI writes a vowel and, as a second sign, its marks. */
const vniMarks: ReadonlyMap<string, string> = new Map([
  ['ù', acute],
  ['ø', grave],
  ['û', hook],
  ['õ', tilde],
  ['ï', dot],
  ['â', circumflex],
  ['á', circumflex + acute],
  ['à', circumflex + grave],
  ['å', circumflex + hook],
  ['ã', circumflex + tilde],
  ['ä', circumflex + dot],
  ['ê', breve],
  ['é', breve + acute],
  ['è', breve + grave],
  ['ú', breve + hook],
  ['ü', breve + tilde],
  ['ë', breve + dot],
])

const vniLetters: ReadonlyMap<string, string> = new Map(pairs('ôơ öư ñđ æỉ óĩ òị îỵ ÔƠ ÖƯ ÑĐ ÆỈ ÓĨ ÒỊ ÎỴ'))

function pairs(text: string): [string, string][] {
  return text.split(' ').map((pair) => [pair.charAt(0), pair.charAt(1)])
}

/** The encoding a font stands for, null for a Unicode font. Font names are the only sure sign: ".VnTime", "VNI-Times". */
export function legacyEncodingOf(font: string | null): LegacyEncoding | null {
  if (font === null) return null
  if (/^\.?Vn[A-Z]/.test(font)) return /H$/.test(font) ? 'tcvn3-capitals' : 'tcvn3'
  if (/^VNI[ -]/i.test(font)) return 'vni'
  return null
}

const onlyInUnicode = /[ĂăĐđĨĩŨũƠơƯư]|[\u1ea0-\u1ef9]|[\u0300-\u0303]|\u0309|\u0323/

/** Converts text of a legacy font to Unicode; text that has letters no such font knows is Unicode already and stays. */
export function fromLegacy(text: string, encoding: LegacyEncoding): string {
  if (onlyInUnicode.test(text)) return text
  // Symbol fonts put their signs into the private area U+F000–F0FF.
  const codes = text.replace(/[\uf020-\uf0ff]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) & 0xff))
  if (encoding === 'vni') return fromVni(codes).normalize('NFC')
  const unicode = codes.replace(/[\u00a1-\u00fe]/g, (sign) => tcvn3.get(sign) ?? sign)
  return encoding === 'tcvn3-capitals' ? unicode.toUpperCase() : unicode
}

function fromVni(text: string): string {
  return text
    .replace(/([aeouyôö])([ùøûõïâáàåãäêéèúüë])/gi, (_both, vowel: string, mark: string) => {
      const marks = vniMarks.get(mark.toLowerCase()) ?? ''
      return (vniLetters.get(vowel) ?? vowel) + marks
    })
    .replace(/[ôöñæóòîÔÖÑÆÓÒÎ]/g, (sign) => vniLetters.get(sign) ?? sign)
}

/**
 * Whether text without a font looks like TCVN3 read as Latin-1 ("Céng hoµ x· héi"): the vowels with marks that Vietnamese
 * cannot do without are absent, and signs that no Vietnamese text holds are frequent (measured: 3 % of the letters).
 */
export function looksLikeTcvn3(text: string): boolean {
  if (onlyInUnicode.test(text)) return false
  const letters = text.match(/[a-z\u00a1-\u00fe]/gi)?.length ?? 0
  const signs = text.match(/[µ¶·¸¹®»¼½¾©«¬§]/g)?.length ?? 0
  return letters >= 20 && signs / letters >= 0.03
}
