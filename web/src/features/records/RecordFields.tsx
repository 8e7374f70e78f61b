import './record-fields.css'
import { listOrganizations } from '@dondoc/contract/organizations'
import { type EvidenceRecord, findKnownRecords } from '@dondoc/contract/records'
import { DOCUMENT_KINDS } from '@dondoc/domain/records/document-kinds'
import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useId, useState } from 'react'
import { asking } from '../../lib/api.ts'
import { dateText, parseDate } from '../../lib/format.ts'
import { useToday } from '../../lib/session.ts'
import { Alert } from '../../ui/Alert.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { changeRecord, type RecordDraft, type RecordErrors, type RecordField } from './record-draft.ts'
import { useRecordWords } from './words.ts'

interface Props {
  draft: RecordDraft
  errors: RecordErrors
  onChange: (draft: RecordDraft) => void
  /** What the empty choice of issuer means. */
  issuerWord: string
  /** What may be done with a record of the register that has the number typed. */
  knownAction: (record: EvidenceRecord) => ReactNode
  /** The record that is being corrected: its own number is no surprise. */
  own?: string | undefined
}

/** The fields of a record: what everybody fills, and behind a fold what few need. */
export function RecordFields({ draft, errors, onChange, issuerWord, knownAction, own }: Props) {
  const words = useRecordWords()
  const today = useToday()
  const kindsId = useId()
  const change = (part: Partial<RecordDraft>) => onChange(changeRecord(draft, part))
  const told = (field: RecordField): string | undefined => {
    const error = errors[field]
    return error === undefined ? undefined : words.errors[error]
  }
  const folded = draft.signer === '' && draft.effectiveOn === '' && draft.issuerId === ''
  return (
    <div className="record-fields">
      <div className="record-fields__pair">
        <TextInput
          label={words.fields.number}
          placeholder="125/BC-SNV"
          autoComplete="off"
          data-autofocus
          value={draft.number}
          onChange={(event) => change({ number: event.currentTarget.value })}
          error={told('number')}
        />
        <TextInput
          label={words.fields.kind}
          list={kindsId}
          value={draft.kind}
          onChange={(event) => change({ kind: event.currentTarget.value })}
          error={told('kind')}
        />
        <datalist id={kindsId}>
          {DOCUMENT_KINDS.map(({ name }) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <DateField
          label={words.fields.date}
          value={draft.date}
          onChange={(date) => change({ date })}
          today={today}
          max={today}
          error={told('date')}
        />
      </div>
      <KnownNumber draft={draft} own={own} action={knownAction} />
      <Textarea
        label={words.fields.abstract}
        rows={2}
        value={draft.abstract}
        onChange={(event) => change({ abstract: event.currentTarget.value })}
        error={told('abstract')}
      />
      <details className="record-fields__more" open={!folded || errors.effectiveOn !== undefined}>
        <summary>{words.more}</summary>
        <div className="record-fields__pair">
          <TextInput
            label={words.fields.signer}
            autoComplete="off"
            value={draft.signer}
            onChange={(event) => change({ signer: event.currentTarget.value })}
          />
          <div>
            <DateField
              label={words.fields.effectiveOn}
              value={draft.effectiveOn}
              onChange={(effectiveOn) => change({ effectiveOn })}
              today={today}
              error={told('effectiveOn')}
            />
            <p className="secondary">{words.effectiveHint}</p>
          </div>
        </div>
        <IssuerSelect value={draft.issuerId} none={issuerWord} onChange={(issuerId) => change({ issuerId })} />
      </details>
    </div>
  )
}

/** Who issued a document: the agencies of the tenant, and what the empty choice means. */
export function IssuerSelect(props: { value: string; none: string; onChange: (id: string) => void }) {
  const words = useRecordWords()
  const organizations = useQuery({ ...asking(listOrganizations, {}), staleTime: 300_000 })
  const all = organizations.data?.organizations ?? []
  return (
    <NativeSelect
      label={words.fields.issuer}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      data={[{ value: '', label: props.none }, ...all.map(({ id, name }) => ({ value: id, label: name }))]}
    />
  )
}

/** Milliseconds without a key before the register is asked. */
const PAUSE = 300

/** The records of the register that have the number that is being typed. */
function KnownNumber({
  draft,
  own,
  action,
}: Pick<Props, 'own'> & { draft: RecordDraft; action: Props['knownAction'] }) {
  const words = useRecordWords()
  const today = useToday()
  const date = parseDate(draft.date, today)
  const typed = draft.number.trim()
  const [number, setNumber] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setNumber(typed), PAUSE)
    return () => clearTimeout(timer)
  }, [typed])
  const answer = useQuery({
    ...asking(findKnownRecords, { query: { number, date: date ?? today } }),
    enabled: /\d/.test(number) && date !== null,
  })
  const found = number === typed ? (answer.data?.records ?? []).filter(({ id }) => id !== own) : []
  if (found.length === 0) return null
  return (
    <Alert tone="notice">
      {words.known}
      <ul className="record-fields__known">
        {found.map((record) => (
          <li key={record.id}>
            <strong>
              {record.kind} {record.number}
            </strong>{' '}
            {dateText(record.date)} · {record.issuer.name}
            <span className="clamp-2">{record.abstract}</span>
            {action(record)}
          </li>
        ))}
      </ul>
    </Alert>
  )
}
