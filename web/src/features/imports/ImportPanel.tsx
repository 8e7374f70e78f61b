import './imports.css'
import type { ImportResult } from '@dondoc/contract/imports'
import { listPlans } from '@dondoc/contract/plans'
import { Button } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type DragEvent, useRef, useState } from 'react'
import { asFailure } from '../../lib/failure.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { FindingList } from '../../ui/FindingList.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { uploadPlan } from './upload.ts'

const ACCEPTED = '.docx,.doc,.odt,.xlsx,.pdf,.txt,.tsv,.csv,.png,.jpg,.jpeg,.tif,.tiff'

/** Drop or choose a file, see it being sent and read, then what was found in it. */
export function ImportPanel({ onClose }: { onClose: () => void }) {
  const { imports: words, problems } = useMessages()
  const queryClient = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [file, setFile] = useState<File | null>(null)
  const [sent, setSent] = useState(0)
  const upload = useMutation({
    mutationFn: (chosen: File) => uploadPlan(chosen, setSent),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [listPlans.url] }),
  })
  const take = (files: FileList | null) => {
    const chosen = files?.[0]
    if (!chosen || upload.isPending) return
    setFile(chosen)
    setSent(0)
    upload.mutate(chosen)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  const failure = upload.error ? asFailure(upload.error) : null
  return (
    <Panel title={words.title} onClose={onClose}>
      <div className="import">
        {upload.isSuccess ? null : (
          <section
            className="import__drop"
            data-over={over}
            aria-label={words.drop}
            onDragOver={(event) => {
              event.preventDefault()
              setOver(true)
            }}
            onDragLeave={() => setOver(false)}
            onDrop={drop}
          >
            <IconFileUpload size={32} stroke={1.5} aria-hidden />
            <strong>{words.drop}</strong>
            <Button variant="default" disabled={upload.isPending} onClick={() => input.current?.click()}>
              {words.choose}
            </Button>
            <p className="secondary">{words.accepts}</p>
            <input
              ref={input}
              type="file"
              accept={ACCEPTED}
              className="hidden-visually"
              tabIndex={-1}
              aria-label={words.choose}
              onChange={(event) => {
                take(event.currentTarget.files)
                event.currentTarget.value = ''
              }}
            />
          </section>
        )}
        <div role="status">
          {upload.isPending && file ? (
            <div className="import__progress">
              <p>{sent < 1 ? words.uploading(file.name) : words.reading(file.name)}</p>
              <progress aria-label={words.uploading(file.name)} {...(sent < 1 ? { value: sent } : {})} max={1} />
            </div>
          ) : null}
        </div>
        {failure && file ? (
          <Alert tone="error">
            <strong>{file.name}</strong>
            <p>{problems[failure.code](failure.params)}</p>
          </Alert>
        ) : null}
        {upload.data ? <Result result={upload.data} onAnother={() => upload.reset()} /> : null}
      </div>
    </Panel>
  )
}

function Result({ result, onAnother }: { result: ImportResult; onAnother: () => void }) {
  const { imports: words } = useMessages()
  return (
    <>
      <Alert tone={result.known ? 'notice' : 'good'}>
        {result.known ? words.known(result.code) : words.done(result.code, result.itemCount)}
      </Alert>
      <div className="import__actions">
        <Button renderRoot={(props) => <Link to="/ke-hoach/$planId" params={{ planId: result.planId }} {...props} />}>
          {words.open}
        </Button>
        <Button variant="default" onClick={onAnother}>
          {words.another}
        </Button>
      </div>
      <h3>{result.findings.length === 0 ? words.noFindings : words.findings(result.findings.length)}</h3>
      <FindingList findings={result.findings} />
    </>
  )
}
