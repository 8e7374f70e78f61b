import sharp from 'sharp'
import { type RenderedPage, renderPage } from './pdf/render-page.ts'
import { sniffFile } from './read.ts'
import { defaultScanLimits } from './scan/read-scan.ts'
import { UnreadableDocument } from './unreadable.ts'

/** Dots per inch at which a picture without a sensible density is taken to have been scanned: A4 on its short side. */
const A4_SHORT_INCHES = 8.27

/**
 * The picture of a page (from 1) of a PDF or an image as PNG; `scale` 1 gives one pixel a point, as the boxes of cells are
 * measured. Throws UnreadableDocument `document.unknown-kind` for a format without pages, `document.damaged` for no such page.
 */
export async function renderDocumentPage(bytes: Uint8Array, page: number, scale: number): Promise<RenderedPage> {
  const kind = sniffFile(bytes)
  if (kind === 'pdf') return renderPage(bytes, page, scale)
  if (kind !== 'image') throw new UnreadableDocument('document.unknown-kind', `no pages in ${kind}`)
  try {
    const image = sharp(bytes, { page: page - 1, limitInputPixels: defaultScanLimits.pixels }).autoOrient()
    const { width = 0, height = 0, density } = await image.metadata()
    const dpi =
      density !== undefined && density >= 100 && density <= 1200 ? density : Math.min(width, height) / A4_SHORT_INCHES
    const { data, info } = await image
      .flatten({ background: '#fff' })
      .resize({ width: Math.max(1, Math.round((width * 72 * scale) / dpi)) })
      .png({ compressionLevel: 6 })
      .toBuffer({ resolveWithObject: true })
    return { png: new Uint8Array(data), width: info.width, height: info.height }
  } catch (error) {
    throw new UnreadableDocument('document.damaged', String(error))
  }
}
