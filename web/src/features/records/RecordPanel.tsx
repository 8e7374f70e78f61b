import {
  addRecord,
  correctRecord,
  getRecord,
  listRecords,
  type NewRecord,
  type RecordDetail,
} from '@dondoc/contract/records'
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { dateText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useToday } from '../../lib/session.ts'
import { readStored, writeStored } from '../../lib/storage.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { FilePicker } from './FilePicker.tsx'
import { RecordFields } from './RecordFields.tsx'
import { checkRecord, emptyRecord, RecordDraft, type RecordErrors } from './record-draft.ts'
import { useRecordWords } from './words.ts'

interface Props {
  /** The record to correct; a new one where absent. */
  record?: RecordDetail
  onClose: () => void
  onSaved: (record: RecordDetail) => void
}

const draftOf = (record: RecordDetail): RecordDraft => ({
  kind: record.kind,
  number: record.number,
  date: dateText(record.date),
  abstract: record.abstract,
  signer: record.signer ?? '',
  effectiveOn: record.effectiveOn === null ? '' : dateText(record.effectiveOn),
  issuerId: record.issuer.id,
  files: [],
})

/** What was typed before, where it is there and of this shape. */
function kept(name: string): RecordDraft | null {
  try {
    return RecordDraft.safeParse(JSON.parse(readStored(name) ?? 'null')).data ?? null
  } catch {
    return null
  }
}

/** The form that enters a record in the register, or mends one. What is typed is kept until it is saved. */
export function RecordPanel({ record, onClose, onSaved }: Props) {
  const { problems, state } = useMessages()
  const words = useRecordWords()
  const today = useToday()
  const queryClient = useQueryClient()
  const storeName = `draft.record.${record?.id ?? 'new'}`
  const [draft, setDraft] = useState(() => kept(storeName) ?? (record ? draftOf(record) : emptyRecord(today)))
  const [errors, setErrors] = useState<RecordErrors>({})
  const change = (next: RecordDraft) => {
    setDraft(next)
    setErrors({})
    writeStored(storeName, JSON.stringify(next))
  }
  const send = useMutation({
    mutationFn: (body: NewRecord) => {
      if (!record) return call(addRecord, { body })
      const { uploadIds: _files, issuerId = record.issuer.id, ...named } = body
      return call(correctRecord, {
        params: { recordId: record.id },
        body: { ...named, issuerId, version: record.version },
      })
    },
    onSuccess: async (saved) => {
      writeStored(storeName, null)
      onSaved(saved)
      await Promise.all(
        [getRecord, listRecords].map((route) => queryClient.invalidateQueries({ queryKey: [route.url] })),
      )
    },
    onError: async (error) => {
      document.querySelector('.panel__body')?.scrollTo({ top: 0 })
      if (asFailure(error).code === 'record.changed-meanwhile')
        await queryClient.invalidateQueries({ queryKey: [getRecord.url] })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const checked = checkRecord(draft, today)
    if (checked.ok) send.mutate(checked.record)
    else {
      setErrors(checked.errors)
      window.requestAnimationFrame(() => document.querySelector<HTMLElement>('.panel [aria-invalid="true"]')?.focus())
    }
  }
  const failure = send.error ? asFailure(send.error) : null
  return (
    <Panel title={record ? words.correctTitle : words.addTitle} onClose={onClose}>
      <form className="panel__form" onSubmit={submit} noValidate>
        <p className="secondary">{record ? words.correctHint : words.addHint}</p>
        {failure ? (
          <Alert tone="error">
            {failure.code === 'record.changed-meanwhile' ? words.conflict : problems[failure.code](failure.params)}
          </Alert>
        ) : null}
        <RecordFields
          draft={draft}
          errors={errors}
          onChange={change}
          issuerWord={words.issuerMine}
          {...(record ? { own: record.id } : {})}
          knownAction={({ id }) => (
            <Link to="/van-ban/$recordId" params={{ recordId: id }}>
              {words.knownOpen}
            </Link>
          )}
        />
        {record ? null : (
          <FilePicker
            files={draft.files}
            onAdd={(file) =>
              setDraft((before) => {
                const next = { ...before, files: [...before.files, file] }
                writeStored(storeName, JSON.stringify(next))
                return next
              })
            }
            onRemove={(id) => change({ ...draft, files: draft.files.filter((file) => file.id !== id) })}
          />
        )}
        <div className="panel__foot">
          <Button variant="default" onClick={onClose}>
            {state.close}
          </Button>
          <Button type="submit" loading={send.isPending}>
            {record ? words.saveCorrection : words.save}
          </Button>
        </div>
      </form>
    </Panel>
  )
}
