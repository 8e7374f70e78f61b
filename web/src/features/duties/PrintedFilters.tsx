import { listOrganizations } from '@dondoc/contract/organizations'
import { listPlans } from '@dondoc/contract/plans'
import { useQuery } from '@tanstack/react-query'
import { asking } from '../../lib/api.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useView } from '../../lib/view.ts'
import type { DutySearch } from '../../routes/search/duties.ts'
import { filterWords } from './filter-words.ts'
import { useGivingWords } from './words.ts'

/** On paper, which duties these are: the filters in words. Not seen on the screen, where the filters themselves stand. */
export function PrintedFilters({ search }: { search: DutySearch }) {
  const messages = useMessages()
  const giving = useGivingWords()
  const { asOf, planId } = useView()
  const organizations = useQuery({ ...asking(listOrganizations, {}), staleTime: 300_000 })
  const plans = useQuery(asking(listPlans, { query: { asOf } }))
  const plan = plans.data?.plans.find(({ id }) => id === planId)
  const organization = organizations.data?.organizations.find(({ id }) => id === search.organization)
  const names = { plan: plan && `${plan.code} · ${plan.title}`, organization: organization?.name }
  const said = filterWords(search, names, messages, giving)
  return <p className="printed-only">{said.length > 0 ? said.join('; ') : messages.duties.only.all}</p>
}
