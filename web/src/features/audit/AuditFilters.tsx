import { listAuditActions } from '@dondoc/contract/audit'
import { AUDIT_SORTS, auditActionName, auditSubjectName } from '@dondoc/contract/audit-actions'
import { NativeSelect, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useCallback } from 'react'
import { asking } from '../../lib/api.ts'
import { useLanguage, useMessages } from '../../lib/i18n.tsx'
import { useToday } from '../../lib/session.ts'
import { ClearFilters } from '../../ui/ClearFilters.tsx'
import { DateFilter } from '../../ui/DateFilter.tsx'
import { Filters } from '../../ui/Filters.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { Toolbar, ToolbarFoot } from '../../ui/Toolbar.tsx'
import { useAuditWords } from './words.ts'

const route = getRouteApi('/frame/quan-tri/nhat-ky')

const NONE = {
  actor: undefined,
  action: undefined,
  sort: undefined,
  ip: undefined,
  subject: undefined,
  from: undefined,
  to: undefined,
  person: undefined,
} as const

interface Props {
  shown: number
  total: number
  tools: ReactNode
  /** Who the trail is narrowed to, by name. */
  person: string | undefined
}

/** Who, what, on what, when and from where. */
export function AuditFilters({ shown, total, tools, person }: Props) {
  const words = useAuditWords()
  const { list } = useMessages()
  const { language } = useLanguage()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const today = useToday()
  const known = useQuery({ ...asking(listAuditActions, {}), staleTime: 60_000 })
  const change = useCallback(
    (part: Partial<typeof search>) =>
      void navigate({ search: (before) => ({ ...before, ...part, entry: undefined }), replace: true }),
    [navigate],
  )
  const setActor = useCallback((actor: string | undefined) => change({ actor }), [change])
  const { filters } = words
  const named = (keys: readonly string[], nameOf: (key: string) => string) =>
    keys.map((key) => ({ value: key, label: nameOf(key) })).sort((a, b) => a.label.localeCompare(b.label, 'vi'))
  const filtered = Object.keys(NONE).some((name) => search[name as keyof typeof NONE] !== undefined)
  const [subjectKind] = search.subject?.split(':') ?? []
  return (
    <>
      <Toolbar>
        <SearchField label={words.search} value={search.actor} onChange={setActor} />
        <Filters>
          <NativeSelect
            aria-label={filters.actions}
            value={search.action ?? ''}
            onChange={(event) => change({ action: event.currentTarget.value || undefined })}
            data={[
              { value: '', label: filters.action },
              ...named(known.data?.actions ?? [], (key) => auditActionName(key, language)),
            ]}
          />
          <NativeSelect
            aria-label={filters.subjects}
            value={subjectKind ?? ''}
            onChange={(event) => change({ subject: event.currentTarget.value || undefined })}
            data={[
              { value: '', label: filters.subject },
              ...named(known.data?.subjectKinds ?? [], (key) => auditSubjectName(key, language)),
            ]}
          />
          <DateFilter label={filters.from} value={search.from} onChange={(from) => change({ from })} today={today} />
          <DateFilter label={filters.to} value={search.to} onChange={(to) => change({ to })} today={today} />
          <TextInput
            aria-label={filters.ip}
            placeholder={filters.ip}
            defaultValue={search.ip ?? ''}
            key={search.ip ?? ''}
            onBlur={(event) => change({ ip: event.currentTarget.value.trim() || undefined })}
            onKeyDown={(event) =>
              event.key === 'Enter' && change({ ip: event.currentTarget.value.trim() || undefined })
            }
          />
        </Filters>
      </Toolbar>
      <fieldset className="chips" aria-label={filters.sort}>
        {AUDIT_SORTS.map((sort) => (
          <button
            key={sort}
            type="button"
            className="chip"
            aria-pressed={search.sort === sort}
            onClick={() => change({ sort: search.sort === sort ? undefined : sort })}
          >
            {filters.sorts[sort]}
          </button>
        ))}
        {search.person === undefined ? null : (
          <button
            type="button"
            className="chip"
            aria-pressed
            aria-label={`${filters.dropPerson}: ${person ?? filters.personUnknown}`}
            onClick={() => change({ person: undefined })}
          >
            {filters.person(person ?? filters.personUnknown)}
            <IconX size={14} aria-hidden />
          </button>
        )}
      </fieldset>
      <ToolbarFoot count={list.count(shown, total, words.word)} keys={list.keys} tools={tools}>
        {filtered ? <ClearFilters onClear={() => change(NONE)} /> : null}
      </ToolbarFoot>
    </>
  )
}
