import '../../ui/choice-cards.css'
import { type EvidenceRecord, listRecords } from '@dondoc/contract/records'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useCallback, useId, useState } from 'react'
import { asking } from '../../lib/api.ts'
import { dateText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { SearchField } from '../../ui/SearchField.tsx'

interface Props {
  chosen: string
  onChoose: (record: EvidenceRecord) => void
  error: string | undefined
}

/** Finds a record that already stands in the register. */
export function KnownRecord({ chosen, onChoose, error }: Props) {
  const { updates: words } = useMessages()
  const name = useId()
  const [q, setQ] = useState<string | undefined>(undefined)
  const answer = useQuery({ ...asking(listRecords, { query: { q, limit: 8 } }), placeholderData: keepPreviousData })
  const rows = answer.data?.rows ?? []
  const search = useCallback((text: string | undefined) => setQ(text), [])
  return (
    <div>
      <SearchField label={words.recordFind} value={q} onChange={search} />
      <div className="known-records" role="radiogroup" aria-label={words.recordKnown}>
        {rows.map((record) => (
          <label key={record.id} className="choice-card">
            <input type="radio" name={name} checked={chosen === record.id} onChange={() => onChoose(record)} />
            <span>
              <strong>
                {record.kind} {record.number}
              </strong>{' '}
              {dateText(record.date)}
              <span className="secondary clamp-2">{record.abstract}</span>
            </span>
          </label>
        ))}
        {answer.isSuccess && rows.length === 0 ? <p className="secondary">{words.recordNone}</p> : null}
      </div>
      {error ? (
        <p role="alert" className="secondary ink--overdue">
          {error}
        </p>
      ) : null}
    </div>
  )
}
