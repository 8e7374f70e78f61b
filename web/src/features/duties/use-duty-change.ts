import { getDuty, listDuties } from '@dondoc/contract/duties'
import { getDutyHistory } from '@dondoc/contract/duty-history'
import { getMyWork } from '@dondoc/contract/my-work'
import { getOverview } from '@dondoc/contract/overview'
import { getPlan, listPlans } from '@dondoc/contract/plans'
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'

/** Everything on the screen that a change of a duty may change. */
export function refreshDuties(client: QueryClient): Promise<unknown> {
  const touched = [getDuty, getDutyHistory, listDuties, getMyWork, getOverview, listPlans, getPlan]
  return Promise.all(touched.map((route) => client.invalidateQueries({ queryKey: [route.url] })))
}

/** A change of one duty: what is shown is asked again afterwards. */
export function useDutyChange<Input>(change: (input: Input) => Promise<unknown>, onDone: (input: Input) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: async (_answer, input) => {
      onDone(input)
      await refreshDuties(client)
    },
  })
}
