import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeBetween, revertChange } from './draft-change.ts'
import type { PlanDraft, PlanEdit } from './edit.ts'
import { applyEdits } from './edit-tree.ts'
import { blankNode } from './move-nodes.ts'
import { mayStandUnder, NODE_KINDS, type PlanTreeNode, settleTree, treeFaults } from './plan-tree.ts'
import { writeCells } from './read-cells.ts'

const time = { year: 2025, period: { from: '2025-01-01', to: '2025-12-31' } } as const

let made = 0
const context = { time, newId: () => `new-${++made}` }

const WORDS = ['Rà soát', 'báo cáo; kế hoạch', 'Sở Nội vụ', 'Trong năm 2025', 'trước ngày 31/7/2025', 'phụ lục']

const anyFields = fc.record(
  {
    text: fc.constantFrom(...WORDS),
    productText: fc.option(fc.constantFrom(...WORDS)),
    leadText: fc.option(fc.constantFrom(...WORDS)),
    deadlineText: fc.option(fc.constantFrom(...WORDS)),
    area: fc.option(fc.constantFrom('digital', 'institutions', 'procedures')),
  },
  { requiredKeys: ['text'] },
)

/** A tree of up to 25 rows: each stands below the nearest row above it that may carry it. */
const anyDraft = fc
  .array(fc.tuple(fc.constantFrom(...NODE_KINDS), anyFields), { minLength: 1, maxLength: 25 })
  .map((rows): PlanDraft => {
    const nodes: PlanTreeNode[] = []
    let open: PlanTreeNode[] = []
    for (const [at, [kind, { area, ...fields }]] of rows.entries()) {
      open = kind === 'area' ? [] : open.filter((one) => mayStandUnder(kind, one.kind))
      const node = { ...blankNode(`n${at}`, open.at(-1)?.id ?? null, kind), area: area ?? null }
      const written = { ...writeCells(node, fields, time), edited: false, original: null }
      nodes.push(written)
      open.push(written)
    }
    return { nodes: settleTree(nodes), findings: [] }
  })

/** An act on rows given by their number, so that most acts hit a row. */
const anyEdit = fc.record({
  op: fc.constantFrom('set', 'add', 'remove', 'move', 'split', 'merge', 'renumber'),
  node: fc.nat(30),
  parent: fc.option(fc.nat(30)),
  after: fc.option(fc.nat(30)),
  kind: fc.constantFrom(...NODE_KINDS),
  fields: anyFields,
  other: anyFields,
})

function editOf(draft: PlanDraft, wish: typeof anyEdit extends fc.Arbitrary<infer Wish> ? Wish : never): PlanEdit {
  const idAt = (at: number | null): string | null =>
    at === null ? null : (draft.nodes[at % Math.max(1, draft.nodes.length)]?.id ?? null)
  const nodeId = idAt(wish.node) ?? 'none'
  const parentId = idAt(wish.parent)
  const siblings = draft.nodes.filter((node) => node.parentId === parentId && node.id !== nodeId)
  const afterId = wish.after === null ? null : (siblings[wish.after % Math.max(1, siblings.length)]?.id ?? null)
  switch (wish.op) {
    case 'set':
      return { op: 'set', nodeId, fields: wish.fields }
    case 'add':
      return { op: 'add', kind: wish.kind, parentId, afterId, fields: wish.fields }
    case 'remove':
      return { op: 'remove', nodeId }
    case 'move':
      return { op: 'move', nodeId, parentId, afterId }
    case 'split':
      return { op: 'split', nodeId, first: wish.fields, second: wish.other }
    case 'merge':
      return { op: 'merge', nodeIds: [nodeId, draft.nodes[(wish.node % draft.nodes.length) + 1]?.id ?? 'none'] }
    case 'renumber':
      return { op: 'renumber' }
  }
}

describe('for any tree and any edits', () => {
  test('the shape stays sound, and undoing gives back what was', () => {
    fc.assert(
      fc.property(anyDraft, fc.array(anyEdit, { minLength: 1, maxLength: 12 }), (start, wishes) => {
        expect(treeFaults(start.nodes)).toEqual([])
        let draft = start
        for (const wish of wishes) {
          if (draft.nodes.length === 0) return
          const result = applyEdits(draft, [editOf(draft, wish)], context)
          if (!result.ok) continue
          expect(treeFaults(result.draft.nodes)).toEqual([])
          const change = JSON.parse(JSON.stringify(changeBetween(draft, result.draft))) as ReturnType<
            typeof changeBetween
          >
          expect(revertChange(result.draft, change)).toEqual(draft)
          draft = result.draft
        }
      }),
      { numRuns: 300 },
    )
  })

  test('only removing and merging take rows away, and moving changes no words', () => {
    fc.assert(
      fc.property(anyDraft, anyEdit, (draft, wish) => {
        const act = editOf(draft, wish)
        const result = applyEdits(draft, [act], context)
        if (!result.ok) return
        const after = new Map(result.draft.nodes.map((node) => [node.id, node]))
        const gone = draft.nodes.filter(({ id }) => !after.has(id))
        if (act.op === 'merge') expect(gone).toHaveLength(1)
        else if (act.op === 'set') expect(gone.filter(({ leaf }) => leaf)).toEqual([])
        else if (act.op !== 'remove') expect(gone).toEqual([])
        if (act.op !== 'move') return
        for (const { id, text, productText, deadline } of draft.nodes)
          expect(after.get(id)).toMatchObject({ text, productText, deadline })
      }),
      { numRuns: 300 },
    )
  })
})
