import { PDFiumModule } from '@hyzyla/pdfium'
import { UnreadableDocument } from '../unreadable.ts'

/**
 * The functions of PDFium's C interface that are used here. `@hyzyla/pdfium` exports all of them but types only its own
 * high-level calls, which know no positions. It was preferred to the fully typed `@embedpdf/pdfium` because that build drops
 * the blank at the end of a wrapped line, the best sign that the text goes on.
 * Addresses and handles are numbers; handle 0 is "none".
 */
export interface Pdfium {
  _FPDF_InitLibraryWithConfig(config: number): void
  _FPDF_LoadMemDocument(data: number, size: number, password: number): number
  _FPDF_GetLastError(): number
  _FPDF_CloseDocument(document: number): void
  _FPDF_GetPageCount(document: number): number
  _FPDF_LoadPage(document: number, index: number): number
  _FPDF_ClosePage(page: number): void
  _FPDF_GetPageBoundingBox(page: number, rect: number): number
  _FPDFPage_GetRotation(page: number): number
  _FPDFPage_CountObjects(page: number): number
  _FPDFPage_GetObject(page: number, index: number): number
  _FPDFFormObj_CountObjects(form: number): number
  _FPDFFormObj_GetObject(form: number, index: number): number
  _FPDFPageObj_GetType(object: number): number
  _FPDFPageObj_GetMatrix(object: number, matrix: number): number
  _FPDFPageObj_GetBounds(object: number, left: number, bottom: number, right: number, top: number): number
  _FPDFPageObj_GetFillColor(object: number, r: number, g: number, b: number, a: number): number
  _FPDFPageObj_GetStrokeColor(object: number, r: number, g: number, b: number, a: number): number
  _FPDFPageObj_GetClipPath(object: number): number
  _FPDFClipPath_CountPaths(clip: number): number
  _FPDFClipPath_CountPathSegments(clip: number, path: number): number
  _FPDFClipPath_GetPathSegment(clip: number, path: number, index: number): number
  _FPDFImageObj_GetImagePixelSize(image: number, width: number, height: number): number
  _FPDFPath_GetDrawMode(path: number, fill: number, stroke: number): number
  _FPDFPath_CountSegments(path: number): number
  _FPDFPath_GetPathSegment(path: number, index: number): number
  _FPDFPathSegment_GetType(segment: number): number
  _FPDFPathSegment_GetClose(segment: number): number
  _FPDFPathSegment_GetPoint(segment: number, x: number, y: number): number
  _FPDFText_LoadPage(page: number): number
  _FPDFText_ClosePage(text: number): void
  _FPDFText_CountChars(text: number): number
  _FPDFText_GetUnicode(text: number, index: number): number
  _FPDFText_IsGenerated(text: number, index: number): number
  _FPDFText_GetLooseCharBox(text: number, index: number, rect: number): number
  _FPDFText_GetCharOrigin(text: number, index: number, x: number, y: number): number
  _FPDFText_GetTextObject(text: number, index: number): number
  _FPDFText_GetFontWeight(text: number, index: number): number
  _FPDFText_GetCharAngle(text: number, index: number): number
  _FPDFTextObj_GetFont(object: number): number
  _FPDFTextObj_GetTextRenderMode(object: number): number
  _FPDFFont_GetBaseFontName(font: number, buffer: number, length: number): number
  _FPDFFont_GetFlags(font: number): number
  _FPDFBitmap_CreateEx(width: number, height: number, format: number, buffer: number, stride: number): number
  _FPDFBitmap_FillRect(bitmap: number, left: number, top: number, width: number, height: number, color: number): number
  _FPDFBitmap_Destroy(bitmap: number): void
  _FPDF_RenderPageBitmap(
    bitmap: number,
    page: number,
    x: number,
    y: number,
    width: number,
    height: number,
    rotate: number,
    flags: number,
  ): void
  _malloc(size: number): number
  _free(address: number): void
  readonly HEAPU8: Uint8Array
  readonly HEAP32: Int32Array
  readonly HEAPU32: Uint32Array
  readonly HEAPF32: Float32Array
  readonly HEAPF64: Float64Array
}

