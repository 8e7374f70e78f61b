import { type DutyRow, getDuty, giveUpdate, listDuties } from '@dondoc/contract/duties'
import { getOverview } from '@dondoc/contract/overview'
import { getPlan, listPlans } from '@dondoc/contract/plans'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'
import { asFailure, type Failure } from '../../lib/failure.ts'
import { useToday } from '../../lib/session.ts'

/** What came of confirming: how many were, and which were not and why. */
export interface Confirmed {
  readonly count: number
  readonly refused: readonly { readonly code: string; readonly failure: Failure }[]
}

/** True where the reader may confirm the duty now. */
export const isConfirmable = (duty: DutyRow): boolean => duty.availableUpdates.includes('confirmed')

/** Confirms duties one after the other as of today; each stands for itself, so that one refusal stops no other. */
export function useConfirm() {
  const today = useToday()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async (duties: readonly DutyRow[]): Promise<Confirmed> => {
      const refused: { code: string; failure: Failure }[] = []
      for (const { id, code, version } of duties) {
        const body = { kind: 'confirmed' as const, on: today, version }
        await call(giveUpdate, { params: { dutyId: id }, body }).catch((error: unknown) => {
          refused.push({ code, failure: asFailure(error) })
        })
      }
      return { count: duties.length - refused.length, refused }
    },
    onSettled: () =>
      Promise.all(
        [getDuty, listDuties, getOverview, listPlans, getPlan].map((route) =>
          queryClient.invalidateQueries({ queryKey: [route.url] }),
        ),
      ),
  })
}
