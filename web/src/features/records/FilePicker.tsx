import './file-picker.css'
import { ActionIcon, Button } from '@mantine/core'
import { IconCamera, IconFile, IconPaperclip, IconX } from '@tabler/icons-react'
import { type DragEvent, useRef, useState } from 'react'
import { byteText, shareText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { Alert } from '../../ui/Alert.tsx'
import type { SentFile } from './record-draft.ts'
import { useSending } from './use-sending.ts'
import { useRecordWords } from './words.ts'

interface Props {
  files: readonly SentFile[]
  onAdd: (file: SentFile) => void
  onRemove: (id: string) => void
  /** False where a heading stands above already. */
  label?: boolean
}

/** Files chosen, dropped or photographed; sent at once with their progress, so that the form only names them. */
export function FilePicker({ files, onAdd, onRemove, label = true }: Props) {
  const { problems } = useMessages()
  const words = useRecordWords()
  const { rules, sendings, lastSent, begin, drop, again } = useSending(onAdd)
  const input = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    begin([...event.dataTransfer.files])
  }
  const accept = rules?.nameEnds.map((end) => `.${end}`).join(',')
  return (
    <section
      className="file-picker"
      aria-label={words.files}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      {label ? <span className="file-picker__label">{words.files}</span> : null}
      {files.length > 0 ? (
        <ul className="file-picker__list">
          {files.map((file) => (
            <li key={file.id} className="file-picker__row">
              <IconFile size={16} aria-hidden />
              <span className="file-picker__name">{file.name}</span>
              <span className="secondary">{byteText(file.byteSize)}</span>
              <ActionIcon variant="subtle" aria-label={words.removeFile(file.name)} onClick={() => onRemove(file.id)}>
                <IconX size={16} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      ) : null}
      {sendings.map((one) => (
        <div key={one.key} className="file-picker__sending">
          <div className="file-picker__row">
            <span className="file-picker__name">{one.file.name}</span>
            <span className="secondary">{one.failure ? '' : shareText(one.share, 1)}</span>
            <ActionIcon variant="subtle" aria-label={words.stopSending(one.file.name)} onClick={() => drop(one.key)}>
              <IconX size={16} />
            </ActionIcon>
          </div>
          {one.failure ? (
            <Alert tone="error">
              {problems[one.failure.code]({ name: one.file.name, ...one.failure.params })}{' '}
              {one.failure.code === 'network.offline' ? (
                <button type="button" className="plain-button file-picker__again" onClick={() => again(one)}>
                  {words.again}
                </button>
              ) : null}
            </Alert>
          ) : (
            <progress max={1} value={one.share} aria-label={words.sending(one.file.name, shareText(one.share, 1))} />
          )}
        </div>
      ))}
      <div className="file-picker__acts">
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPaperclip size={15} />}
          onClick={() => input.current?.click()}
        >
          {words.chooseFile}
        </Button>
        <Button
          className="file-picker__camera"
          variant="default"
          size="xs"
          leftSection={<IconCamera size={15} />}
          onClick={() => camera.current?.click()}
        >
          {words.takePhoto}
        </Button>
        <span className="secondary file-picker__drop">{words.dropHere}</span>
      </div>
      {rules ? <p className="secondary">{words.filesHint(byteText(rules.limitBytes))}</p> : null}
      <span className="hidden-visually" role="status">
        {lastSent === null ? '' : words.sent(lastSent)}
      </span>
      {[
        { ref: input, label: words.chooseFile, more: { accept, multiple: true } },
        { ref: camera, label: words.takePhoto, more: { accept: 'image/jpeg,image/png', capture: true } },
      ].map(({ ref, label: name, more }) => (
        <input
          key={name}
          ref={ref}
          type="file"
          {...more}
          className="hidden-visually"
          tabIndex={-1}
          aria-label={name}
          onChange={(event) => {
            begin([...(event.currentTarget.files ?? [])])
            event.currentTarget.value = ''
          }}
        />
      ))}
    </section>
  )
}
