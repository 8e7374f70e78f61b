import type { FindingSeverity, ItemField } from '../imports/reading.ts'
import type { NodeKind, PlanTree } from './plan-tree.ts'
import type { NodeFields } from './read-cells.ts'

/** One act of a person on the tree of a draft plan. */
export type PlanEdit =
  | { readonly op: 'set'; readonly nodeId: string; readonly fields: NodeFields }
  | {
      readonly op: 'add'
      readonly kind: NodeKind
      readonly parentId: string | null
      /** The sibling it follows; null for the first place. */
      readonly afterId: string | null
      readonly fields: NodeFields
    }
  | { readonly op: 'remove'; readonly nodeId: string }
  | { readonly op: 'move'; readonly nodeId: string; readonly parentId: string | null; readonly afterId: string | null }
  | { readonly op: 'split'; readonly nodeId: string; readonly first: NodeFields; readonly second: NodeFields }
  | { readonly op: 'merge'; readonly nodeIds: readonly string[] }
  | { readonly op: 'renumber' }
  /** Rows that were read elsewhere, put behind a row; at the end where it is null. */
  | { readonly op: 'insert'; readonly rows: PlanTree; readonly afterId: string | null }
  | { readonly op: 'accept'; readonly findingId: string }

/** Why an edit is not taken. */
export const EDIT_REFUSALS = [
  'node-unknown',
  'finding-unknown',
  'after-not-sibling',
  'kind-not-here',
  'inside-itself',
  'too-deep',
  'not-leaves',
  'not-neighbours',
  'text-missing',
] as const

export type EditRefusal = (typeof EDIT_REFUSALS)[number]

/** A doubt on a plan under review. */
export interface DraftFinding {
  readonly id: string
  readonly code: string
  readonly severity: FindingSeverity
  /** The row it is about; null for the plan. */
  readonly nodeId: string | null
  readonly field: ItemField | null
  readonly message: string
  /** A person has looked at it and leaves the row as it is. */
  readonly accepted: boolean
}

/** A plan under review: its rows, and what is doubted about them. */
export interface PlanDraft {
  readonly nodes: PlanTree
  readonly findings: readonly DraftFinding[]
}

export type TreeResult =
  | { readonly ok: true; readonly tree: PlanTree }
  | { readonly ok: false; readonly code: EditRefusal }

export const refused = (code: EditRefusal): TreeResult => ({ ok: false, code })
export const edited = (tree: PlanTree): TreeResult => ({ ok: true, tree })
