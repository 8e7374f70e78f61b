import { describe, expect, test } from 'vitest'
import { findGrids, type Ruling } from './lattice.ts'

const level = (at: number, from: number, to: number): Ruling => ({ vertical: false, at, from, to })
const upright = (at: number, from: number, to: number): Ruling => ({ vertical: true, at, from, to })

const box = [level(100, 50, 250), level(140, 50, 250), upright(50, 100, 140), upright(250, 100, 140)]

describe('findGrids', () => {
  test('finds the cells of a plain table in order of row and column', () => {
    const [grid] = findGrids([...box, upright(150, 100, 140), level(120, 50, 250)])
    expect(grid?.cells.map(({ row, col, box: cell }) => [row, col, ...cell])).toEqual([
      [0, 0, 50, 100, 150, 120],
      [0, 1, 150, 100, 250, 120],
      [1, 0, 50, 120, 150, 140],
      [1, 1, 150, 120, 250, 140],
    ])
  })

  test('merges slots where a line is missing', () => {
    // A heading over two columns, and a first column merged over both rows.
    const [grid] = findGrids([...box, upright(100, 100, 140), upright(175, 120, 140), level(120, 100, 250)])
    expect(grid?.cells.map(({ row, col, rowSpan, colSpan }) => [row, col, rowSpan, colSpan])).toEqual([
      [0, 0, 2, 1],
      [0, 1, 1, 2],
      [1, 1, 1, 1],
      [1, 2, 1, 1],
    ])
  })

  test('takes a double line, a line drawn in pieces and a gap at a corner as one line', () => {
    const [grid] = findGrids([
      level(100, 52, 250),
      level(101.5, 50, 248),
      level(140, 50, 120),
      level(140, 122, 250),
      upright(50, 102, 139),
      upright(250, 100, 140),
      upright(150, 100, 118),
      upright(150.6, 119, 140),
    ])
    expect(grid?.cells).toHaveLength(2)
  })

  test('leaves out underlines and boxes around a text', () => {
    expect(findGrids([level(300, 100, 200), ...box])).toEqual([])
    const [grid] = findGrids([...box, upright(150, 100, 140), level(115, 60, 120)])
    expect(grid?.cells).toHaveLength(2)
  })

  test('closes a table that the end of the page cuts before its bottom line', () => {
    const [grid] = findGrids([
      level(100, 50, 250),
      upright(50, 100, 180),
      upright(150, 100, 180),
      upright(250, 100, 180),
    ])
    expect(grid?.box).toEqual([50, 100, 250, 180])
    expect(grid?.cells).toHaveLength(2)
  })

  test('closes a table whose sides are open', () => {
    const lines = [level(100, 50, 250), level(120, 50, 250), level(140, 50, 250), upright(150, 100, 140)]
    const [grid] = findGrids(lines)
    expect(grid?.xs).toEqual([50, 150, 250])
    expect(grid?.cells).toHaveLength(4)
  })

  test('keeps tables apart that do not touch', () => {
    const moved = box.map((line) => (line.vertical ? { ...line, from: 300, to: 340 } : { ...line, at: line.at + 200 }))
    const grids = findGrids([...moved, upright(150, 300, 340), ...box, upright(150, 100, 140)])
    expect(grids.map((grid) => grid.box[1])).toEqual([100, 300])
  })
})
