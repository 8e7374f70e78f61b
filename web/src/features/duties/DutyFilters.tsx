import './duty-filters.css'
import { listOrganizations } from '@dondoc/contract/organizations'
import { listPlans } from '@dondoc/contract/plans'
import { addDays, lastDayOfMonth, monthOf, type PlainDate, yearOf } from '@dondoc/domain/calendar/plain-date'
import { DUTY_STATUSES, type DutyStatus } from '@dondoc/domain/duties/status'
import { AREAS } from '@dondoc/domain/plans/area'
import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useCallback } from 'react'
import { asking } from '../../lib/api.ts'
import { monthText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useView } from '../../lib/view.ts'
import { DUTY_NEEDS, DUTY_REASONS } from '../../routes/search/duties.ts'
import { ClearFilters } from '../../ui/ClearFilters.tsx'
import { Filters } from '../../ui/Filters.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { StatusIcon } from '../../ui/StatusBadge.tsx'
import { Toolbar, ToolbarFoot } from '../../ui/Toolbar.tsx'

import { filterWords } from './filter-words.ts'
import { useGivingWords } from './words.ts'

const route = getRouteApi('/frame/nhiem-vu')

/** Search, status chips and the other conditions; on a phone the latter unfold on demand. */
export function DutyFilters({ shown, total, tools }: { shown: number; total: number; tools: ReactNode }) {
  const messages = useMessages()
  const { duties, list } = messages
  const giving = useGivingWords()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { asOf } = useView()
  const organizations = useQuery({ ...asking(listOrganizations, {}), staleTime: 300_000 })
  const plans = useQuery(asking(listPlans, { query: { asOf } }))
  const change = useCallback(
    (part: Partial<typeof search>) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true }),
    [navigate],
  )
  const setQuery = useCallback((q: string | undefined) => change({ q }), [change])
  const chosen = (search.status ?? '').split(',').filter(Boolean)
  const toggle = (status: DutyStatus) => {
    const next = chosen.includes(status) ? chosen.filter((one) => one !== status) : [...chosen, status]
    change({ status: next.join(',') || undefined })
  }
  const { q, area, status, month, day, node, organization, own, mine, only, reason, role } = search
  const filtered = [q, area, status, month, day, node, organization, mine, only, reason, role].some(Boolean)
  const organizationName = organizations.data?.organizations.find(({ id }) => id === organization)?.name
  // What links bring along and no field above shows.
  const unseen = filterWords(
    { day, node, own },
    { plan: undefined, organization: own && organizationName },
    messages,
    giving,
  )
  const months = monthsOf(plans.data?.plans.map((plan) => plan.period) ?? [])
  return (
    <>
      <Toolbar>
        <SearchField label={duties.search} value={search.q} onChange={setQuery} />
        <Filters>
          <NativeSelect
            aria-label={duties.only.label}
            value={search.only ?? (search.mine === undefined ? '' : MINE[search.mine])}
            onChange={(event) => change(needOf(event.currentTarget.value))}
            data={[
              { value: '', label: duties.only.all },
              ...(['mine', 'mine-below', ...DUTY_NEEDS] as const).map((need) => ({
                value: need,
                label: duties.only[need],
              })),
            ]}
          />
          <NativeSelect
            aria-label={giving.work.roleFilter}
            value={search.role ?? ''}
            onChange={(event) => change({ role: ROLES.find((one) => one === event.currentTarget.value) })}
            data={[
              { value: '', label: giving.roles.lead },
              { value: 'coordinator', label: giving.roles.coordinator },
              { value: 'part', label: giving.roles.part },
              { value: 'any', label: giving.work.anyRole },
            ]}
          />
          <NativeSelect
            aria-label={duties.filters.area}
            value={search.area ?? ''}
            onChange={(event) => change({ area: AREAS.find((area) => area === event.currentTarget.value) })}
            data={[
              { value: '', label: duties.filters.area },
              ...AREAS.map((area) => ({ value: area, label: messages.areas[area] })),
            ]}
          />
          <NativeSelect
            aria-label={duties.filters.organization}
            value={search.organization ?? ''}
            onChange={(event) => change({ organization: event.currentTarget.value || undefined, own: undefined })}
            data={[
              { value: '', label: duties.filters.organization },
              ...(organizations.data?.organizations ?? []).map((one) => ({ value: one.id, label: one.name })),
            ]}
          />
          <NativeSelect
            aria-label={duties.filters.month}
            value={search.month ?? ''}
            onChange={(event) => change({ month: event.currentTarget.value || undefined, day: undefined })}
            data={[
              { value: '', label: duties.filters.month },
              ...months.map((month) => ({ value: month, label: monthText(month) })),
            ]}
          />
          <NativeSelect
            aria-label={messages.updates.reason}
            value={search.reason ?? ''}
            onChange={(event) => change({ reason: DUTY_REASONS.find((one) => one === event.currentTarget.value) })}
            data={[
              { value: '', label: messages.updates.reason },
              ...DUTY_REASONS.map((one) => ({
                value: one,
                label: one === 'none' ? messages.updates.noReason : messages.updates.reasons[one],
              })),
            ]}
          />
          <NativeSelect
            // On a wide screen the heads of the columns sort.
            className="filters__order"
            aria-label={list.sort}
            value={search.sort ?? 'urgency'}
            onChange={(event) => change({ sort: sortOf(event.currentTarget.value) })}
            data={SORTS.map((sort) => ({ value: sort, label: `${list.sort}: ${duties.sorts[sort].toLowerCase()}` }))}
          />
        </Filters>
      </Toolbar>
      <fieldset className="chips" aria-label={duties.filters.status}>
        {DUTY_STATUSES.map((status) => (
          <button
            key={status}
            type="button"
            className="chip"
            aria-pressed={chosen.includes(status)}
            onClick={() => toggle(status)}
          >
            <StatusIcon status={status} />
            {messages.status[status]}
          </button>
        ))}
      </fieldset>
      <ToolbarFoot count={list.count(shown, total, duties.word)} keys={list.keys} tools={tools}>
        {unseen.length > 0 ? <span>{unseen.join('; ')}</span> : null}
        {filtered ? (
          <ClearFilters
            onClear={() =>
              change({
                q: undefined,
                area: undefined,
                status: undefined,
                month: undefined,
                day: undefined,
                node: undefined,
                organization: undefined,
                own: undefined,
                mine: undefined,
                only: undefined,
                reason: undefined,
                role: undefined,
              })
            }
          />
        ) : null}
      </ToolbarFoot>
    </>
  )
}

const ROLES = ['coordinator', 'part', 'any'] as const

/** The choice that each narrowing to one's own work is. */
const MINE = { 1: 'mine', below: 'mine-below' } as const

const needOf = (text: string) => ({
  mine: (['1', 'below'] as const).find((mine) => MINE[mine] === text),
  only: DUTY_NEEDS.find((need) => need === text),
})

const SORTS = ['urgency', 'due', 'code', 'organization', 'status'] as const

const sortOf = (text: string) => SORTS.find((sort) => sort === text && sort !== 'urgency')

/** Every month that the periods touch, `YYYY-MM`, in order. */
function monthsOf(periods: readonly { from: PlainDate; to: PlainDate }[]): readonly string[] {
  const months = new Set<string>()
  for (const { from, to } of periods) {
    for (let day = from; day <= to; day = addDays(lastDayOfMonth(yearOf(day), monthOf(day)), 1))
      months.add(day.slice(0, 7))
  }
  return [...months].sort()
}
