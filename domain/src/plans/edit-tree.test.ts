import { describe, expect, test } from 'vitest'
import type { PlanDraft, PlanEdit } from './edit.ts'
import { applyEdits } from './edit-tree.ts'
import { blankNode } from './move-nodes.ts'
import { NODE_KINDS, type PlanTreeNode, settleTree } from './plan-tree.ts'

const time = { year: 2025, period: { from: '2025-01-01', to: '2025-12-31' } } as const

let made = 0
const context = { time, newId: () => `new-${++made}` }

/** `['area I', 'task 1 < area I']`: a node below another one. */
function draftOf(...lines: readonly string[]): PlanDraft {
  const nodes = lines.map((line): PlanTreeNode => {
    const [self = '', parent = null] = line.split(' < ')
    const kind = NODE_KINDS.find((one) => self.startsWith(one)) ?? 'task'
    return { ...blankNode(self, parent, kind), text: self, edited: false, area: self === 'area D' ? 'digital' : null }
  })
  return { nodes: settleTree(nodes), findings: [] }
}

function edit(draft: PlanDraft, ...edits: PlanEdit[]): PlanDraft {
  const result = applyEdits(draft, edits, context)
  if (!result.ok) throw new Error(`${result.code} at ${result.at}`)
  return result.draft
}

const outline = ({ nodes }: PlanDraft): string[] => {
  const depths = new Map<string | null, number>([[null, -1]])
  return nodes.map((node) => {
    const depth = (depths.get(node.parentId) ?? -1) + 1
    depths.set(node.id, depth)
    return `${'  '.repeat(depth)}${node.kind}${node.leaf ? '*' : ''} ${node.text}`
  })
}

const refusal = (draft: PlanDraft, ...edits: PlanEdit[]): string => {
  const result = applyEdits(draft, edits, context)
  return result.ok ? 'done' : result.code
}

describe('writing in a row', () => {
  const draft = edit(draftOf('area A', 'task 1 < area A'), {
    op: 'set',
    nodeId: 'task 1',
    fields: {
      productText: 'Kế hoạch; Báo cáo',
      leadText: 'Sở Nội vụ; Sở Tư pháp',
      deadlineText: 'Quý III/2025',
      coordinatorText: 'Các phòng, đơn vị trực thuộc',
    },
  })

  test('reads anew what the words mean', () => {
    expect(draft.nodes[1]).toMatchObject({
      products: ['Kế hoạch', 'Báo cáo'],
      leads: ['Sở Nội vụ', 'Sở Tư pháp'],
      coordinators: ['Các phòng, đơn vị trực thuộc'],
      deadline: { kind: 'within', from: '2025-07-01', to: '2025-09-30' },
      edited: true,
    })
  })

  test('keeps the words of the file aside, however often the row is edited', () => {
    const again = edit(draft, { op: 'set', nodeId: 'task 1', fields: { text: 'Rà soát thủ tục', deadlineText: null } })
    expect(again.nodes[1]).toMatchObject({ text: 'Rà soát thủ tục', deadline: null, deadlineText: null })
    expect(again.nodes[1]?.original).toMatchObject({ text: 'task 1', productText: null })
  })

  test('checks the rows again and keeps what was accepted', () => {
    const missing = draft.findings.map(({ code }) => code)
    expect(missing).toContain('area-unknown')
    const open = edit(draft, { op: 'set', nodeId: 'task 1', fields: { deadlineText: null, leadText: null } })
    expect(open.findings.map(({ code }) => code)).toEqual(['area-unknown', 'lead-missing', 'deadline-missing'])
    const lead = open.findings.find(({ code }) => code === 'lead-missing')
    const accepted = edit(open, { op: 'accept', findingId: lead?.id ?? '' })
    const later = edit(accepted, { op: 'set', nodeId: 'task 1', fields: { deadlineText: 'Tháng 3/2025' } })
    expect(later.findings.map(({ code, accepted: done }) => [code, done])).toEqual([
      ['area-unknown', false],
      ['lead-missing', true],
    ])
  })

  test('leaves no row without a text', () => {
    expect(refusal(draft, { op: 'set', nodeId: 'task 1', fields: { text: ' ' } })).toBe('text-missing')
    expect(refusal(draft, { op: 'set', nodeId: 'nobody', fields: {} })).toBe('node-unknown')
    expect(refusal(draft, { op: 'accept', findingId: 'none' })).toBe('finding-unknown')
  })
})

