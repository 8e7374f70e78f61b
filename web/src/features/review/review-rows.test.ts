import { describe, expect, test } from 'vitest'
import type { Place } from './cells.ts'
import { finding, node } from './node.fixture.ts'
import { commandOf } from './review-keys.ts'
import { branchesAbove, reviewRows } from './review-rows.ts'
import { doubtFrom } from './use-doubts.ts'

const nodes = [
  node('I', null, { kind: 'area', leaf: false }),
  node('task', 'I', { leaf: false }),
  node('a', 'task', { kind: 'activity' }),
  node('b', 'task', { kind: 'activity' }),
  node('II', null, { kind: 'area', leaf: false }),
  node('c', 'II'),
]
const none: ReadonlySet<string> = new Set()
const idsOf = (closed: ReadonlySet<string>, first: ReadonlySet<string>) =>
  reviewRows(nodes, { closed, first }).map((row) => row.node.id)

describe('the rows of the editor', () => {
  test('are the tree without what is folded', () => {
    expect(idsOf(none, none)).toEqual(['I', 'task', 'a', 'b', 'II', 'c'])
    expect(idsOf(new Set(['I']), none)).toEqual(['I', 'II', 'c'])
  })
  test('show doubtful rows first, also out of folded branches, each row once', () => {
    expect(idsOf(none, new Set(['b', 'c']))).toEqual(['b', 'c', 'I', 'task', 'a', 'II'])
    expect(idsOf(new Set(['I']), new Set(['b']))).toEqual(['b', 'I', 'II', 'c'])
  })
  test('know their depth and how many tasks stand below', () => {
    const [area, task, a] = reviewRows(nodes, { closed: none, first: none })
    expect([area?.depth, area?.leafCount, task?.depth, a?.depth]).toEqual([0, 2, 1, 2])
    expect(branchesAbove(nodes, 'a')).toEqual(['task', 'I'])
  })
})

describe('the way through the doubts', () => {
  const order = nodes.map(({ id }) => id)
  const doubt = (nodeId: string, cell: Place['cell']) => ({ nodeId, cell, findings: [finding(nodeId, nodeId, cell)] })
  const doubts = [doubt('a', 'lead'), doubt('a', 'deadline'), doubt('c', 'text')]
  test('goes on from the doubt one stands on, and around the end', () => {
    expect(doubtFrom(doubts, order, { nodeId: 'a', cell: 'lead' }, 1)).toEqual({ nodeId: 'a', cell: 'deadline' })
    expect(doubtFrom(doubts, order, { nodeId: 'c', cell: 'text' }, 1)).toEqual({ nodeId: 'a', cell: 'lead' })
    expect(doubtFrom(doubts, order, { nodeId: 'a', cell: 'lead' }, -1)).toEqual({ nodeId: 'c', cell: 'text' })
  })
  test('goes to the nearest from a row without one', () => {
    expect(doubtFrom(doubts, order, { nodeId: 'b', cell: 'text' }, 1)).toEqual({ nodeId: 'c', cell: 'text' })
    expect(doubtFrom(doubts, order, { nodeId: 'b', cell: 'text' }, -1)).toEqual({ nodeId: 'a', cell: 'deadline' })
  })
  test('ends where the last one is the one that is being accepted', () => {
    expect(doubtFrom([doubt('a', 'lead')], order, { nodeId: 'a', cell: 'lead' }, 1)).toBeNull()
  })
})

describe('the keys', () => {
  const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
  test('mean what the list of keys says, with Caps Lock, too', () => {
    expect(commandOf({ ...plain, key: 'Enter' })).toBe('accept')
    expect(commandOf({ ...plain, key: 'S' })).toBe('split')
    expect(commandOf({ ...plain, key: 'z', ctrlKey: true })).toBe('undo')
    expect(commandOf({ ...plain, key: 'ArrowUp', altKey: true })).toBe('up')
  })
  test('leave the shortcuts of the browser alone', () => {
    expect(commandOf({ ...plain, key: 'a', ctrlKey: true })).toBeNull()
    expect(commandOf({ ...plain, key: 'm', metaKey: true })).toBeNull()
    expect(commandOf({ ...plain, key: 'Tab' })).toBeNull()
  })
})
