import { chooseSuperiorPlan, decideLinks, getCoverage, getPlanLinks, type LinkDecision } from '@dondoc/contract/cascade'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { asking, call } from '../../lib/api.ts'
import { reverseOf } from './link-rows.ts'

/** The links of a plan, what may be decided on them, and the way back from each decision. */
export function useLinks(planId: string) {
  const queryClient = useQueryClient()
  const question = asking(getPlanLinks, { params: { planId }, query: {} })
  const answer = useQuery(question)
  const [undo, setUndo] = useState<readonly (readonly LinkDecision[])[]>([])
  const settle = async () => {
    // Single rows of the same links are asked again when they are shown.
    queryClient.removeQueries({ queryKey: [getPlanLinks.url], type: 'inactive' })
    await Promise.all(
      ['/api/plans/:planId', '/api/plans/:planId/review', getCoverage.url].map((url) =>
        queryClient.invalidateQueries({ queryKey: [url] }),
      ),
    )
  }
  const decided = useMutation({
    mutationFn: (decisions: readonly LinkDecision[]) =>
      call(decideLinks, { params: { planId }, body: { decisions: [...decisions] } }),
    onSuccess: async (links) => {
      queryClient.setQueryData(question.queryKey, links)
      await settle()
    },
  })
  const chosen = useMutation({
    mutationFn: (superiorPlanId: string | null) =>
      call(chooseSuperiorPlan, { params: { planId }, body: { superiorPlanId } }),
    onSuccess: async (links) => {
      queryClient.setQueryData(question.queryKey, links)
      setUndo([])
      await settle()
    },
  })
  const decide = (decisions: readonly LinkDecision[]) => {
    if (!answer.data || decisions.length === 0 || decided.isPending) return
    const back = reverseOf(answer.data, decisions)
    decided.mutate(decisions, { onSuccess: () => setUndo((all) => [...all, back]) })
  }
  const takeBack = () => {
    const last = undo.at(-1)
    if (last === undefined || decided.isPending) return
    decided.mutate(last, { onSuccess: () => setUndo((all) => all.slice(0, -1)) })
  }
  return {
    answer,
    decide,
    takeBack,
    canTakeBack: undo.length > 0,
    choose: chosen.mutate,
    busy: decided.isPending || chosen.isPending,
    error: decided.error ?? chosen.error,
  }
}
