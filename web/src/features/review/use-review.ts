import {
  editPlan,
  getPlanReview,
  listPlanNames,
  type PlanEdit,
  type PlanReview,
  pasteRows,
  previewIssue,
  undoPlanEdit,
} from '@dondoc/contract/plan-editing'
import { getPlan, listPlans } from '@dondoc/contract/plans'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { asking, call } from '../../lib/api.ts'
import { asFailure, type Failure } from '../../lib/failure.ts'

/** One thing a person does to the draft. */
export type Act =
  | { readonly kind: 'edit'; readonly edits: readonly PlanEdit[] }
  | { readonly kind: 'paste'; readonly html: string; readonly text: string; readonly afterId: string | null }
  | { readonly kind: 'undo' }

/** What is told after an act: what was done, or why not; an act that met a newer version can be done again. */
export type Told =
  | { readonly tone: 'done'; readonly text: string; readonly undo: boolean }
  | { readonly tone: 'refused'; readonly failure: Failure }
  | { readonly tone: 'conflict'; readonly act: Act; readonly say: Say }
  | null

type Say = string | ((before: PlanReview, after: PlanReview) => string)

const send = (planId: string, version: number, act: Act): Promise<PlanReview> => {
  const params = { planId }
  switch (act.kind) {
    case 'edit':
      return call(editPlan, { params, body: { version, edits: [...act.edits] } })
    case 'paste':
      return call(pasteRows, { params, body: { version, html: act.html, text: act.text, afterId: act.afterId } })
    case 'undo':
      return call(undoPlanEdit, { params, body: { version } })
  }
}

/** The review of a plan and the acts on it. Acts are sent one after another, each against the newest version that is known. */
export function useReview(planId: string) {
  const queryClient = useQueryClient()
  const question = asking(getPlanReview, { params: { planId } })
  const answer = useQuery(question)
  const [told, setTold] = useState<Told>(null)
  const { queryKey } = question
  const { mutateAsync, isPending } = useMutation({
    scope: { id: `plan-edit-${planId}` },
    mutationFn: async (act: Act) => {
      const before = queryClient.getQueryData(queryKey)
      const after = await send(planId, before?.version ?? 0, act)
      queryClient.setQueryData(queryKey, after)
      return { before, after }
    },
  })
  const act = useCallback(
    async (wanted: Act, say: Say): Promise<PlanReview | null> => {
      try {
        const { before, after } = await mutateAsync(wanted)
        const text = typeof say === 'string' ? say : say(before ?? after, after)
        setTold({ tone: 'done', text, undo: wanted.kind !== 'undo' && after.canUndo })
        for (const route of [listPlanNames, previewIssue, getPlan, listPlans])
          void queryClient.invalidateQueries({ queryKey: [route.url] })
        return after
      } catch (error) {
        const failure = asFailure(error)
        if (failure.code === 'plan.changed-meanwhile') {
          await queryClient.invalidateQueries({ queryKey })
          setTold({ tone: 'conflict', act: wanted, say })
        } else setTold({ tone: 'refused', failure })
        return null
      }
    },
    [mutateAsync, queryClient, queryKey],
  )
  return { answer, act, told, setTold, saving: isPending }
}
