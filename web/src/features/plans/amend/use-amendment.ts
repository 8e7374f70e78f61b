import { type AmendmentEdit, type AmendmentPreview, amendPlan } from '@dondoc/contract/plan-amendments'
import type { PlanDetail } from '@dondoc/contract/plans'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../lib/api.ts'
import { asFailure } from '../../../lib/failure.ts'
import { readStored, writeStored } from '../../../lib/storage.ts'
import { type AmendmentDraft, draftFromText, draftToText, EMPTY_AMENDMENT, reverseOf } from './amendment-draft.ts'

interface Order {
  readonly on: PlainDate
  readonly basis: string
  readonly edits: readonly AmendmentEdit[]
}

/** What is told when an amendment is done, taken back, or thrown away before it was sent. */
export type AmendTold =
  | {
      readonly kind: 'done'
      readonly rows: number
      readonly on: PlainDate
      readonly basis: string
      readonly duties: AmendmentPreview['duties']
      /** The acts that bring the rows back; null where that is not possible. */
      readonly back: AmendmentEdit[] | null
    }
  | { readonly kind: 'undone'; readonly rows: number }
  | { readonly kind: 'discarded'; readonly draft: AmendmentDraft }

/** The amendment of a plan that a person prepares, kept in the browser until it is applied or thrown away. */
export function useAmendment(plan: PlanDetail) {
  const queryClient = useQueryClient()
  const name = `plan.amendment.${plan.id}`
  const [draft, setDraft] = useState(() => draftFromText(readStored(name)))
  const [told, setTold] = useState<AmendTold>()
  const keep = (next: AmendmentDraft) => {
    writeStored(name, draftToText(next))
    setDraft(next)
  }
  const send = useMutation({
    mutationFn: ({ on, basis, edits }: Order) =>
      call(amendPlan, { params: { planId: plan.id }, body: { version: plan.version, on, basis, edits: [...edits] } }),
    // The draft stays as it is; the page then shows what somebody else changed meanwhile.
    onError: (error) =>
      asFailure(error).code === 'plan.changed-meanwhile' ? queryClient.invalidateQueries() : undefined,
  })
  const refresh = () => queryClient.invalidateQueries()
  return {
    draft,
    told,
    send,
    change: (next: AmendmentDraft) => {
      setTold(undefined)
      keep(next)
    },
    discard: () => {
      setTold({ kind: 'discarded', draft })
      keep(EMPTY_AMENDMENT)
    },
    apply: (order: Order, onDone: () => void) =>
      send.mutate(order, {
        onSuccess: async (answer) => {
          const { on, basis } = order
          const back = reverseOf(answer)
          setTold({ kind: 'done', rows: answer.rows.length, on, basis, duties: answer.duties, back })
          keep(EMPTY_AMENDMENT)
          onDone()
          await refresh()
        },
      }),
    takeBack: (order: Order) =>
      send.mutate(order, {
        onSuccess: async (answer) => {
          setTold({ kind: 'undone', rows: answer.rows.length })
          await refresh()
        },
      }),
  }
}

export type PlanAmendment = ReturnType<typeof useAmendment>
