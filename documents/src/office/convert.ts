import type { Block, DocumentBlocks, ReaderWarning } from '@dondoc/domain/imports/blocks'
import { fold } from '@dondoc/domain/imports/normalise'
import { readDocx } from '../docx/read-docx.ts'
import { UnreadableDocument } from '../unreadable.ts'
import { endWithParagraph } from './end-doc.ts'
import { type OfficeLimits, officeLimits } from './limits.ts'

/** Formats that only an office suite opens. */
export type ForeignFormat = 'doc' | 'odt' | 'rtf'

/**
 * Turns a file of a foreign format into DOCX. The server and the command line give it: they run LibreOffice, this room
 * starts no process. Throws UnreadableDocument: needs-office where there is none, damaged where it fails.
 */
export type ConvertToDocx = (bytes: Uint8Array, from: ForeignFormat) => Promise<Uint8Array>

/** Reads a .doc, .odt or .rtf by way of DOCX. */
export async function readForeign(
  bytes: Uint8Array,
  format: ForeignFormat,
  convert: ConvertToDocx | null,
  limits: OfficeLimits = officeLimits,
): Promise<DocumentBlocks> {
  if (bytes.length > limits.bytes) throw new UnreadableDocument('document.too-large', `${bytes.length} bytes`)
  if (convert === null) throw new UnreadableDocument('document.needs-office')
  const whole = format === 'doc' ? endWithParagraph(bytes) : bytes
  const document = readDocx(await convert(whole, format), limits)
  return lostItsTable(document.blocks) ? { ...document, warnings: [...document.warnings, NO_TABLE] } : document
}

const NO_TABLE: ReaderWarning = {
  code: 'no-table-in-converted-file',
  message:
    'Tệp định dạng cũ được chuyển đổi nhưng không còn bảng nhiệm vụ. Hãy mở tệp bằng Word, lưu lại thành .docx rồi nhập lại.',
  place: null,
}

/** What the headings of a table of tasks say, whatever their order. */
const HEADING_WORDS = [/chu tri/, /phoi hop/, /san pham|ket qua/, /thoi (?:gian|han)|tien do/, /nhiem vu|noi dung/]

/** Whether a document says in one paragraph, or one after the other, what a table of tasks has as headings, but has no such table. */
function lostItsTable(blocks: readonly Block[]): boolean {
  if (blocks.some((block) => block.kind === 'table' && block.colCount >= 4)) return false
  const texts = blocks.map((block) => (block.kind === 'table' ? '' : fold(block.text)))
  return texts.some((_, at) => {
    // Six short paragraphs, or the beginning of one into which the cells ran together.
    const near = texts.slice(at, at + 6).map((text) => text.slice(0, 120))
    return near.every((text) => text !== '') && HEADING_WORDS.every((word) => near.some((text) => word.test(text)))
  })
}
