import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js'
import type { Raster } from './raster.ts'

/** A word read from a picture; pixels. */
export interface SeenWord {
  readonly text: string
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  /** 0–1. */
  readonly confidence: number
}

export interface SeenLine {
  readonly words: readonly SeenWord[]
  readonly y0: number
  readonly y1: number
}

/** One block of text in one column (a stack of cells), the numbers of rows, or a page whose layout is not known. */
export type PictureKind = 'block' | 'ordinals' | 'page'

/** Signs that the numbers of rows are made of: "12", "3.1", "IV", "(2)". */
const ORDINAL_SIGNS = '0123456789IVX.()'

export interface Recogniser {
  readonly read: (picture: Raster, kind: PictureKind) => Promise<SeenLine[]>
  readonly close: () => Promise<void>
}

/** The model as a package brings it: nothing is fetched from the network. */
const modelFolder = join(
  dirname(fileURLToPath(import.meta.resolve('@tesseract.js-data/vie/package.json'))),
  '4.0.0_best_int',
)

/** Starts `size` workers that read Vietnamese; more than one page can be read at a time. */
export async function createRecogniser(size: number): Promise<Recogniser> {
  const workers = await Promise.all(Array.from({ length: size }, startWorker))
  const idle = [...workers]
  const waiting: ((worker: Worker) => void)[] = []
  const take = (): Promise<Worker> => {
    const worker = idle.pop()
    return worker === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(worker)
  }
  const giveBack = (worker: Worker): void => {
    const next = waiting.shift()
    if (next === undefined) idle.push(worker)
    else next(worker)
  }
  return {
    read: async (picture, kind) => {
      const worker = await take()
      try {
        await worker.setParameters({
          tessedit_pageseg_mode: kind === 'page' ? PSM.AUTO : PSM.SINGLE_BLOCK,
          tessedit_char_whitelist: kind === 'ordinals' ? ORDINAL_SIGNS : '',
          user_defined_dpi: String(Math.round(picture.dpi)),
        })
        const { data } = await worker.recognize(toPgm(picture), {}, { text: false, blocks: true })
        return (data.blocks ?? [])
          .flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines))
          .map((line) => ({
            y0: line.bbox.y0,
            y1: line.bbox.y1,
            words: line.words.map((word) => ({ text: word.text, ...word.bbox, confidence: word.confidence / 100 })),
          }))
      } finally {
        giveBack(worker)
      }
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}

function startWorker(): Promise<Worker> {
  return createWorker('vie', OEM.LSTM_ONLY, { langPath: modelFolder, cacheMethod: 'none', gzip: true })
}

/** The plainest picture format that Leptonica reads: no time is spent on packing. */
function toPgm({ data, width, height }: Raster): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), data])
}
