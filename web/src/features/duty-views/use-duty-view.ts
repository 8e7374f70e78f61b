import { getRouteApi } from '@tanstack/react-router'
import { dayOf } from '../../lib/format.ts'
import { useView } from '../../lib/view.ts'
import { filterOf } from '../duties/duty-list.ts'

const route = getRouteApi('/frame/nhiem-vu')

/** What the address of the list says: its conditions for the API, and the day that is looked at. */
export function useDutyView() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const view = useView()
  const { sort: _sort, ...filter } = filterOf(search, view)
  return {
    search,
    filter,
    day: view.asOf ?? dayOf(new Date().toISOString()),
    change: (part: Partial<typeof search>) =>
      void navigate({ search: (before) => ({ ...before, ...part }), replace: true }),
  }
}
