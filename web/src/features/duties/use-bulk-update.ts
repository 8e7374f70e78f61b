import { BULK_LIMIT, type DutyRow, type NewUpdate, updateDuties } from '@dondoc/contract/duties'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { Failure } from '../../lib/failure.ts'
import { refreshDuties } from './use-duty-change.ts'

/** What is said of several duties at once. */
export type SharedUpdate = Omit<NewUpdate, 'version'>

/** What came of it: how many were updated, and which were not and why. */
export interface BulkOutcome {
  readonly kind: SharedUpdate['kind']
  readonly count: number
  readonly refused: readonly { readonly code: string; readonly failure: Failure }[]
}

/** True where the reader may confirm the duty now. */
export const isConfirmable = (duty: DutyRow): boolean => duty.availableUpdates.includes('confirmed')

/** Gives one update on many duties in one request; each stands for itself, so that one refusal stops no other. */
export function useBulkUpdate() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async ({
      update,
      duties,
    }: {
      update: SharedUpdate
      duties: readonly DutyRow[]
    }): Promise<BulkOutcome> => {
      const reached = duties.slice(0, BULK_LIMIT)
      const answer = await call(updateDuties, {
        body: { update, duties: reached.map(({ id, version }) => ({ id, version })) },
      })
      const codes = new Map(reached.map(({ id, code }) => [id, code]))
      const refused = answer.refused.map(({ id, problem, params }) => {
        return { code: codes.get(id) ?? '', failure: new Failure(problem, params) }
      })
      return { kind: update.kind, count: answer.done.length, refused }
    },
    onSettled: () => refreshDuties(queryClient),
  })
}
