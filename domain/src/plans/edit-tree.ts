import { recheckFindings } from './check-draft.ts'
import { type EditRefusal, edited, type PlanDraft, type PlanEdit, type TreeResult } from './edit.ts'
import { addNode, type EditContext, insertRows, moveNode, removeNode } from './move-nodes.ts'
import { type PlanTree, settleTree } from './plan-tree.ts'
import { renumberTree } from './renumber.ts'
import { mergeNodes, setNode, splitNode } from './write-nodes.ts'

export type EditResult =
  | { readonly ok: true; readonly draft: PlanDraft }
  /** `at` is the index of the edit that cannot be done; none of them is. */
  | { readonly ok: false; readonly code: EditRefusal; readonly at: number }

function applyEdit(tree: PlanTree, edit: Exclude<PlanEdit, { op: 'accept' }>, context: EditContext): TreeResult {
  switch (edit.op) {
    case 'set':
      return setNode(tree, edit, context)
    case 'add':
      return addNode(tree, edit, context)
    case 'remove':
      return removeNode(tree, edit)
    case 'move':
      return moveNode(tree, edit)
    case 'split':
      return splitNode(tree, edit, context)
    case 'merge':
      return mergeNodes(tree, edit, context)
    case 'insert':
      return insertRows(tree, edit)
    case 'renumber':
      return edited(renumberTree(tree))
  }
}

/**
 * A draft plan after the acts of a person, one after the other; all of them or none. What changed words mean is read anew, leaves
 * and areas follow the shape of the tree, and the rows are checked again.
 */
export function applyEdits(draft: PlanDraft, edits: readonly PlanEdit[], context: EditContext): EditResult {
  let { nodes } = draft
  const accepted = new Set<string>()
  for (const [at, edit] of edits.entries()) {
    if (edit.op === 'accept') {
      if (!draft.findings.some(({ id }) => id === edit.findingId)) return { ok: false, code: 'finding-unknown', at }
      accepted.add(edit.findingId)
      continue
    }
    const result = applyEdit(nodes, edit, context)
    if (!result.ok) return { ok: false, code: result.code, at }
    nodes = settleTree(result.tree)
  }
  const findings = draft.findings.map((one) =>
    accepted.has(one.id) && !one.accepted ? { ...one, accepted: true } : one,
  )
  const checked =
    nodes === draft.nodes ? findings : recheckFindings({ ...draft, findings }, nodes, context.time, context.newId)
  return { ok: true, draft: { nodes, findings: checked } }
}
