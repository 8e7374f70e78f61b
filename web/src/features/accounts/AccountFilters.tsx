import { ROLES } from '@dondoc/domain/access/roles'
import { NativeSelect } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useCallback } from 'react'
import { useMessages } from '../../lib/i18n.tsx'
import { ClearFilters } from '../../ui/ClearFilters.tsx'
import { Filters } from '../../ui/Filters.tsx'
import { OrganizationField } from '../../ui/OrganizationField.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { Toolbar, ToolbarFoot } from '../../ui/Toolbar.tsx'
import { useAccountWords } from './words.ts'

const route = getRouteApi('/frame/quan-tri/tai-khoan')

const NEEDS = ['invited', 'locked', 'no-second-factor', 'ends-soon'] as const
const SORTS = ['name', 'organization', 'ends'] as const
const NONE = { q: undefined, organization: undefined, role: undefined, only: undefined } as const

/** Search, what needs care, role, branch and order. */
export function AccountFilters({ shown, total, tools }: { shown: number; total: number; tools: ReactNode }) {
  const words = useAccountWords()
  const { list, roles } = useMessages()
  const { filters } = words
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change = useCallback(
    (part: Partial<typeof search>) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true }),
    [navigate],
  )
  const setQuery = useCallback((q: string | undefined) => change({ q }), [change])
  const filtered = [search.q, search.organization, search.role, search.only].some(Boolean)
  return (
    <>
      <Toolbar>
        <SearchField label={words.search} value={search.q} onChange={setQuery} />
        <Filters>
          <NativeSelect
            aria-label={filters.onlyLabel}
            value={search.only ?? ''}
            onChange={(event) => change({ only: NEEDS.find((need) => need === event.currentTarget.value) })}
            data={[
              { value: '', label: filters.only },
              ...NEEDS.map((need) => ({ value: need, label: filters.needs[need] })),
            ]}
          />
          <NativeSelect
            aria-label={filters.roleLabel}
            value={search.role ?? ''}
            onChange={(event) => change({ role: ROLES.find((role) => role === event.currentTarget.value) })}
            data={[{ value: '', label: filters.role }, ...ROLES.map((role) => ({ value: role, label: roles[role] }))]}
          />
          <OrganizationField
            bare
            label={filters.organization}
            value={search.organization}
            onChange={(organization) => change({ organization: organization ?? undefined })}
          />
          <NativeSelect
            aria-label={list.sort}
            value={search.sort ?? 'name'}
            onChange={(event) => {
              const sort = SORTS.find((one) => one === event.currentTarget.value)
              change({ sort: sort === 'name' ? undefined : sort })
            }}
            data={SORTS.map((sort) => ({ value: sort, label: `${list.sort}: ${filters.sorts[sort]}` }))}
          />
        </Filters>
      </Toolbar>
      <ToolbarFoot count={list.count(shown, total, words.word)} keys={list.keys} tools={tools}>
        {filtered ? <ClearFilters onClear={() => change(NONE)} /> : null}
      </ToolbarFoot>
    </>
  )
}
