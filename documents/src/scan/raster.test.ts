import { describe, expect, test } from 'vitest'
import { findGrids } from '../pdf/lattice.ts'
import { findRulings } from './find-rulings.ts'
import { inkThreshold, type Raster, skewOf, turnedBack } from './raster.ts'

const WIDTH = 900
const HEIGHT = 600

/** A table of three columns and three rows with specks for letters, as a scanner sees it at 200 pixels per inch. */
function table(ink = 20, paper = 250): Raster {
  const data = new Uint8Array(WIDTH * HEIGHT).fill(paper)
  const dark = (x: number, y: number): void => {
    data[y * WIDTH + x] = ink
  }
  for (const y of [100, 220, 340, 500]) for (let x = 100; x <= 800; x++) [0, 1].map((thick) => dark(x, y + thick))
  for (const x of [100, 200, 560, 800]) for (let y = 100; y <= 501; y++) [0, 1].map((thick) => dark(x + thick, y))
  for (let y = 130; y < 480; y += 40) for (let x = 230; x < 530; x += 9) for (let i = 0; i < 18; i++) dark(x, y + i)
  for (let x = 260; x < 420; x++) dark(x, 300)
  return { data, width: WIDTH, height: HEIGHT, dpi: 200 }
}

describe('a scanned table', () => {
  test('is divided into ink and paper, also where it is black and white', () => {
    expect(inkThreshold(table())).toBeGreaterThan(20)
    expect(inkThreshold(table(0, 255))).toBe(130)
  })

  test.each([-1.2, -0.35, 0.35, 1.5])('turned by %d degrees is straightened', (degrees) => {
    const turned = turnedBack(table(), -degrees)
    expect(skewOf(turned, 130)).toBeCloseTo(degrees, 1)
  })

  test('gives its cells; the underline inside a cell is none', () => {
    const { rulings, erased } = findRulings(table(), 130)
    const [grid] = findGrids(rulings)
    expect([grid?.xs.length, grid?.ys.length, grid?.cells.length]).toEqual([4, 4, 9])
    expect(erased.data[100 * WIDTH + 300]).toBe(255)
    expect(erased.data[300 * WIDTH + 300]).toBe(20)
  })
})
