import { addRecordFile, getRecordFile, withdrawRecordFile } from '@dondoc/contract/record-files'
import { getRecord, listRecords, type RecordDetail, type RecordFile } from '@dondoc/contract/records'
import { Button, Textarea } from '@mantine/core'
import { IconDownload, IconEye, IconFile } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { addressOf, asking, call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { byteText, instantText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { FilePicker } from './FilePicker.tsx'
import { useSending } from './use-sending.ts'
import { useRecordWords } from './words.ts'

/** Keeps the answer of a writing call as what the page shows. */
function useShown(recordId: string) {
  const queryClient = useQueryClient()
  return async (record: RecordDetail): Promise<void> => {
    queryClient.setQueryData(asking(getRecord, { params: { recordId } }).queryKey, record)
    await queryClient.invalidateQueries({ queryKey: [listRecords.url] })
  }
}

/** The files of a record: see, save, give a newer revision, take off; the older ones fold away below. */
export function RecordFiles({ record }: { record: RecordDetail }) {
  const { problems } = useMessages()
  const words = useRecordWords()
  const shown = useShown(record.id)
  const [taking, setTaking] = useState<RecordFile | null>(null)
  const add = useMutation({
    mutationFn: (body: { uploadId: string; seriesId?: string }) =>
      call(addRecordFile, { params: { recordId: record.id }, body }),
    onSuccess: shown,
  })
  const failure = add.error ? asFailure(add.error) : null
  const current = record.files.filter((file) => file.current)
  const older = record.files.filter((file) => !file.current)
  return (
    <section className="box record__box" aria-labelledby="record-files">
      <h2 id="record-files">{words.files}</h2>
      {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
      {current.length === 0 ? <p className="secondary">{words.noFiles}</p> : null}
      <ul className="record__files">
        {current.map((file) => (
          <li key={file.id}>
            <FileLine recordId={record.id} file={file} />
            {record.can.correct ? (
              <div className="record__file-acts no-print">
                <RevisionButton onSent={(uploadId) => add.mutate({ uploadId, seriesId: file.seriesId })} />
                <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setTaking(file)}>
                  {words.withdraw}
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {record.can.correct ? (
        <div className="no-print">
          <FilePicker
            files={[]}
            onAdd={(file) => add.mutate({ uploadId: file.id })}
            onRemove={() => undefined}
            label={false}
          />
        </div>
      ) : null}
      {older.length > 0 ? (
        <details className="record__older-files">
          <summary>{words.olderRevisions(older.length)}</summary>
          <ul className="record__files">
            {older.map((file) => (
              <li key={file.id}>
                <FileLine recordId={record.id} file={file} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {taking ? (
        <WithdrawPanel
          record={record}
          file={taking}
          onClose={() => setTaking(null)}
          onDone={async (after) => {
            setTaking(null)
            await shown(after)
          }}
        />
      ) : null}
    </section>
  )
}

/** One revision: its name, size, who gave it when, its checksum, and the ways to it. */
function FileLine({ recordId, file }: { recordId: string; file: RecordFile }) {
  const words = useRecordWords()
  const address = (show: boolean) =>
    addressOf(getRecordFile.url, { recordId, fileId: file.id }, { show: show ? 'true' : undefined })
  const when = instantText(file.addedAt)
  return (
    <div className="record__file">
      <IconFile size={18} aria-hidden />
      <div className="record__file-words">
        <strong>{file.name}</strong>
        <span className="secondary">
          {byteText(file.byteSize)}
          {file.revision > 1 ? ` · ${words.revision(file.revision)}` : ''} · {words.addedBy(file.addedBy, when)}
        </span>
        {file.withdrawn ? (
          <span className="secondary">
            {words.withdrawnBy(file.withdrawn.by, instantText(file.withdrawn.at), file.withdrawn.why)}
          </span>
        ) : null}
        <span className="secondary record__checksum">
          {words.checksum}: {file.sha256}
        </span>
      </div>
      <span className="record__file-ways no-print">
        {file.showable ? (
          <a href={address(true)} target="_blank" rel="noreferrer" aria-label={`${words.openFile} ${file.name}`}>
            <IconEye size={18} aria-hidden />
            {words.openFile}
          </a>
        ) : null}
        <a href={address(false)} download aria-label={`${words.saveFile} ${file.name}`}>
          <IconDownload size={18} aria-hidden />
          {words.saveFile}
        </a>
      </span>
    </div>
  )
}

/** Chooses one file as the newer revision and sends it. */
function RevisionButton({ onSent }: { onSent: (uploadId: string) => void }) {
  const { problems } = useMessages()
  const words = useRecordWords()
  const input = useRef<HTMLInputElement>(null)
  const { sendings, begin, rules } = useSending((file) => onSent(file.id))
  const failure = sendings.find((one) => one.failure)?.failure
  return (
    <>
      <Button
        size="compact-xs"
        variant="subtle"
        loading={sendings.some((one) => one.failure === null)}
        onClick={() => input.current?.click()}
      >
        {words.newRevision}
      </Button>
      <input
        ref={input}
        type="file"
        accept={rules?.nameEnds.map((end) => `.${end}`).join(',')}
        className="hidden-visually"
        tabIndex={-1}
        aria-label={words.newRevision}
        onChange={(event) => {
          begin([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
      {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
    </>
  )
}

interface WithdrawProps {
  record: RecordDetail
  file: RecordFile
  onClose: () => void
  onDone: (record: RecordDetail) => Promise<void>
}

/** Asks why a file is taken off. */
function WithdrawPanel({ record, file, onClose, onDone }: WithdrawProps) {
  const { problems, state } = useMessages()
  const words = useRecordWords()
  const [why, setWhy] = useState('')
  const [missing, setMissing] = useState(false)
  const take = useMutation({
    mutationFn: () =>
      call(withdrawRecordFile, { params: { recordId: record.id, fileId: file.id }, body: { why: why.trim() } }),
    onSuccess: onDone,
  })
  const failure = take.error ? asFailure(take.error) : null
  return (
    <Panel title={words.withdrawTitle} onClose={onClose}>
      <form
        className="panel__form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (why.trim() === '') setMissing(true)
          else take.mutate()
        }}
      >
        <p>{words.withdrawHint(file.name)}</p>
        {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
        <Textarea
          label={words.withdrawWhy}
          rows={2}
          data-autofocus
          value={why}
          error={missing ? words.withdrawWhyMissing : undefined}
          onChange={(event) => {
            setWhy(event.currentTarget.value)
            setMissing(false)
          }}
        />
        <div className="panel__foot">
          <Button variant="default" onClick={onClose}>
            {state.close}
          </Button>
          <Button type="submit" loading={take.isPending}>
            {words.withdraw}
          </Button>
        </div>
      </form>
    </Panel>
  )
}