describe('adding and removing', () => {
  const draft = draftOf('area A', 'task 1 < area A', 'task 2 < area A')

  test('a row stands behind the one it follows, with all that is below that one', () => {
    const more = edit(
      draft,
      { op: 'add', kind: 'activity', parentId: 'task 1', afterId: null, fields: { text: 'first' } },
      { op: 'add', kind: 'task', parentId: 'area A', afterId: 'task 1', fields: { text: 'between' } },
    )
    expect(outline(more)).toEqual([
      'area area A',
      '  task task 1',
      '    activity* first',
      '  task* between',
      '  task* task 2',
    ])
  })

  test('the first activity of a task starts with the cells that the task had as a leaf', () => {
    const written = edit(draft, { op: 'set', nodeId: 'task 1', fields: { leadText: 'Sở Nội vụ' } })
    const more = edit(written, {
      op: 'add',
      kind: 'activity',
      parentId: 'task 1',
      afterId: null,
      fields: { text: 'a' },
    })
    expect(more.nodes[2]).toMatchObject({ text: 'a', leads: ['Sở Nội vụ'], leaf: true })
  })

  test('removing takes the branch along', () => {
    expect(outline(edit(draft, { op: 'remove', nodeId: 'area A' }))).toEqual([])
  })

  test.each([
    [{ op: 'add', kind: 'area', parentId: 'area A', afterId: null, fields: { text: 'x' } }, 'kind-not-here'],
    [{ op: 'add', kind: 'objective', parentId: 'task 1', afterId: null, fields: { text: 'x' } }, 'kind-not-here'],
    [{ op: 'add', kind: 'task', parentId: null, afterId: 'task 1', fields: { text: 'x' } }, 'after-not-sibling'],
    [{ op: 'add', kind: 'task', parentId: 'nobody', afterId: null, fields: { text: 'x' } }, 'node-unknown'],
    [{ op: 'add', kind: 'task', parentId: null, afterId: null, fields: {} }, 'text-missing'],
    [{ op: 'remove', nodeId: 'nobody' }, 'node-unknown'],
  ] as const satisfies readonly (readonly [PlanEdit, string])[])('%o is refused: %s', (act, code) => {
    expect(refusal(draft, act)).toBe(code)
  })
})

describe('moving', () => {
  const draft = draftOf(
    'area A',
    'objective O < area A',
    'task 1 < objective O',
    'activity a < task 1',
    'task 2 < objective O',
    'area D',
  )

  test('indenting makes a task an activity, outdenting makes it a task again', () => {
    const inside = edit(draft, { op: 'move', nodeId: 'task 2', parentId: 'task 1', afterId: 'activity a' })
    expect(outline(inside).slice(2, 5)).toEqual([
      '    task task 1',
      '      activity* activity a',
      '      activity* task 2',
    ])
    const back = edit(inside, { op: 'move', nodeId: 'task 2', parentId: 'objective O', afterId: 'task 1' })
    expect(outline(back)).toEqual(outline(draft))
  })

  test('a row under another area is of that area', () => {
    const moved = edit(draft, { op: 'move', nodeId: 'objective O', parentId: 'area D', afterId: null })
    expect(moved.nodes.map(({ area }) => area)).toEqual([null, 'digital', 'digital', 'digital', 'digital', 'digital'])
    expect(moved.nodes[0]?.id).toBe('area A')
  })

  test.each([
    [{ op: 'move', nodeId: 'area A', parentId: 'area D', afterId: null }, 'kind-not-here'],
    [{ op: 'move', nodeId: 'objective O', parentId: 'task 1', afterId: null }, 'inside-itself'],
    [{ op: 'move', nodeId: 'task 1', parentId: 'task 2', afterId: null }, 'too-deep'],
    [{ op: 'move', nodeId: 'task 2', parentId: 'activity a', afterId: null }, 'too-deep'],
    [{ op: 'move', nodeId: 'task 2', parentId: 'area D', afterId: 'task 1' }, 'after-not-sibling'],
  ] as const satisfies readonly (readonly [PlanEdit, string])[])('%o is refused: %s', (act, code) => {
    expect(refusal(draft, act)).toBe(code)
  })

  test('another area in a row takes its headings along and leaves none behind empty', () => {
    const moved = edit(draft, { op: 'set', nodeId: 'activity a', fields: { area: 'digital' } })
    expect(outline(moved)).toEqual([
      'area area A',
      '  objective objective O',
      '    task* task 2',
      'area area D',
      '  objective objective O',
      '    task task 1',
      '      activity* activity a',
    ])
  })

  test('an area that the plan does not have yet is added with its usual name', () => {
    const moved = edit(draft, { op: 'set', nodeId: 'task 2', fields: { area: 'institutions' } })
    expect(outline(moved).slice(-3)).toEqual(['area Cải cách thể chế', '  objective objective O', '    task* task 2'])
    expect(moved.nodes.at(-1)?.area).toBe('institutions')
  })
})

