import type { PlanNode } from '@dondoc/contract/plans'
import { useCallback, useMemo } from 'react'
import { dateText } from '../../../lib/format.ts'
import type { AmendmentDraft, RowAct } from './amendment-draft.ts'
import { useAmendWords } from './words.ts'

/** What a row of the tree says of amendments: what is being prepared for it, or since when it is dropped. */
export function useRowMarks(draft: AmendmentDraft): (node: PlanNode) => string | undefined {
  const words = useAmendWords()
  const acts = useMemo(
    () => new Map<string, RowAct>(draft.edits.map(({ nodeId, act }) => [nodeId, act] as const)),
    [draft.edits],
  )
  return useCallback(
    ({ id, droppedOn }) => {
      const act = acts.get(id)
      if (act !== undefined) return words.marks[act]
      return droppedOn === null ? undefined : words.dropped(dateText(droppedOn))
    },
    [acts, words],
  )
}
