import type { EvidenceRecord } from '@dondoc/contract/records'
import { listRecords } from '@dondoc/contract/records'
import { ActionIcon, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { asking } from '../../lib/api.ts'
import { dateText } from '../../lib/format.ts'

/** A document of the register, as a choice shows it. */
export type PickedRecord = Pick<EvidenceRecord, 'id' | 'kind' | 'number' | 'date'>

interface Props {
  label: string
  hint: string
  none: string
  drop: string
  value: PickedRecord | null
  onChange: (record: PickedRecord | null) => void
}

/** A few letters are enough to find a document, fewer find too many. */
const LEAST_LETTERS = 2
const SHOWN = 6

/** Chooses a document of the register by its number or words. */
export function RecordPicker({ label, hint, none, drop, value, onChange }: Props) {
  const [text, setText] = useState('')
  const listId = useId()
  const words = text.trim()
  const found = useQuery({
    ...asking(listRecords, { query: { q: words, limit: SHOWN } }),
    enabled: words.length >= LEAST_LETTERS && value === null,
  })
  if (value) {
    return (
      <div className="picked">
        <span className="secondary">{label}</span>
        <span className="picked__value">
          {value.kind} {value.number} ({dateText(value.date)})
          <ActionIcon size={24} aria-label={drop} onClick={() => onChange(null)}>
            <IconX size={14} />
          </ActionIcon>
        </span>
      </div>
    )
  }
  return (
    <div className="picked">
      <TextInput
        label={label}
        description={hint}
        value={text}
        autoComplete="off"
        aria-controls={listId}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ul id={listId} className="picked__list" aria-live="polite">
        {found.data?.rows.map((record) => (
          <li key={record.id}>
            <button
              type="button"
              className="plain-button picked__option"
              onClick={() => {
                onChange(record)
                setText('')
              }}
            >
              <strong>
                {record.kind} {record.number}
              </strong>{' '}
              ({dateText(record.date)}) {record.abstract}
            </button>
          </li>
        ))}
        {found.data?.rows.length === 0 ? <li className="secondary">{none}</li> : null}
      </ul>
    </div>
  )
}
