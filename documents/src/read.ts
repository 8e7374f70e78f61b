import type { DocumentBlocks } from '@dondoc/domain/imports/blocks'
import type { ConvertToDocx } from './office/convert.ts'
import { looksLikeText, readText } from './text.ts'
import { UnreadableDocument } from './unreadable.ts'

/** What a file is by its first bytes, whatever its name says. */
export type FileKind = 'zip' | 'pdf' | 'old-office' | 'image' | 'rtf' | 'html' | 'text' | 'unknown'

const startsWith = (bytes: Uint8Array, ...signature: readonly number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte)

/** Sniffs the kind of a file from its content. A PDF may have other bytes in front of its mark. */
export function sniffFile(bytes: Uint8Array): FileKind {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)) return 'zip'
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return 'old-office'
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) || startsWith(bytes, 0xff, 0xd8, 0xff)) return 'image'
  if (startsWith(bytes, 0x49, 0x49, 0x2a, 0x00) || startsWith(bytes, 0x4d, 0x4d, 0x00, 0x2a)) return 'image'
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  if (start.includes('%PDF-')) return 'pdf'
  if (start.startsWith('{\\rtf')) return 'rtf'
  if (/^\s*(?:\ufeff|ï»¿)?\s*(<!doctype html|<html|<table|<meta)/i.test(start)) return 'html'
  return looksLikeText(bytes) ? 'text' : 'unknown'
}

export interface ReadOptions {
  /** Told after each page, where the format has pages: pages done, pages in all. */
  readonly onProgress?: (done: number, total: number) => void
  /** Opens .doc, .odt and .rtf; without it they are refused with `document.needs-office`. */
  readonly convert?: ConvertToDocx
}

/**
 * Reads a file of any known kind into blocks; `fileName` is only for messages. Throws {@link UnreadableDocument} with a
 * stable code for an empty file, a kind that holds no plan, a damaged or locked file.
 */
export async function readDocument(
  bytes: Uint8Array,
  fileName?: string,
  options: ReadOptions = {},
): Promise<DocumentBlocks> {
  if (bytes.length === 0) throw new UnreadableDocument('document.empty', fileName ?? null)
  const kind = sniffFile(bytes)
  switch (kind) {
    case 'text':
      return readText(bytes)
    case 'zip':
    case 'old-office':
    case 'rtf':
      return (await import('./office/read-office.ts')).readOffice(bytes, options.convert ?? null)
    case 'html':
      return (await import('./html/read-html.ts')).readHtml(new TextDecoder().decode(bytes))
    case 'pdf': {
      const { defaultPdfLimits, readPdf } = await import('./pdf/read-pdf.ts')
      return readPdf(bytes, defaultPdfLimits, options.onProgress)
    }
    case 'image': {
      const { defaultScanLimits, readScan } = await import('./scan/read-scan.ts')
      return readScan(bytes, defaultScanLimits, options.onProgress)
    }
    case 'unknown':
      throw new UnreadableDocument('document.unknown-kind', `${fileName ?? 'file'}: ${kind}`)
  }
}
