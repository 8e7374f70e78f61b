/** What a file is by its content, as far as office formats go. */
export type OfficeKind = 'docx' | 'xlsx' | 'xls' | 'odt' | 'ods' | 'doc' | 'rtf' | 'encrypted' | 'zip'

const oleMagic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, i) => bytes[i] === byte)

const latin = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)))

/** Whether the bytes are a zip package. */
export const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])

/** Whether the bytes are an OLE2 compound file: .doc, .xls, or an encrypted .docx or .xlsx. */
export const isCompoundFile = (bytes: Uint8Array): boolean => startsWith(bytes, oleMagic)

/** Whether a name stands in a compound file's directory, where names are UTF-16LE. */
function hasStream(bytes: Uint8Array, name: string): boolean {
  const wanted = Array.from(`${name}\0`, (sign) => [sign.charCodeAt(0), 0]).flat()
  // Directory entries are 128 bytes long and begin with their name; the header takes 512 bytes.
  for (let at = 512; at + 128 <= bytes.length; at += 128) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true
  }
  return false
}

/** Names in the local headers of a zip, without unpacking: enough to tell the kinds apart. */
function zipNames(bytes: Uint8Array): string[] {
  const names: string[] = []
  // The central directory stands at the end; its entries begin with PK\1\2.
  for (let at = 0; at + 46 < bytes.length && names.length < 5_000; at++) {
    if (bytes[at] !== 0x50 || bytes[at + 1] !== 0x4b) continue
    const central = bytes[at + 2] === 1 && bytes[at + 3] === 2
    const local = bytes[at + 2] === 3 && bytes[at + 3] === 4
    if (!central && !local) continue
    const lengthAt = central ? at + 28 : at + 26
    const length = (bytes[lengthAt] ?? 0) | ((bytes[lengthAt + 1] ?? 0) << 8)
    const from = central ? at + 46 : at + 30
    names.push(latin(bytes, from, from + Math.min(length, 200)))
  }
  return names
}

function zipKind(bytes: Uint8Array): OfficeKind {
  // ODF puts its media type first and unpacked: "mimetype" + "application/vnd.oasis.opendocument.text".
  const head = latin(bytes, 30, 160)
  if (head.startsWith('mimetypeapplication/vnd.oasis.opendocument.text')) return 'odt'
  if (head.startsWith('mimetypeapplication/vnd.oasis.opendocument.spreadsheet')) return 'ods'
  const names = zipNames(bytes)
  if (names.some((name) => /^\/?word\//i.test(name))) return 'docx'
  if (names.some((name) => /^\/?xl\//i.test(name))) return 'xlsx'
  return 'zip'
}

/**
 * The office format of a file, null where it is none.
 * `encrypted` is a password-protected OOXML file; `zip` a package of something else.
 */
export function sniffOffice(bytes: Uint8Array): OfficeKind | null {
  if (isZip(bytes)) return zipKind(bytes)
  if (isCompoundFile(bytes)) {
    if (hasStream(bytes, 'EncryptedPackage') || hasStream(bytes, 'EncryptionInfo')) return 'encrypted'
    if (hasStream(bytes, 'Workbook') || hasStream(bytes, 'Book')) return 'xls'
    return 'doc'
  }
  if (latin(bytes, 0, 5) === '{\\rtf') return 'rtf'
  return null
}
