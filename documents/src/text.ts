import type { DocumentBlocks, LineBlock, ReaderWarning } from '@dondoc/domain/imports/blocks'
import { UnreadableDocument } from './unreadable.ts'

/**
 * Plain text as lines: UTF-8, UTF-16 or windows-1258 by what the bytes show; a form feed starts a new page. Tabs and
 * leading blanks are kept. Throws {@link UnreadableDocument} for an empty file.
 */
export function readText(bytes: Uint8Array): DocumentBlocks {
  const { text, warnings } = decodeText(bytes)
  if (text.trim() === '') throw new UnreadableDocument('document.empty')
  const paged = text.includes('\f')
  const blocks = text.split('\f').flatMap((page, at) =>
    page.split(/\r\n|\r|\n/).map(
      (line): LineBlock => ({
        kind: 'line',
        text: line,
        place: paged ? { page: at + 1, box: null } : null,
      }),
    ),
  )
  return { format: 'text', blocks, pages: [], warnings }
}

/** True for bytes that can be text: no control signs but white space once the encoding is known. */
export function looksLikeText(bytes: Uint8Array): boolean {
  if (hasUtf16Mark(bytes)) return true
  const sample = bytes.subarray(0, 65_536)
  let controls = 0
  for (const byte of sample) {
    if (byte === 0) return utf16WithoutMark(sample) !== null
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) controls++
  }
  return controls <= sample.length / 500
}

const hasUtf16Mark = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)

/** UTF-16 without its mark shows zero bytes at every other place of Latin letters, blanks and line ends. */
function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  let even = 0
  let odd = 0
  for (let at = 0; at < Math.min(bytes.length, 4096); at++) {
    if (bytes[at] === 0) at % 2 === 0 ? even++ : odd++
  }
  const half = Math.min(bytes.length, 4096) / 2
  if (odd > half * 0.3 && even < half * 0.05) return 'utf-16le'
  return even > half * 0.3 && odd < half * 0.05 ? 'utf-16be' : null
}

/** Text of any encoding that {@link readText} knows. */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly warnings: readonly ReaderWarning[] } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded('utf-16le', bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded('utf-16be', bytes)
  const wide = utf16WithoutMark(bytes)
  if (wide) return decoded(wide, bytes)
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), warnings: [] }
  } catch {
    const text = new TextDecoder('windows-1258').decode(bytes)
    const message =
      'Văn bản không ở bảng mã Unicode (UTF-8); đã đọc theo bảng mã Windows-1258. Hãy kiểm tra dấu tiếng Việt.'
    return { text, warnings: [{ code: 'text.windows-1258', message, place: null }] }
  }
}

const decoded = (encoding: 'utf-16le' | 'utf-16be', bytes: Uint8Array) => ({
  text: new TextDecoder(encoding).decode(bytes),
  warnings: [],
})
