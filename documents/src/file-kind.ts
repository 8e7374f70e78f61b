import { looksLikeText } from './text.ts'

/** What a file given as evidence may be, each with the ends of names that go with it and its media type. */
export const EVIDENCE_KINDS = {
  pdf: { ends: ['pdf'], mediaType: 'application/pdf' },
  docx: {
    ends: ['docx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  xlsx: { ends: ['xlsx'], mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  pptx: {
    ends: ['pptx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  },
  doc: { ends: ['doc'], mediaType: 'application/msword' },
  xls: { ends: ['xls'], mediaType: 'application/vnd.ms-excel' },
  ppt: { ends: ['ppt'], mediaType: 'application/vnd.ms-powerpoint' },
  odt: { ends: ['odt'], mediaType: 'application/vnd.oasis.opendocument.text' },
  ods: { ends: ['ods'], mediaType: 'application/vnd.oasis.opendocument.spreadsheet' },
  odp: { ends: ['odp'], mediaType: 'application/vnd.oasis.opendocument.presentation' },
  rtf: { ends: ['rtf'], mediaType: 'application/rtf' },
  jpeg: { ends: ['jpg', 'jpeg'], mediaType: 'image/jpeg' },
  png: { ends: ['png'], mediaType: 'image/png' },
  tiff: { ends: ['tif', 'tiff'], mediaType: 'image/tiff' },
  text: { ends: ['txt', 'csv'], mediaType: 'text/plain; charset=utf-8' },
} as const

export type EvidenceKind = keyof typeof EVIDENCE_KINDS

/** Why a file is not kept. */
export type FileRefusal =
  /** None of the kinds that people can read as evidence. */
  | 'kind-unknown'
  /** Another kind inside than the name says. */
  | 'kind-mismatch'
  /** A program, a script, a web page, or an office file that carries macros. */
  | 'unsafe'
  /** Locked with a password: nobody could check it. */
  | 'locked'

export type FileJudgement =
  | { readonly ok: true; readonly kind: EvidenceKind }
  | { readonly ok: false; readonly code: FileRefusal; readonly found: string | null }

/** A file as it lies somewhere, read in parts so that it is never in memory as a whole. */
export interface FileParts {
  readonly size: number
  /** The bytes from a place on; fewer at the end of the file. */
  readonly read: (from: number, length: number) => Promise<Uint8Array>
}

const PROGRAM_ENDS = new Set(
  'exe dll com scr msi bat cmd ps1 sh vbs vbe js jse wsf hta jar lnk reg app apk deb html htm xhtml svg xml docm dotm xlsm xltm xlam pptm potm ppsm'.split(
    ' ',
  ),
)

const refuse = (code: FileRefusal, found: string | null = null): FileJudgement => ({ ok: false, code, found })

/** The end of a file's name in small letters, empty where it has none: `'Quyết định.PDF'` is `pdf`. */
export const endOfName = (name: string): string => /\.([^./\\]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? ''

/**
 * Judges a file by its content, and its name by what the content is. Reads the beginning, of packages the list of their parts, of
 * old office files the names of their streams; unpacks nothing.
 */
export async function judgeFile(name: string, file: FileParts): Promise<FileJudgement> {
  const end = endOfName(name)
  if (PROGRAM_ENDS.has(end)) return refuse('unsafe', end)
  const inside = await kindInside(file)
  if (typeof inside !== 'string') return inside
  const fits = end === '' || (EVIDENCE_KINDS[inside].ends as readonly string[]).includes(end)
  return fits ? { ok: true, kind: inside } : refuse('kind-mismatch', inside)
}

const startsWith = (bytes: Uint8Array, ...magic: readonly number[]): boolean =>
  magic.every((byte, at) => bytes[at] === byte)

const latin = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes)

/** MZ (Windows), ELF, Mach-O in both orders and its archives, which Java classes share. */
const PROGRAMS = [
  [0x4d, 0x5a],
  [0x7f, 0x45, 0x4c, 0x46],
  [0xfe, 0xed, 0xfa],
  [0xce, 0xfa, 0xed, 0xfe],
  [0xcf, 0xfa, 0xed, 0xfe],
  [0xca, 0xfe, 0xba, 0xbe],
]

async function kindInside(file: FileParts): Promise<EvidenceKind | FileJudgement> {
  const head = await file.read(0, 4096)
  if (PROGRAMS.some((magic) => startsWith(head, ...magic))) return refuse('unsafe', 'program')
  if (startsWith(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (startsWith(head, 0xff, 0xd8, 0xff)) return 'jpeg'
  if (startsWith(head, 0x49, 0x49, 0x2a, 0x00) || startsWith(head, 0x4d, 0x4d, 0x00, 0x2a)) return 'tiff'
  if (startsWith(head, 0x50, 0x4b)) return packageKind(file, head)
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return compoundKind(file)
  const start = latin(head.subarray(0, 1024))
  if (start.startsWith('{\\rtf')) return 'rtf'
  if (/^\s*(?:ï»¿)?\s*(?:#!|<(?:!doctype|html|head|body|script|svg|\?xml|iframe|meta|table))/i.test(start))
    return refuse('unsafe', 'web')
  // A PDF may have other bytes in front of its mark, but not a web page.
  if (start.includes('%PDF-')) return 'pdf'
  return looksLikeText(head) ? 'text' : refuse('kind-unknown')
}

/** The end record of a zip with the longest comment it may carry. */
const ZIP_END = 22 + 65_535
/** A package with a longer list of parts is none that an office made. */
const ZIP_LIST = 8 * 1024 * 1024

/** The names of a zip's parts from the list at its end; null where the list is not there, as in a file cut off. */
async function partNames({ size, read }: FileParts): Promise<readonly string[] | null> {
  const from = Math.max(0, size - ZIP_END)
  const tail = await read(from, ZIP_END)
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength)
  let at = tail.length - 22
  while (at >= 0 && view.getUint32(at, true) !== 0x06054b50) at--
  if (at < 0) return null
  const length = view.getUint32(at + 12, true)
  const start = view.getUint32(at + 16, true)
  if (length > ZIP_LIST || start + length > size) return null
  const list = await read(start, length)
  const entries = new DataView(list.buffer, list.byteOffset, list.byteLength)
  const names: string[] = []
  for (let place = 0; place + 46 <= list.length && entries.getUint32(place, true) === 0x02014b50; ) {
    const nameLength = entries.getUint16(place + 28, true)
    names.push(latin(list.subarray(place + 46, place + 46 + nameLength)).replaceAll('\\', '/'))
    place += 46 + nameLength + entries.getUint16(place + 30, true) + entries.getUint16(place + 32, true)
  }
  return names
}

async function packageKind(file: FileParts, head: Uint8Array): Promise<EvidenceKind | FileJudgement> {
  const names = await partNames(file)
  if (names === null) return refuse('kind-unknown', 'zip')
  if (names.some((name) => /(?:^|\/)vbaProject\.bin$/i.test(name))) return refuse('unsafe', 'macros')
  if (names.some((name) => /^(?:Basic|Scripts)\/./.test(name))) return refuse('unsafe', 'macros')
  // OpenDocument puts its media type first and unpacked.
  const media = /^mimetypeapplication\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)/.exec(
    latin(head.subarray(30, 160)),
  )?.[1]
  if (media !== undefined) return media === 'text' ? 'odt' : media === 'spreadsheet' ? 'ods' : 'odp'
  const holds = (folder: string): boolean => names.some((name) => name.toLowerCase().startsWith(folder))
  if (!names.includes('[Content_Types].xml')) return refuse('kind-unknown', 'zip')
  if (holds('word/')) return 'docx'
  if (holds('xl/')) return 'xlsx'
  if (holds('ppt/')) return 'pptx'
  return refuse('kind-unknown', 'zip')
}

const CHUNK = 1024 * 1024
/** Names in the directory of a compound file (MS-CFB), where entries are 128 bytes long and begin with their name in UTF-16LE. */
const STREAMS = ['EncryptedPackage', '_VBA_PROJECT', 'WordDocument', 'Workbook', 'Book', 'PowerPoint Document'] as const

async function compoundKind({ size, read }: FileParts): Promise<EvidenceKind | FileJudgement> {
  const wanted = STREAMS.map((name) => ({
    name,
    bytes: Array.from(`${name}\0`, (sign) => [sign.charCodeAt(0), 0]).flat(),
  }))
  const found = new Set<(typeof STREAMS)[number]>()
  for (let from = 512; from < size; from += CHUNK) {
    const chunk = await read(from, CHUNK)
    for (let at = 0; at + 128 <= chunk.length; at += 128) {
      for (const { name, bytes } of wanted) {
        if (chunk[at] === bytes[0] && bytes.every((byte, i) => chunk[at + i] === byte)) found.add(name)
      }
    }
  }
  if (found.has('EncryptedPackage')) return refuse('locked')
  if (found.has('_VBA_PROJECT')) return refuse('unsafe', 'macros')
  if (found.has('WordDocument')) return 'doc'
  if (found.has('Workbook') || found.has('Book')) return 'xls'
  if (found.has('PowerPoint Document')) return 'ppt'
  return refuse('kind-unknown')
}
