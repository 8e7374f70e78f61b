import type { PlanTime } from '../imports/build-items.ts'
import { checkItems } from '../imports/check-items.ts'
import type { Finding } from '../imports/reading.ts'
import type { DraftFinding, PlanDraft } from './edit.ts'
import type { PlanTree } from './plan-tree.ts'
import { fieldWords, treeItems } from './tree-items.ts'

/** Findings that the words of the rows decide: they come and go with each edit. */
const FOLLOWS_WORDS =
  /^(?:(?:task|lead|coordinator|deadline|product)-missing|deadline-.*|ordinal-gap|duplicate-item|area-unknown)$/

/** What the words of the rows, as they stand now, give reason to doubt. */
function doubtsOf(tree: PlanTree, time: PlanTime): readonly Omit<DraftFinding, 'id' | 'accepted'>[] {
  const items = treeItems(tree)
  const built = items.map(({ item }) => ({ item, movedFrom: null, joined: false, areaRepaired: false }))
  return checkItems(built, time)
    .filter(({ code }) => FOLLOWS_WORDS.test(code))
    .map(({ code, severity, item, field, message }) => ({
      code,
      severity,
      nodeId: item === null ? null : (items[item]?.nodeId ?? null),
      field,
      message,
    }))
}

/** A doubt is the same as long as it is about the same cell and says the same. */
const keyOf = ({ code, nodeId, field, message }: Omit<DraftFinding, 'id' | 'accepted'>): string =>
  JSON.stringify([code, nodeId, field, message])

/**
 * The findings of a plan whose rows were changed: what the words decide is judged anew and keeps its id (and that it was
 * accepted) while it says the same; what a reader doubted stays until its row is gone or its cell was written anew.
 */
export function recheckFindings(
  before: PlanDraft,
  tree: PlanTree,
  time: PlanTime,
  newId: () => string,
): readonly DraftFinding[] {
  const known = new Map(before.findings.map((finding) => [keyOf(finding), finding]))
  const nodesBefore = new Map(before.nodes.map((node) => [node.id, node]))
  const nodes = new Map(tree.map((node) => [node.id, node]))
  const stays = ({ nodeId, field }: DraftFinding): boolean => {
    if (nodeId === null) return true
    const [was, is] = [nodesBefore.get(nodeId), nodes.get(nodeId)]
    return is !== undefined && (field === null || !was || fieldWords(was, field) === fieldWords(is, field))
  }
  const read = before.findings.filter((finding) => !FOLLOWS_WORDS.test(finding.code) && stays(finding))
  const said = doubtsOf(tree, time).map(
    (doubt): DraftFinding => known.get(keyOf(doubt)) ?? { ...doubt, id: newId(), accepted: false },
  )
  const place = new Map(tree.map(({ id }, at) => [id, at]))
  const at = ({ nodeId }: DraftFinding): number => (nodeId === null ? -1 : (place.get(nodeId) ?? -1))
  return [...read, ...said].sort((a, b) => at(a) - at(b))
}

/** The findings of a reading on the tree that was made of it; `leafIds` are the ids of its leaves in their order. */
export function findingsOfReading(
  findings: readonly Finding[],
  leafIds: readonly string[],
  newId: () => string,
): readonly DraftFinding[] {
  return findings.map(({ item, ...finding }) => ({
    ...finding,
    id: newId(),
    nodeId: item === null ? null : (leafIds[item] ?? null),
    accepted: false,
  }))
}
