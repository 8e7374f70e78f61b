import type { PlanNode } from '@dondoc/contract/plans'
import { DUTY_STATUSES } from '@dondoc/domain/duties/status'
import { describe, expect, test } from 'vitest'
import {
  changesOf,
  draftFromText,
  draftToText,
  EMPTY_AMENDMENT,
  fieldsBehind,
  fieldsOf,
  reverseOf,
  stillStands,
  toEdits,
  withEdit,
  withoutEdit,
} from './amendment-draft.ts'

const NO_COUNTS = Object.fromEntries(DUTY_STATUSES.map((status) => [status, 0])) as PlanNode['counts']

const row = (id: string, words: Partial<PlanNode> = {}): PlanNode => ({
  id,
  parentId: 'area',
  kind: 'task',
  area: null,
  ordinal: '1',
  label: null,
  text: `Nhiệm vụ ${id}`,
  leaf: true,
  productText: 'Báo cáo',
  products: ['Báo cáo'],
  leadText: 'Văn phòng Sở',
  leads: ['Văn phòng Sở'],
  coordinatorText: null,
  coordinators: [],
  deadlineText: 'Quý II/2026',
  deadline: null,
  budgetText: null,
  note: null,
  dueFrom: null,
  dueTo: null,
  originalDueTo: null,
  counts: NO_COUNTS,
  droppedOn: null,
  ...words,
})

const a = row('a')
const b = row('b')
const gone = row('gone', { droppedOn: '2026-03-01' })
const byId = new Map([a, b, gone].map((node) => [node.id, node]))

describe('an amendment that is being prepared', () => {
  test('a row is changed once: what is said later of it takes the place of what was said', () => {
    const first = withEdit(EMPTY_AMENDMENT, { act: 'change', nodeId: 'a', fields: { ...fieldsOf(a), note: 'mới' } })
    const second = withEdit(first, { act: 'drop', nodeId: 'a', fields: fieldsOf(a) })
    expect(toEdits(second, byId)).toEqual([{ op: 'remove', nodeId: 'a' }])
  })

  test('only the fields that differ are sent, an emptied one as nothing', () => {
    const fields = { ...fieldsOf(a), deadlineText: ' Quý III/2026 ', productText: '' }
    const draft = withEdit(EMPTY_AMENDMENT, { act: 'change', nodeId: 'a', fields })
    expect(toEdits(draft, byId)).toEqual([
      { op: 'set', nodeId: 'a', fields: { deadlineText: 'Quý III/2026', productText: null } },
    ])
  })

  test('rows added behind the same row are sent so that they stand in the order written, before what is dropped', () => {
    let draft = withEdit(EMPTY_AMENDMENT, { act: 'drop', nodeId: 'a', fields: fieldsOf(a) })
    for (const text of ['thứ nhất', 'thứ hai'])
      draft = withEdit(draft, { act: 'add', nodeId: 'a', fields: { ...fieldsBehind(a), text } })
    const edits = toEdits(draft, byId)
    expect(edits.map((edit) => (edit.op === 'add' ? edit.fields.text : edit.op))).toEqual([
      'thứ hai',
      'thứ nhất',
      'remove',
    ])
    expect(edits[0]).toMatchObject({
      kind: 'task',
      parentId: 'area',
      afterId: 'a',
      fields: { leadText: 'Văn phòng Sở' },
    })
  })

  test('an added row that is opened again and turned into a change leaves no second one behind', () => {
    const added = withEdit(EMPTY_AMENDMENT, { act: 'add', nodeId: 'a', fields: { ...fieldsBehind(a), text: 'Mới' } })
    const key = added.edits[0]?.key ?? ''
    const turned = withEdit(added, { key, act: 'change', nodeId: 'a', fields: { ...fieldsOf(a), note: 'mới' } })
    expect(turned.edits.map(({ act }) => act)).toEqual(['change'])
    expect(withoutEdit(turned, 'a')).toEqual(EMPTY_AMENDMENT)
  })

  test('a row that somebody dropped meanwhile is not sent', () => {
    const draft = withEdit(EMPTY_AMENDMENT, { act: 'drop', nodeId: 'gone', fields: fieldsOf(gone) })
    expect(toEdits(draft, byId)).toEqual([])
    expect(draft.edits.map((edit) => stillStands(edit, byId))).toEqual([false])
  })

  test('it is kept as text and read again; a text that is none of ours is an empty one', () => {
    const draft = { ...withEdit(EMPTY_AMENDMENT, { act: 'drop', nodeId: 'a', fields: fieldsOf(a) }), basis: 'QĐ 1' }
    expect(draftFromText(draftToText(draft))).toEqual(draft)
    expect(draftToText(EMPTY_AMENDMENT)).toBeNull()
    for (const text of [null, '', '[]', '{"edits":7}', '{"edits":[{"act":"steal"}, null]}'])
      expect(draftFromText(text)).toEqual(EMPTY_AMENDMENT)
  })

  test('what is shown of a change are the words before and after', () => {
    const [edit] = withEdit(EMPTY_AMENDMENT, {
      act: 'change',
      nodeId: 'b',
      fields: { ...fieldsOf(b), leadText: 'Thanh tra Sở' },
    }).edits
    expect(edit && changesOf(edit, b)).toEqual([{ field: 'leadText', before: 'Văn phòng Sở', after: 'Thanh tra Sở' }])
  })
})

describe('taking an amendment back', () => {
  const none = { kept: 1, moved: 0, stopped: 0, added: 0 }
  const changed = {
    kind: 'changed' as const,
    nodeId: 'a',
    text: 'x',
    fields: [{ field: 'deadlineText', before: null, after: 'Quý III/2026' }],
    duties: none,
  }

  test('changed rows get their words back', () => {
    expect(reverseOf({ rows: [changed], duties: { ...none, moved: 2 } })).toEqual([
      { op: 'set', nodeId: 'a', fields: { deadlineText: null } },
    ])
  })

  test('not where duties were given or stopped, nor where a row came or went', () => {
    expect(reverseOf({ rows: [changed], duties: { ...none, added: 1 } })).toBeNull()
    expect(reverseOf({ rows: [changed], duties: { ...none, stopped: 1 } })).toBeNull()
    expect(reverseOf({ rows: [{ ...changed, kind: 'dropped' }], duties: none })).toBeNull()
  })
})
