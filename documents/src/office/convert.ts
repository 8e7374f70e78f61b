import type { DocumentBlocks } from '@dondoc/domain/imports/blocks'
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
  return readDocx(await convert(whole, format), limits)
}
