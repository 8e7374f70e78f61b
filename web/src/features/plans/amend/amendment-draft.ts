import type { AmendmentEdit, AmendmentPreview } from '@dondoc/contract/plan-amendments'
import type { PlanNode } from '@dondoc/contract/plans'

/** The words of a row that an amendment may change. */
export const AMENDED_FIELDS = [
  'text',
  'productText',
  'leadText',
  'coordinatorText',
  'deadlineText',
  'budgetText',
  'note',
] as const
export type AmendedField = (typeof AMENDED_FIELDS)[number]
export type RowFields = Readonly<Record<AmendedField, string>>

const ACTS = ['change', 'add', 'drop'] as const
export type RowAct = (typeof ACTS)[number]

/** One row of an amendment that is being prepared: itself changed or dropped, or another one added behind it. */
export interface RowEdit {
  readonly key: string
  readonly act: RowAct
  readonly nodeId: string
  readonly fields: RowFields
}

/** An amendment that is being prepared: nothing of it is known to the server yet. */
export interface AmendmentDraft {
  readonly edits: readonly RowEdit[]
  readonly basis: string
  /** The day as typed; empty for today. */
  readonly on: string
}

export const EMPTY_AMENDMENT: AmendmentDraft = { edits: [], basis: '', on: '' }

/** The words of a row as they stand in the plan. */
export const fieldsOf = (node: PlanNode): RowFields => ({
  text: node.text,
  productText: node.productText ?? '',
  leadText: node.leadText ?? '',
  coordinatorText: node.coordinatorText ?? '',
  deadlineText: node.deadlineText ?? '',
  budgetText: node.budgetText ?? '',
  note: node.note ?? '',
})

/** What a row that is added behind another begins with: who and when are mostly the same. */
export const fieldsBehind = (node: PlanNode): RowFields => ({
  ...fieldsOf(node),
  text: '',
  productText: '',
  budgetText: '',
  note: '',
})

/** The fields that differ from the plan; of a row that is added, those that are filled in. */
export function changesOf(
  edit: RowEdit,
  node: PlanNode,
): readonly { field: AmendedField; before: string; after: string }[] {
  if (edit.act === 'drop') return []
  const before = edit.act === 'add' ? null : fieldsOf(node)
  return AMENDED_FIELDS.flatMap((field) => {
    const [was, is] = [before?.[field].trim() ?? '', edit.fields[field].trim()]
    return was === is ? [] : [{ field, before: was, after: is }]
  })
}

/** The draft with a row: a row is changed or dropped once, and any number of rows may be added behind it. */
export function withEdit(
  draft: AmendmentDraft,
  edit: Omit<RowEdit, 'key'> & { readonly key?: string },
): AmendmentDraft {
  const key = edit.act === 'add' ? (edit.key ?? freeKey(draft, edit.nodeId)) : edit.nodeId
  const edits = draft.edits.filter((one) => one.key !== edit.key || one.key === key)
  const next = { ...edit, key }
  const at = edits.findIndex((one) => one.key === key)
  return { ...draft, edits: at < 0 ? [...edits, next] : edits.with(at, next) }
}

function freeKey({ edits }: AmendmentDraft, nodeId: string): string {
  for (let number = 1; ; number += 1) {
    const key = `${nodeId}+${number}`
    if (!edits.some((one) => one.key === key)) return key
  }
}

/** The draft without a row. */
export const withoutEdit = (draft: AmendmentDraft, key: string): AmendmentDraft => ({
  ...draft,
  edits: draft.edits.filter((edit) => edit.key !== key),
})

const standing = (node: PlanNode | undefined): node is PlanNode => node !== undefined && node.droppedOn === null

/** True where the row still stands in the plan; somebody else may have amended it meanwhile. */
export const stillStands = ({ nodeId }: RowEdit, byId: ReadonlyMap<string, PlanNode>): boolean =>
  standing(byId.get(nodeId))

/** The acts as the server takes them: rows added behind the same one come last first, so that they stand in the order written. */
export function toEdits({ edits }: AmendmentDraft, byId: ReadonlyMap<string, PlanNode>): AmendmentEdit[] {
  const added: AmendmentEdit[] = []
  const others: AmendmentEdit[] = []
  for (const edit of edits) {
    const node = byId.get(edit.nodeId)
    if (!standing(node)) continue
    const fields = Object.fromEntries(changesOf(edit, node).map(({ field, after }) => [field, after || null]))
    if (edit.act === 'drop') others.push({ op: 'remove', nodeId: node.id })
    else if (edit.act === 'change') others.push({ op: 'set', nodeId: node.id, fields })
    else {
      const kind = node.kind === 'activity' ? 'activity' : 'task'
      added.unshift({ op: 'add', kind, parentId: node.parentId, afterId: node.id, fields })
    }
  }
  // Before the others: a row that is dropped can still be stood behind.
  return [...added, ...others]
}

/** The acts that bring rows back to their words; null where duties were given or stopped, which cannot be unsaid. */
export function reverseOf({ rows, duties }: AmendmentPreview): AmendmentEdit[] | null {
  if (duties.added > 0 || duties.stopped > 0 || rows.some(({ kind }) => kind !== 'changed')) return null
  return rows.map(({ nodeId, fields }) => ({
    op: 'set',
    nodeId,
    fields: Object.fromEntries(fields.map(({ field, before }) => [field, before])),
  }))
}

/** The draft as the browser keeps it; null where there is nothing to keep. */
export const draftToText = (draft: AmendmentDraft): string | null =>
  draft.edits.length === 0 ? null : JSON.stringify(draft)

/** A kept draft; what cannot be read is an empty one. */
export function draftFromText(text: string | null): AmendmentDraft {
  if (text === null) return EMPTY_AMENDMENT
  try {
    const read: unknown = JSON.parse(text)
    if (!isRecord(read) || !Array.isArray(read['edits'])) return EMPTY_AMENDMENT
    return { edits: read['edits'].flatMap(readEdit), basis: textOf(read['basis']), on: textOf(read['on']) }
  } catch {
    return EMPTY_AMENDMENT
  }
}

function readEdit(read: unknown): readonly RowEdit[] {
  if (!isRecord(read)) return []
  const { key, nodeId, fields } = read
  const act = ACTS.find((one) => one === read['act'])
  if (act === undefined || typeof key !== 'string' || typeof nodeId !== 'string' || !isRecord(fields)) return []
  const words = Object.fromEntries(AMENDED_FIELDS.map((field) => [field, textOf(fields[field])]))
  return [{ key, act, nodeId, fields: words as RowFields }]
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
