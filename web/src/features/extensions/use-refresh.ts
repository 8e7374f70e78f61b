import { getDuty, listDuties } from '@dondoc/contract/duties'
import { getDutyHistory } from '@dondoc/contract/duty-history'
import { getDutyExtensions, listExtensionRequests } from '@dondoc/contract/extensions'
import { getMyWork } from '@dondoc/contract/my-work'
import { getOverview } from '@dondoc/contract/overview'
import { getPlan } from '@dondoc/contract/plans'
import { useQueryClient } from '@tanstack/react-query'

const TOUCHED = [
  getDuty,
  listDuties,
  getMyWork,
  getDutyHistory,
  getDutyExtensions,
  listExtensionRequests,
  getOverview,
  getPlan,
]

/** Asks again for everything that shows a due date. */
export function useRefresh(): () => Promise<unknown> {
  const queryClient = useQueryClient()
  return () => Promise.all(TOUCHED.map(({ url }) => queryClient.invalidateQueries({ queryKey: [url] })))
}
