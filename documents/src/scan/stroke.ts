import type { Raster } from './raster.ts'
import type { SeenLine } from './recognise.ts'

/** How strong the strokes of a line are: mean length of the dark runs along it, as a share of its height. Bold has about 1.4 times more. */
export function strokeOf(raster: Raster, threshold: number, line: SeenLine): number {
  let ink = 0
  let runs = 0
  for (const word of line.words) {
    const top = Math.max(0, Math.floor(word.y0))
    const bottom = Math.min(raster.height, Math.ceil(word.y1))
    const left = Math.max(0, Math.floor(word.x0))
    const right = Math.min(raster.width, Math.ceil(word.x1))
    for (let y = top; y < bottom; y++) {
      let dark = false
      for (let x = left; x < right; x++) {
        const isInk = (raster.data[y * raster.width + x] ?? 255) < threshold
        if (isInk) ink++
        if (isInk && !dark) runs++
        dark = isInk
      }
    }
  }
  return runs === 0 ? 0 : ink / runs
}

/** From which strength on strokes are bold, by the usual strength of the whole document. */
export function boldThreshold(strokes: readonly number[]): number {
  const sorted = strokes.filter((stroke) => stroke > 0).sort((a, b) => a - b)
  const usual = sorted[Math.floor(sorted.length * 0.4)] ?? 0
  return usual === 0 ? Number.POSITIVE_INFINITY : usual * 1.22
}
