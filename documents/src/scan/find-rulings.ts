import type { Ruling } from '../pdf/lattice.ts'
import type { Raster } from './raster.ts'

/** The ruling lines seen in a picture, in points, and the picture without them. */
export interface SeenRulings {
  readonly rulings: readonly Ruling[]
  readonly erased: Raster
}

/** A straight dark stretch, in pixels: `at` is the row of a level one, the column of an upright one. */
interface Run {
  readonly at: number
  readonly from: number
  readonly to: number
}

interface Segment {
  readonly runs: Run[]
  at: number
  from: number
  to: number
}

/** Inches: strokes of letters are shorter; the lowest row of a table (one line of text) is higher. */
const SHORTEST_LEVEL = 0.22
const SHORTEST_UPRIGHT = 0.2
/** Inches: a blot or a break that a line may have. */
const GAP = 0.015
const THICKEST = 0.04

/**
 * Finds the lines of tables in a straightened picture: long dark runs, chained over rows and columns, kept where they hang
 * together with lines of the other direction. Letters and underlines stay.
 */
export function findRulings(raster: Raster, threshold: number): SeenRulings {
  const { dpi } = raster
  const level = segments(runsOf(raster, threshold, false), dpi)
  const upright = segments(runsOf(raster, threshold, true), dpi)
  const kept = anchored(level, upright, dpi)
  const toPoints = 72 / dpi
  const rulings = [...kept.level, ...kept.upright].map((segment): Ruling => {
    const vertical = kept.upright.includes(segment)
    return { vertical, at: segment.at * toPoints, from: segment.from * toPoints, to: segment.to * toPoints }
  })
  return { rulings, erased: withoutLines(raster, threshold, kept.level, kept.upright) }
}

function runsOf({ data, width, height, dpi }: Raster, threshold: number, vertical: boolean): Run[] {
  const across = vertical ? width : height
  const along = vertical ? height : width
  const step = vertical ? width : 1
  const stride = vertical ? 1 : width
  const shortest = (vertical ? SHORTEST_UPRIGHT : SHORTEST_LEVEL) * dpi
  const gap = Math.max(1, Math.round(GAP * dpi))
  const runs: Run[] = []
  for (let at = 0; at < across; at++) {
    let from = -1
    let last = -1
    for (let i = 0, index = at * stride; i < along; i++, index += step) {
      if ((data[index] ?? 255) >= threshold) continue
      if (last >= 0 && i - last <= gap) last = i
      else {
        if (from >= 0 && last - from >= shortest) runs.push({ at, from, to: last })
        from = i
        last = i
      }
    }
    if (from >= 0 && last - from >= shortest) runs.push({ at, from, to: last })
  }
  return runs
}

/** Runs of neighbouring rows that lie under or behind each other are one line, also where it still leans a little. */
function segments(runs: readonly Run[], dpi: number): Segment[] {
  const open: Segment[] = []
  const done: Segment[] = []
  for (const run of runs) {
    let home: Segment | null = null
    for (let index = open.length - 1; index >= 0; index--) {
      const segment = open[index]
      const last = segment?.runs.at(-1)
      if (segment === undefined || last === undefined) continue
      if (run.at - last.at > 2) {
        done.push(...open.splice(index, 1))
        continue
      }
      if (run.from <= segment.to + 3 && run.to >= segment.from - 3) {
        home = segment
        break
      }
    }
    if (home === null) open.push({ runs: [run], at: run.at, from: run.from, to: run.to })
    else {
      home.runs.push(run)
      home.from = Math.min(home.from, run.from)
      home.to = Math.max(home.to, run.to)
    }
  }
  const all = [...done, ...open]
  for (const segment of all) {
    const weight = segment.runs.reduce((sum, run) => sum + run.to - run.from, 0)
    segment.at = segment.runs.reduce((sum, run) => sum + run.at * (run.to - run.from), 0) / weight
  }
  return all.filter((segment) => thickness(segment) <= THICKEST * dpi)
}

/** Mean number of dark pixels across the line. */
function thickness(segment: Segment): number {
  const weight = segment.runs.reduce((sum, run) => sum + run.to - run.from, 0)
  return weight / Math.max(1, segment.to - segment.from)
}

/** Drops what does not reach a line of the other direction near both its ends, until nothing more falls out. */
function anchored(
  level: readonly Segment[],
  upright: readonly Segment[],
  dpi: number,
): { level: Segment[]; upright: Segment[] } {
  const near = 0.07 * dpi
  const holds = (segment: Segment, end: number, others: readonly Segment[]): boolean =>
    others.some(
      (other) => Math.abs(other.at - end) <= near && other.from <= segment.at + near && other.to >= segment.at - near,
    )
  let levels = [...level]
  let uprights = [...upright]
  for (let round = 0; round < 4; round++) {
    const before = levels.length + uprights.length
    uprights = uprights.filter((segment) => {
      const ends = [segment.from, segment.to].filter((end) => holds(segment, end, levels)).length
      return ends === 2 || (ends === 1 && segment.to - segment.from > 1.2 * dpi)
    })
    levels = levels.filter((segment) => {
      const ends = [segment.from, segment.to].filter((end) => holds(segment, end, uprights)).length
      return ends === 2 || (ends === 1 && segment.to - segment.from > 1.2 * dpi)
    })
    if (levels.length + uprights.length === before) break
  }
  return { level: levels, upright: uprights }
}

/** Erases the lines with their grey edges; where ink goes on across an edge (a mark that touches the line) the edge stays. */
function withoutLines(
  raster: Raster,
  threshold: number,
  level: readonly Segment[],
  upright: readonly Segment[],
): Raster {
  const { width } = raster
  const data = raster.data.slice()
  const erase = (segments: readonly Segment[], along: number, across: number): void => {
    for (const segment of segments) {
      for (const { at, from, to } of segment.runs) {
        for (let index = at * across + from * along, i = from; i <= to; i++, index += along) {
          data[index] = 255
          for (const side of [-across, across]) {
            const next = raster.data[index + 2 * side] ?? 255
            const beyond = raster.data[index + 3 * side] ?? 255
            if (next >= threshold || beyond >= threshold) data[index + side] = 255
          }
        }
      }
    }
  }
  erase(level, 1, width)
  erase(upright, width, 1)
  return { ...raster, data }
}
