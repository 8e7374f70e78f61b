import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutAt, indent, likelyCut, mergeBelow, moveDown, moveUp, outdent, placeForNew } from './edit-acts.ts'
import { node } from './node.fixture.ts'

const one = node('one', 'I')
const two = node('two', 'I')
const three = node('three', 'II')
const step = node('step', 'four', { kind: 'activity' })
const four = node('four', 'II', { leaf: false })
const nodes = [
  node('I', null, { kind: 'area', leaf: false }),
  one,
  two,
  node('II', null, { kind: 'area', leaf: false }),
  three,
  four,
  step,
]
const [first] = nodes

describe('moving a row by keyboard', () => {
  test('up and down swap it with its neighbour', () => {
    expect(moveUp(nodes, two)).toEqual({ op: 'move', nodeId: 'two', parentId: 'I', afterId: null })
    expect(moveDown(nodes, one)).toEqual({ op: 'move', nodeId: 'one', parentId: 'I', afterId: 'two' })
  })
  test('at the end of a branch it goes on into the neighbouring one', () => {
    expect(moveDown(nodes, two)).toEqual({ op: 'move', nodeId: 'two', parentId: 'II', afterId: null })
    expect(moveUp(nodes, three)).toEqual({ op: 'move', nodeId: 'three', parentId: 'I', afterId: 'two' })
  })
  test('where there is nothing further it stays', () => {
    expect(moveUp(nodes, one)).toBeNull()
    expect(moveDown(nodes, four)).toBeNull()
  })
  test('indenting puts it under the row above, behind what stands there; out of it again behind its parent', () => {
    expect(indent(nodes, two)).toEqual({ op: 'move', nodeId: 'two', parentId: 'one', afterId: null })
    expect(indent(nodes, four)).toEqual({ op: 'move', nodeId: 'four', parentId: 'three', afterId: null })
    expect(outdent(nodes, step)).toEqual({ op: 'move', nodeId: 'step', parentId: 'II', afterId: 'four' })
  })
  test('an area is not indented, and a task does not leave its area that way', () => {
    expect(first && indent(nodes, first)).toBeNull()
    expect(outdent(nodes, two)).toBeNull()
  })
})

describe('merging', () => {
  test('takes the row right below, only where both are actionable', () => {
    expect(mergeBelow(nodes, one)).toEqual({ op: 'merge', nodeIds: ['one', 'two'] })
    expect(mergeBelow(nodes, two)).toBeNull()
    expect(mergeBelow(nodes, three)).toBeNull()
  })
})

describe('a new row', () => {
  test('stands behind a row of its kind', () => {
    expect(placeForNew(nodes, one, 'task')).toEqual({ parentId: 'I', afterId: 'one' })
  })
  test('stands first in the heading one stands on', () => {
    expect(placeForNew(nodes, first, 'task')).toEqual({ parentId: 'I', afterId: null })
    expect(placeForNew(nodes, four, 'activity')).toEqual({ parentId: 'four', afterId: null })
  })
  test('of a higher kind stands behind the branch one stands in', () => {
    expect(placeForNew(nodes, step, 'task')).toEqual({ parentId: 'II', afterId: 'four' })
    expect(placeForNew(nodes, one, 'area')).toEqual({ parentId: null, afterId: 'I' })
  })
  test('of an empty plan stands at the top', () => {
    expect(placeForNew([], undefined, 'area')).toEqual({ parentId: null, afterId: null })
  })
})

describe('cutting a text in two', () => {
  test('is proposed at the inner end of a part nearest to the middle', () => {
    const text = 'Rà soát thủ tục; công khai kết quả; báo cáo'
    expect(cutAt(text, likelyCut(text))).toEqual(['Rà soát thủ tục', 'công khai kết quả; báo cáo'])
  })
  test('is not proposed inside a number or where there is no end', () => {
    expect(likelyCut('Kế hoạch 76/NQ-CP giai đoạn 2026-2030')).toBe('Kế hoạch 76/NQ-CP giai đoạn 2026-2030'.length)
  })
  test('loses no letter, wherever the caret stands', () => {
    const letters = (text: string) => text.replace(/[\s;,:–+-]/g, '')
    fc.assert(
      fc.property(fc.string(), fc.nat(), (text, caret) => {
        const [before, after] = cutAt(text, caret % (text.length + 1))
        expect(letters(before + after)).toBe(letters(text))
      }),
    )
  })
})
