import type { DocumentBlocks } from '@dondoc/domain/imports/blocks'
import { UnreadableDocument } from '../unreadable.ts'
import type { ConvertToDocx } from './convert.ts'
import { sniffOffice } from './sniff.ts'

/**
 * Reads an office file of any kind by its content; `convert` opens .doc, .odt and .rtf, null where that is not installed.
 * Throws UnreadableDocument for what is no office document, encrypted, damaged or too large.
 */
export async function readOffice(bytes: Uint8Array, convert: ConvertToDocx | null): Promise<DocumentBlocks> {
  const kind = sniffOffice(bytes)
  switch (kind) {
    case 'docx':
      return (await import('../docx/read-docx.ts')).readDocx(bytes)
    case 'xlsx':
    case 'xls':
      return (await import('../xlsx/read-xlsx.ts')).readXlsx(bytes)
    case 'doc':
    case 'odt':
    case 'rtf':
      return (await import('./convert.ts')).readForeign(bytes, kind, convert)
    case 'encrypted':
      throw new UnreadableDocument('document.encrypted')
    case 'ods':
    case 'zip':
    case null:
      throw new UnreadableDocument('document.unknown-kind', kind)
  }
}
