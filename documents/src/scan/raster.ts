/** A grey picture of a page, one byte a pixel, 0 is black. */
export interface Raster {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
  /** Pixels per inch. */
  readonly dpi: number
}

/**
 * Gives the memory of a picture back at once; it must not be used again. The garbage collector sees only the small object in front
 * of it and would keep megabytes of every page until much later.
 */
export function release({ data }: Raster): void {
  const { buffer } = data
  if (buffer instanceof ArrayBuffer) buffer.transfer(0)
}

/** Scans in black and white have no grey to divide: Otsu's threshold would be 0 there. */
const LEAST_THRESHOLD = 130
const MOST_THRESHOLD = 205

/** The grey below which a pixel is ink: Otsu's threshold, kept within reason. */
export function inkThreshold({ data }: Raster): number {
  const histogram = new Float64Array(256)
  for (let index = 0; index < data.length; index += 3)
    histogram[data[index] ?? 0] = (histogram[data[index] ?? 0] ?? 0) + 1
  let total = 0
  let sum = 0
  histogram.forEach((count, grey) => {
    total += count
    sum += grey * count
  })
  let best = 0
  let threshold = LEAST_THRESHOLD
  let below = 0
  let sumBelow = 0
  histogram.forEach((count, grey) => {
    below += count
    sumBelow += grey * count
    const above = total - below
    if (below === 0 || above === 0) return
    const distance = sumBelow / below - (sum - sumBelow) / above
    const between = below * above * distance * distance
    if (between > best) {
      best = between
      threshold = grey
    }
  })
  return Math.min(MOST_THRESHOLD, Math.max(LEAST_THRESHOLD, threshold))
}

/** Degrees beyond which a page is not turned but laid wrong. */
const LARGEST_SKEW = 3

/**
 * How far the page was turned on the scanner, in degrees: the angle at which rows and columns of ink are sharpest.
 * A text line that falls to the right has a positive angle.
 */
export function skewOf(raster: Raster, threshold: number): number {
  const { data, width, height } = raster
  const xs: number[] = []
  const ys: number[] = []
  // Every row and column takes part equally: a raster of its own would make the angle 0 look sharp.
  for (let y = 0; y < height; y++) {
    for (let x = (y * 2) % 5; x < width; x += 5) {
      if ((data[y * width + x] ?? 255) < threshold) {
        xs.push(x)
        ys.push(y)
      }
    }
  }
  const reach = Math.ceil(Math.max(width, height) * Math.tan((LARGEST_SKEW * Math.PI) / 180)) + 2
  const rows = new Int32Array(height + 2 * reach)
  const columns = new Int32Array(width + 2 * reach)
  const sharpness = (degrees: number): number => {
    const slope = Math.tan((degrees * Math.PI) / 180)
    rows.fill(0)
    columns.fill(0)
    for (let index = 0; index < xs.length; index++) {
      const x = xs[index] ?? 0
      const y = ys[index] ?? 0
      const row = Math.round(y - x * slope) + reach
      const column = Math.round(x + y * slope) + reach
      rows[row] = (rows[row] ?? 0) + 1
      columns[column] = (columns[column] ?? 0) + 1
    }
    let score = 0
    for (const count of rows) score += count * count
    for (const count of columns) score += count * count
    return score
  }
  let angle = 0
  for (const [range, stride] of [
    [LARGEST_SKEW, 0.2],
    [0.2, 0.04],
    [0.04, 0.01],
  ] as const) {
    let best = -1
    const centre = angle
    for (let degrees = centre - range; degrees <= centre + range + 1e-9; degrees += stride) {
      const score = sharpness(degrees)
      if (score > best) {
        best = score
        angle = degrees
      }
    }
  }
  return Math.abs(angle) < 0.02 ? 0 : angle
}

/** The picture turned back by an angle in degrees around its centre, its size kept; what comes in from outside is white. */
export function turnedBack(raster: Raster, degrees: number): Raster {
  if (degrees === 0) return raster
  const { data, width, height } = raster
  const result = new Uint8Array(width * height).fill(255)
  const cos = Math.cos((degrees * Math.PI) / 180)
  const sin = Math.sin((degrees * Math.PI) / 180)
  const cx = width / 2
  const cy = height / 2
  for (let y = 0; y < height; y++) {
    let sx = cx + (0 - cx) * cos - (y - cy) * sin
    let sy = cy + (0 - cx) * sin + (y - cy) * cos
    for (let x = 0; x < width; x++, sx += cos, sy += sin) {
      const x0 = Math.floor(sx)
      const y0 = Math.floor(sy)
      if (x0 < 0 || y0 < 0 || x0 >= width - 1 || y0 >= height - 1) continue
      const fx = sx - x0
      const fy = sy - y0
      const at = y0 * width + x0
      const top = (data[at] ?? 255) * (1 - fx) + (data[at + 1] ?? 255) * fx
      const bottom = (data[at + width] ?? 255) * (1 - fx) + (data[at + width + 1] ?? 255) * fx
      result[y * width + x] = top * (1 - fy) + bottom * fy
    }
  }
  return { ...raster, data: result }
}
