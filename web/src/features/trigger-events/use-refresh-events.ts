import { getEvent, listEvents, listWaitingDuties } from '@dondoc/contract/trigger-events'
import { useQueryClient } from '@tanstack/react-query'
import { useRefresh } from '../extensions/use-refresh.ts'

const TOUCHED = [listWaitingDuties, listEvents, getEvent]

/** Asks again for acts, what waits for them, and everything that shows a due date. */
export function useRefreshEvents(): () => Promise<unknown> {
  const queryClient = useQueryClient()
  const refresh = useRefresh()
  return () => Promise.all([refresh(), ...TOUCHED.map(({ url }) => queryClient.invalidateQueries({ queryKey: [url] }))])
}
