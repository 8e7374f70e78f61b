import type { DocumentBlocks, PageSize, ReaderWarning } from '@dondoc/domain/imports/blocks'
import { layOutSeen } from '../scan/read-page.ts'
import { fitForReading, SCAN_DPI, seePages } from '../scan/read-scan.ts'
import { UnreadableDocument } from '../unreadable.ts'
import { blocksOf } from './blocks.ts'
import { type PageText, readGlyphs } from './glyphs.ts'
import { findGrids } from './lattice.ts'
import { layOut, type PageLayout } from './page-layout.ts'
import { type PageSpace, type PdfDocument, pageSpace, withPdf } from './pdfium.ts'
import { greyPage } from './render-page.ts'
import { type PageDrawing, readDrawing } from './rulings.ts'

/** What a PDF may ask for at most. */
export interface PdfLimits {
  readonly bytes: number
  readonly pages: number
  /** Pages that are only a picture: each takes a second or more. */
  readonly pictures: number
  readonly lettersPerPage: number
  readonly objectsPerPage: number
  /** Milliseconds for the whole file, pictures not counted. */
  readonly time: number
}

export const defaultPdfLimits: PdfLimits = {
  bytes: 100_000_000,
  pages: 500,
  pictures: 200,
  lettersPerPage: 60_000,
  objectsPerPage: 100_000,
  time: 120_000,
}

/** Told after each page: pages done, pages in all. */
export type Progress = (done: number, total: number) => void

/** Points: no sheet of paper is larger; PDF itself ends at 14 400. */
const LARGEST_PAGE = 14_400

/**
 * Reads a PDF into blocks. Scripts, forms and attachments are not touched.
 * @throws UnreadableDocument for what is no PDF, has a password, is empty or beyond the limits.
 */
export function readPdf(
  bytes: Uint8Array,
  limits: PdfLimits = defaultPdfLimits,
  onProgress?: Progress,
): Promise<DocumentBlocks> {
  if (bytes.length > limits.bytes) throw new UnreadableDocument('document.too-large', `${bytes.length} bytes`)
  return withPdf(bytes, async (document) => {
    if (document.pageCount > limits.pages) {
      throw new UnreadableDocument('document.too-large', `${document.pageCount} pages`)
    }
    const until = performance.now() + limits.time
    const warnings: ReaderWarning[] = []
    const layouts: PageLayout[] = []
    const scanned: PicturePage[] = []
    for (let index = 0; index < document.pageCount; index++) {
      if (performance.now() > until) throw new UnreadableDocument('document.too-large', `time, page ${index + 1}`)
      const page = readPage(document, index, limits, warnings)
      if (page === null) continue
      if ('dpi' in page) scanned.push(page)
      else layouts.push(page)
      onProgress?.(layouts.length, document.pageCount)
    }
    if (scanned.length > limits.pictures) {
      throw new UnreadableDocument('document.too-large', `${scanned.length} pages of pictures`)
    }
    if (scanned.length > 0) layouts.push(...(await readPictures(document, scanned, onProgress)))
    layouts.sort((a, b) => a.page - b.page)
    const { blocks, warnings: doubts } = blocksOf(layouts)
    return {
      format: scanned.length > document.pageCount / 2 ? 'scan' : 'pdf',
      blocks,
      pages: layouts.map(({ page, width, height }): PageSize => ({ page, width, height })),
      warnings: [...warnings, ...doubts],
    }
  })
}

/** A page that is only a picture, and how fine the picture is (pixels per inch, 0 where it is drawn). */
interface PicturePage {
  readonly page: number
  readonly dpi: number
}

/** Pages that are only a picture go through recognition. */
async function readPictures(
  document: PdfDocument,
  pages: readonly PicturePage[],
  onProgress?: Progress,
): Promise<PageLayout[]> {
  const before = document.pageCount - pages.length
  const seen = await seePages(
    pages.map(({ page, dpi }) => ({ page, picture: () => fitForReading(greyPage(document, page, finestUseful(dpi))) })),
    (done) => onProgress?.(before + done, document.pageCount),
  )
  return layOutSeen(seen)
}

/** PDFium shrinks pictures without smoothing, so they are drawn as fine as they are and shrunk afterwards. */
const finestUseful = (dpi: number): number => (dpi < 1 ? SCAN_DPI : Math.min(400, Math.max(SCAN_DPI / 2, dpi)))

/** Letters that a page must show to be read as text although a picture covers it (a stamp, a page number over a scan). */
const FEW_LETTERS = 40

function readPage(
  document: PdfDocument,
  index: number,
  limits: PdfLimits,
  warnings: ReaderWarning[],
): PageLayout | PicturePage | null {
  const { pdfium } = document
  const number = index + 1
  const warn = (code: string, message: string): void => {
    warnings.push({ code, message, place: { page: number, box: null } })
  }
  const page = pdfium._FPDF_LoadPage(document.handle, index)
  if (page === 0) {
    warn('pdf.page-damaged', `Trang ${number} bị hỏng, không đọc được.`)
    return null
  }
  try {
    const space = pageSpace(document, page)
    if (!(space.width > 0 && space.height > 0 && Math.max(space.width, space.height) <= LARGEST_PAGE)) {
      warn('pdf.page-size', `Trang ${number} có khổ giấy không hợp lệ nên được bỏ qua.`)
      return null
    }
    const drawing = readDrawing(document, page, space, limits.objectsPerPage)
    const shaded = (x: number, y: number): boolean =>
      drawing.shades.some((rect) => x >= rect.x0 && x <= rect.x1 && y >= rect.y0 && y <= rect.y1)
    const text = readGlyphs(document, page, space, limits.lettersPerPage, shaded)
    if (isPicture(text, drawing, space))
      return { page: number, dpi: Math.max(...drawing.images.map((image) => image.dpi), 0) }
    if (drawing.cut) warn('pdf.page-cut', `Trang ${number} có quá nhiều nét vẽ, chỉ đọc được một phần.`)
    if (text.legacy !== null) {
      warn(
        'reader.legacy-font',
        `Trang ${number} dùng phông chữ cũ (TCVN3/VNI), đã chuyển sang Unicode; cần kiểm tra lại.`,
      )
    }
    if (text.invisible > 0) {
      warn('reader.hidden-text', `Trang ${number} có ${text.invisible} ký tự ẩn, không được đọc.`)
    }
    return layOut(number, { width: space.width, height: space.height }, text.glyphs, findGrids(drawing.rulings))
  } finally {
    pdfium._FPDF_ClosePage(page)
  }
}

/** Whether a page is a picture of text: a scan with or without a hidden text layer, or letters drawn without meaning. */
function isPicture(text: PageText, drawing: PageDrawing, space: PageSpace): boolean {
  const covered = drawing.images.some(
    ({ rect }) => (rect.x1 - rect.x0) * (rect.y1 - rect.y0) > 0.5 * space.width * space.height,
  )
  if (covered && text.glyphs.length < FEW_LETTERS) return true
  if (text.unmapped > 20 && text.unmapped > 0.3 * text.glyphs.length) return true
  return text.glyphs.length === 0 && drawing.shades.length > 200
}
