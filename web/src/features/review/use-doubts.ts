import type { PlanReview } from '@dondoc/contract/plan-editing'
import { useMemo } from 'react'
import { type Doubt, openDoubts, type Place } from './cells.ts'

const NO_ROWS: ReadonlySet<string> = new Set()

/** The open doubts of a review: all in order, those of the rows by row, those of the whole plan apart. */
export function useDoubts(review: PlanReview) {
  const { nodes, findings } = review
  return useMemo(() => {
    const all = openDoubts(nodes, findings)
    const ofPlan = all.filter(({ nodeId }) => nodeId === null)
    const ofRows = all.flatMap((doubt) => (doubt.nodeId === null ? [] : [{ ...doubt, nodeId: doubt.nodeId }]))
    const byRow = Map.groupBy(ofRows, ({ nodeId }) => nodeId)
    return { count: all.length, ofPlan, ofRows, byRow, rows: ofRows.length > 0 ? new Set(byRow.keys()) : NO_ROWS }
  }, [nodes, findings])
}

/**
 * The doubt after (1) or before (-1) a place in the order of the rows as shown, around the end to the first; null where none is left.
 * A doubt at the place itself is passed over.
 */
export function doubtFrom(
  doubts: readonly (Doubt & { readonly nodeId: string })[],
  order: readonly string[],
  from: Place | null,
  step: -1 | 1,
): Place | null {
  const at = (place: Pick<Place, 'nodeId'>) => order.indexOf(place.nodeId)
  const sorted = doubts.toSorted((a, b) => at(a) - at(b))
  const here = sorted.findIndex(({ nodeId, cell }) => nodeId === from?.nodeId && cell === from.cell)
  const rest = sorted.filter((_, index) => index !== here)
  if (rest.length === 0) return null
  const place = from === null ? -1 : at(from)
  const ahead =
    step === 1
      ? sorted.find((doubt, index) => (here >= 0 ? index > here : at(doubt) >= place))
      : sorted.findLast((doubt, index) => (here >= 0 ? index < here : at(doubt) <= place))
  const next = ahead ?? (step === 1 ? rest[0] : rest.at(-1))
  return next ? { nodeId: next.nodeId, cell: next.cell } : null
}
