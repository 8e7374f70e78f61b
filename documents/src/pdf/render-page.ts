import sharp from 'sharp'
import type { Raster } from '../scan/raster.ts'
import { UnreadableDocument } from '../unreadable.ts'
import { type PdfDocument, pageSpace, withPdf } from './pdfium.ts'

/** A picture of a page for the screen; pixels. */
export interface RenderedPage {
  readonly png: Uint8Array
  readonly width: number
  readonly height: number
}

const GREY_FORMAT = 1
const RGBA_FORMAT = 4
const WITH_ANNOTATIONS = 0x01
const GREY_FLAG = 0x08
const RGB_ORDER = 0x10
/** Pixels of the largest picture made: A3 at 300 dpi is 17 million. */
const MOST_PIXELS = 40_000_000

/**
 * Draws a page (counted from 1) as PNG; `scale` 1 gives one pixel a point.
 * @throws UnreadableDocument as {@link withPdf}, and `document.damaged` where there is no such page.
 */
export function renderPage(bytes: Uint8Array, page: number, scale: number): Promise<RenderedPage> {
  return withPdf(bytes, async (document) => {
    const { data, width, height } = draw(document, page, scale, false)
    const image = sharp(data, { raw: { width, height, channels: 4 } }).png({ compressionLevel: 4, palette: false })
    return { png: new Uint8Array(await image.toBuffer()), width, height }
  })
}

/** The grey picture of a page at a number of pixels per inch, as recognition takes it. */
export function greyPage(document: PdfDocument, page: number, dpi: number): Raster {
  const { data, width, height } = draw(document, page, dpi / 72, true)
  return { data, width, height, dpi }
}

function draw(
  document: PdfDocument,
  number: number,
  scale: number,
  grey: boolean,
): { data: Uint8Array; width: number; height: number } {
  const { pdfium, handle } = document
  const page = number >= 1 && number <= document.pageCount ? pdfium._FPDF_LoadPage(handle, number - 1) : 0
  if (page === 0) throw new UnreadableDocument('document.damaged', `no page ${number}`)
  try {
    const space = pageSpace(document, page)
    const width = Math.max(1, Math.round(space.width * scale))
    const height = Math.max(1, Math.round(space.height * scale))
    if (!(width * height <= MOST_PIXELS)) throw new UnreadableDocument('document.too-large', `page ${number}`)
    const stride = grey ? width : width * 4
    const buffer = pdfium._malloc(stride * height)
    const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, grey ? GREY_FORMAT : RGBA_FORMAT, buffer, stride)
    if (buffer === 0 || bitmap === 0) throw new UnreadableDocument('document.too-large', `no memory for page ${number}`)
    pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff)
    const flags = WITH_ANNOTATIONS | (grey ? GREY_FLAG : RGB_ORDER)
    pdfium._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags)
    const data = pdfium.HEAPU8.slice(buffer, buffer + stride * height)
    pdfium._FPDFBitmap_Destroy(bitmap)
    pdfium._free(buffer)
    return { data, width, height }
  } finally {
    pdfium._FPDF_ClosePage(page)
  }
}
