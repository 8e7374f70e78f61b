import type { DocumentBlocks, PageSize } from '@dondoc/domain/imports/blocks'
import sharp from 'sharp'
import { blocksOf } from '../pdf/blocks.ts'
import { UnreadableDocument } from '../unreadable.ts'
import { type Raster, release } from './raster.ts'
import { layOutSeen, type SeenPage, seePage } from './read-page.ts'
import { createRecogniser } from './recognise.ts'

/** What a picture may ask for at most. */
export interface ScanLimits {
  readonly bytes: number
  readonly pages: number
  /** Pixels of one page. */
  readonly pixels: number
}

export const defaultScanLimits: ScanLimits = { bytes: 200_000_000, pages: 200, pixels: 80_000_000 }

/** One page is straightened while another is read; a second worker would take 100 MB more (decision of 2026-11-22). */
const LANES = 2
const WORKERS = 1
/** Pixels per inch at which recognition is best for its time; less is enlarged, more reduced. */
export const SCAN_DPI = 200

/**
 * Reads an image file (PNG, JPEG, TIFF with one or more pages) into blocks.
 * @throws UnreadableDocument `document.damaged` for what is no picture, `document.too-large` beyond the limits.
 */
export async function readScan(
  bytes: Uint8Array,
  limits: ScanLimits = defaultScanLimits,
  onProgress?: (done: number, total: number) => void,
): Promise<DocumentBlocks> {
  if (bytes.length > limits.bytes) throw new UnreadableDocument('document.too-large', `${bytes.length} bytes`)
  const pages = await pageCountOf(bytes)
  if (pages > limits.pages) throw new UnreadableDocument('document.too-large', `${pages} pages`)
  const seen = await seePages(
    Array.from({ length: pages }, (_, index) => ({ page: index + 1, picture: () => decode(bytes, index, limits) })),
    (done) => onProgress?.(done, pages),
  )
  const layouts = layOutSeen(seen)
  const sizes = layouts.map(({ page, width, height }): PageSize => ({ page, width, height }))
  return { format: 'scan', ...blocksOf(layouts), pages: sizes }
}

/** The picture at the resolution at which recognition works best. */
export async function fitForReading(picture: Raster): Promise<Raster> {
  if (Math.abs(picture.dpi - SCAN_DPI) < 0.08 * SCAN_DPI) return picture
  const { data, width, height, dpi } = picture
  const result = await sharp(data, { raw: { width, height, channels: 1 } })
    .resize({ width: Math.max(1, Math.round((width * SCAN_DPI) / dpi)), kernel: 'cubic' })
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { info } = result
  return { data: new Uint8Array(result.data), width: info.width, height: info.height, dpi: (dpi * info.width) / width }
}

/** A page still to be read; its picture is made when its turn comes, so that few are in memory at a time. */
export interface PicturedPage {
  readonly page: number
  readonly picture: () => Promise<Raster>
}

/** Reads pages, the next made ready while one is read; the worker lives as long as the call. */
export async function seePages(pages: readonly PicturedPage[], onDone?: (done: number) => void): Promise<SeenPage[]> {
  const recogniser = await createRecogniser(WORKERS)
  const seen: SeenPage[] = []
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < pages.length) {
      const page = pages[next++]
      if (page === undefined) return
      const picture = await page.picture()
      seen.push(await seePage(picture, page.page, recogniser))
      release(picture)
      onDone?.(seen.length)
    }
  }
  try {
    await Promise.all(Array.from({ length: LANES }, lane))
  } finally {
    await recogniser.close()
  }
  return seen.sort((a, b) => a.page - b.page)
}

async function pageCountOf(bytes: Uint8Array): Promise<number> {
  try {
    const { pages } = await sharp(bytes).metadata()
    return pages ?? 1
  } catch (error) {
    throw new UnreadableDocument('document.damaged', String(error))
  }
}

async function decode(bytes: Uint8Array, page: number, limits: ScanLimits): Promise<Raster> {
  try {
    const image = sharp(bytes, { page, limitInputPixels: limits.pixels }).autoOrient().flatten({ background: '#fff' })
    const { width = 0, height = 0, density } = await image.metadata()
    // Without a sensible density the sheet is taken as A4 (8.27 inches wide on its short side).
    const guessed = Math.min(width, height) / 8.27
    const dpi = density !== undefined && density >= 100 && density <= 1200 ? density : guessed
    const { data, info } = await image
      .resize({ width: Math.max(1, Math.round((width * SCAN_DPI) / dpi)), kernel: 'cubic' })
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true })
    return {
      data: new Uint8Array(data.buffer, data.byteOffset, data.length),
      width: info.width,
      height: info.height,
      dpi: SCAN_DPI,
    }
  } catch (error) {
    const detail = String(error)
    throw new UnreadableDocument(/pixel limit/i.test(detail) ? 'document.too-large' : 'document.damaged', detail)
  }
}
