import { type EvidenceRecord, listRecords } from '@dondoc/contract/records'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { asking } from '../../lib/api.ts'
import { dateText } from '../../lib/format.ts'
import { type Pick as Choice, PickField } from '../../ui/PickField.tsx'

/** A document of the register, as a choice shows it. */
export type PickedRecord = Pick<EvidenceRecord, 'id' | 'kind' | 'number' | 'date'>

interface Props {
  label: string
  hint: string
  none: string
  value: PickedRecord | null
  onChange: (record: PickedRecord | null) => void
}

/** A few letters are enough to find a document, fewer find too many. */
const LEAST_LETTERS = 2
const SHOWN = 6

const choiceOf = ({ id, kind, number, date }: PickedRecord): Choice => ({
  id,
  name: `${kind} ${number} (${dateText(date)})`,
})

/** Chooses a document of the register by its number or words. */
export function RecordPicker({ label, hint, none, value, onChange }: Props) {
  const [words, setWords] = useState('')
  const enough = words.trim().length >= LEAST_LETTERS
  const found = useQuery({
    ...asking(listRecords, { query: { q: words.trim(), limit: SHOWN } }),
    enabled: enough,
    placeholderData: keepPreviousData,
  })
  const rows = enough ? (found.data?.rows ?? []) : []
  return (
    <PickField
      label={label}
      description={hint}
      value={value && choiceOf(value)}
      onChange={(choice) => onChange(rows.find(({ id }) => id === choice?.id) ?? null)}
      onWords={setWords}
      find={() => rows.map((record) => ({ ...choiceOf(record), hint: record.abstract }))}
      note={() => (enough && found.isSuccess && rows.length === 0 ? none : null)}
    />
  )
}