describe('splitting, merging and numbering', () => {
  test('split cells and merged again say the same', () => {
    const draft = edit(draftOf('area A', 'task 1 < area A', 'task 2 < area A'), {
      op: 'set',
      nodeId: 'task 1',
      fields: { text: 'Rà soát. Công bố', leadText: 'Sở Nội vụ', productText: 'Báo cáo; Quyết định' },
    })
    const split = edit(draft, {
      op: 'split',
      nodeId: 'task 1',
      first: { text: 'Rà soát.', productText: 'Báo cáo' },
      second: { text: 'Công bố', productText: 'Quyết định' },
    })
    expect(split.nodes.map(({ text, products, leads }) => [text, products, leads])).toEqual([
      ['area A', [], []],
      ['Rà soát.', ['Báo cáo'], ['Sở Nội vụ']],
      ['Công bố', ['Quyết định'], ['Sở Nội vụ']],
      ['task 2', [], []],
    ])
    const second = split.nodes[2]?.id ?? ''
    const merged = edit(split, { op: 'merge', nodeIds: [second, 'task 1'] })
    expect(merged.nodes[1]).toMatchObject({
      text: 'Rà soát. Công bố',
      products: ['Báo cáo', 'Quyết định'],
      leads: ['Sở Nội vụ'],
    })
    expect(refusal(split, { op: 'merge', nodeIds: ['task 1', 'task 2'] })).toBe('not-neighbours')
    expect(refusal(split, { op: 'merge', nodeIds: ['area A', 'task 1'] })).toBe('not-leaves')
  })

  test('rows are numbered through the plan, or from 1 under each area where the plan does so', () => {
    const draft = draftOf('area A', 'task 1 < area A', 'task 2 < area A', 'area D', 'task 3 < area D')
    const ordinals = (of: PlanDraft) => edit(of, { op: 'renumber' }).nodes.flatMap(({ ordinal }) => ordinal ?? [])
    expect(ordinals(draft)).toEqual(['1', '2', '3'])
    const restarting = edit(draft, { op: 'set', nodeId: 'task 3', fields: { ordinal: '1' } })
    expect(ordinals(restarting)).toEqual(['1', '2', '1'])
  })

  test('areas with Roman numbers get them anew', () => {
    const draft = edit(
      draftOf('area A', 'task 1 < area A', 'area D'),
      { op: 'set', nodeId: 'area A', fields: { text: 'I. Cải cách thể chế' } },
      { op: 'set', nodeId: 'area D', fields: { text: 'IV. Chính phủ số' } },
    )
    expect(edit(draft, { op: 'renumber' }).nodes.map(({ text }) => text)).toEqual([
      'I. Cải cách thể chế',
      'task 1',
      'II. Chính phủ số',
    ])
  })

  test('of several edits all are done or none', () => {
    const draft = draftOf('area A', 'task 1 < area A')
    const result = applyEdits(
      draft,
      [
        { op: 'remove', nodeId: 'task 1' },
        { op: 'remove', nodeId: 'task 1' },
      ],
      context,
    )
    expect(result).toEqual({ ok: false, code: 'node-unknown', at: 1 })
  })
})
