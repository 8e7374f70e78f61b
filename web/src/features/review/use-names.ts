import { listOrganizations } from '@dondoc/contract/organizations'
import { getPlanReview, listPlanNames, type PlanName, previewIssue, setPlanName } from '@dondoc/contract/plan-editing'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { asking, call } from '../../lib/api.ts'

/** Whom a name is said to mean, as the API takes it. */
export type Meaning = z.input<NonNullable<(typeof setPlanName)['body']>>['means']

export interface NameChoice {
  readonly name: string
  readonly means: Meaning
  readonly remember: boolean
}

/** The names of a plan and how to say whom one means; the doubts about unknown leads follow. */
export function useNames(planId: string) {
  const queryClient = useQueryClient()
  const question = asking(listPlanNames, { params: { planId } })
  const answer = useQuery(question)
  const choose = useMutation({
    scope: { id: `plan-edit-${planId}` },
    mutationFn: (choice: NameChoice) => call(setPlanName, { params: { planId }, body: choice }),
    onSuccess: async (names, { means }) => {
      queryClient.setQueryData(question.queryKey, names)
      const made = means.kind === 'new-organization' || means.kind === 'new-group'
      const stale = [getPlanReview, previewIssue, ...(made ? [listOrganizations] : [])]
      await Promise.all(stale.map((route) => queryClient.invalidateQueries({ queryKey: [route.url] })))
    },
  })
  return { answer, choose }
}

/**
 * The names that stand in some words of the plan ("Phòng A, Phòng B"), those that nobody answers to first. The longest are looked for
 * first and taken out, so that "Phòng A" is not found in "Phòng A1".
 */
export function namesIn(names: readonly PlanName[], written: readonly string[]): readonly PlanName[] {
  let rest = written.join('\n')
  const found = names
    .toSorted((a, b) => b.name.length - a.name.length)
    .filter(({ name }) => {
      if (!rest.includes(name)) return false
      rest = rest.replaceAll(name, '\n')
      return true
    })
  return names
    .filter((name) => found.includes(name))
    .sort((a, b) => Number(a.means !== null) - Number(b.means !== null))
}