/** An open document; `scratch` is 64 bytes for the values that PDFium hands back by address. */
export interface PdfDocument {
  readonly pdfium: Pdfium
  readonly handle: number
  readonly pageCount: number
  readonly scratch: number
}

const FORMAT_ERROR = 3
const PASSWORD_ERROR = 4
const SECURITY_ERROR = 5

let loading: Promise<Pdfium> | null = null

async function loadPdfium(): Promise<Pdfium> {
  const pdfium = (await PDFiumModule({})) as unknown as Pdfium
  pdfium._FPDF_InitLibraryWithConfig(0)
  return pdfium
}

/**
 * Opens the bytes, hands the document to `use` and closes it again.
 * @throws UnreadableDocument `document.encrypted` where a password is needed, `document.damaged` where there is no PDF,
 *   `document.empty` where it has no page.
 */
export async function withPdf<Result>(
  bytes: Uint8Array,
  use: (document: PdfDocument) => Promise<Result>,
): Promise<Result> {
  loading ??= loadPdfium()
  const pdfium = await loading
  const data = pdfium._malloc(bytes.length + 64)
  if (data === 0) throw new UnreadableDocument('document.too-large', 'PDFium has no memory for the file')
  pdfium.HEAPU8.set(bytes, data + 64)
  let handle = 0
  try {
    handle = pdfium._FPDF_LoadMemDocument(data + 64, bytes.length, 0)
    if (handle === 0) throw refusal(pdfium._FPDF_GetLastError())
    const pageCount = pdfium._FPDF_GetPageCount(handle)
    if (pageCount === 0) throw new UnreadableDocument('document.empty', 'the PDF has no pages')
    return await use({ pdfium, handle, pageCount, scratch: data })
  } catch (error) {
    if (!(error instanceof Error && error.name === 'RuntimeError')) throw error
    // A trap leaves the instance in an unknown state: the next document gets a new one.
    loading = null
    handle = 0
    throw new UnreadableDocument('document.damaged', `PDFium stopped: ${error.message}`)
  } finally {
    if (handle !== 0) pdfium._FPDF_CloseDocument(handle)
    if (loading !== null) pdfium._free(data)
  }
}

function refusal(code: number): UnreadableDocument {
  if (code === PASSWORD_ERROR || code === SECURITY_ERROR) return new UnreadableDocument('document.encrypted')
  return new UnreadableDocument(
    'document.damaged',
    code === FORMAT_ERROR ? 'PDFium: not in PDF format or damaged' : `PDFium: error ${code}`,
  )
}

/** How a point of the page's own space is shown: points from the top left of the page as it is displayed. */
export interface PageSpace {
  readonly width: number
  readonly height: number
  readonly place: (x: number, y: number) => [number, number]
}

/** The displayed size of a page (turned by /Rotate, cut to its crop box) and the way into it. */
export function pageSpace(document: PdfDocument, page: number): PageSpace {
  const { pdfium, scratch } = document
  pdfium._FPDF_GetPageBoundingBox(page, scratch)
  const [left = 0, top = 0, right = 0, bottom = 0] = pdfium.HEAPF32.subarray(scratch >> 2, (scratch >> 2) + 4)
  const width = Math.abs(right - left)
  const height = Math.abs(top - bottom)
  const x0 = Math.min(left, right)
  const y0 = Math.min(top, bottom)
  const y1 = y0 + height
  const x1 = x0 + width
  switch (pdfium._FPDFPage_GetRotation(page)) {
    case 1:
      return { width: height, height: width, place: (x, y) => [y - y0, x - x0] }
    case 2:
      return { width, height, place: (x, y) => [x1 - x, y - y0] }
    case 3:
      return { width: height, height: width, place: (x, y) => [y1 - y, x1 - x] }
    default:
      return { width, height, place: (x, y) => [x - x0, y1 - y] }
  }
}
