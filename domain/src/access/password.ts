/** What is wrong with a new password. */
export type PasswordFault = 'too-short' | 'too-long' | 'common' | 'personal'

/** A new password longer than this is refused: hashing must have a bound (NIST SP 800-63B asks for 64 at least). */
export const LONGEST_PASSWORD = 256

const letters = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/đ/gi, 'd')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

/** `aaaa…`, `abab…`, `1234abcd…`: a short pattern repeated, or characters that follow each other. */
function isPattern(text: string): boolean {
  const codes = [...text].map((sign) => sign.codePointAt(0) ?? 0)
  const follows = codes.slice(1).filter((code, index) => Math.abs(code - (codes[index] ?? 0)) <= 1).length
  const repeats = [1, 2, 3, 4].some((period) => codes.every((code, index) => code === codes[index % period]))
  return repeats || follows >= codes.length - 2
}

/**
 * The rules of NIST SP 800-63B §5.1.1.2: length counted in characters, no password that is known to be common, a pattern or
 * made of the person's own name or address; no rule on which kinds of characters. `isCommon` looks in the list of known
 * passwords, in small letters. Null where the password may be used.
 */
export function findPasswordFault(
  password: string,
  rules: {
    readonly shortest: number
    /** Name and e-mail address of the person. */
    readonly personal: readonly string[]
    readonly isCommon: (password: string) => boolean
  },
): PasswordFault | null {
  const length = [...password].length
  if (length < rules.shortest) return 'too-short'
  if (length > LONGEST_PASSWORD) return 'too-long'
  const plain = letters(password)
  const withoutTail = plain.replace(/\d+$/, '')
  if (isPattern(password) || isPattern(plain)) return 'common'
  // "matkhau2026": a common word with figures behind it is as common.
  if ([password.toLowerCase(), plain, withoutTail].some((form) => form !== '' && rules.isCommon(form))) return 'common'
  const own = rules.personal.flatMap((text) => [letters(text), letters(text.split('@')[0] ?? '')])
  const isOwn = own.some((word) => word.length >= 4 && withoutTail !== '' && withoutTail === word)
  return isOwn || own.includes(plain) ? 'personal' : null
}
