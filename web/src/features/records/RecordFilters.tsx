import { listOrganizations } from '@dondoc/contract/organizations'
import { yearOf } from '@dondoc/domain/calendar/plain-date'
import { DOCUMENT_KINDS } from '@dondoc/domain/records/document-kinds'
import { Button, NativeSelect } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { asking } from '../../lib/api.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useToday } from '../../lib/session.ts'
import type { RecordSearch } from '../../routes/search/records.ts'
import { useRecordWords } from './words.ts'

/** How many years back the filter offers. */
const YEARS = 8

/** The conditions of the register; on a phone they unfold on demand. */
export function RecordFilters({ search, onChange }: { search: RecordSearch; onChange: (part: RecordSearch) => void }) {
  const { list } = useMessages()
  const words = useRecordWords().filters
  const today = useToday()
  const organizations = useQuery({ ...asking(listOrganizations, {}), staleTime: 300_000 })
  const [unfolded, setUnfolded] = useState(false)
  const years = Array.from({ length: YEARS }, (_, back) => String(yearOf(today) - back))
  return (
    <>
      <Button
        className="filters-toggle"
        variant="default"
        leftSection={<IconFilter size={16} />}
        aria-expanded={unfolded}
        onClick={() => setUnfolded(!unfolded)}
      >
        {list.filter}
      </Button>
      <div className="filters" data-unfolded={unfolded}>
        <NativeSelect
          aria-label={words.kind}
          value={search.kind ?? ''}
          onChange={(event) => onChange({ kind: event.currentTarget.value || undefined })}
          data={[{ value: '', label: words.kind }, ...DOCUMENT_KINDS.map(({ name }) => ({ value: name, label: name }))]}
        />
        <NativeSelect
          aria-label={words.issuer}
          value={search.issuer ?? ''}
          onChange={(event) => onChange({ issuer: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: words.issuer },
            ...(organizations.data?.organizations ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <NativeSelect
          aria-label={words.year}
          value={search.year ?? ''}
          onChange={(event) => onChange({ year: event.currentTarget.value || undefined })}
          data={[{ value: '', label: words.year }, ...years.map((year) => ({ value: year, label: year }))]}
        />
        <NativeSelect
          aria-label={words.state}
          value={search.state ?? ''}
          onChange={(event) => onChange({ state: stateOf(event.currentTarget.value) })}
          data={[
            { value: '', label: words.state },
            { value: 'without-file', label: words.withoutFile },
            { value: 'replaced', label: words.replaced },
          ]}
        />
      </div>
    </>
  )
}

const stateOf = (text: string): RecordSearch['state'] =>
  text === 'without-file' || text === 'replaced' ? text : undefined
