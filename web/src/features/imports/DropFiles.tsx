import { Button } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { type DragEvent, useRef, useState } from 'react'
import { useImportWords } from './words.ts'

const ACCEPTED = '.docx,.doc,.odt,.rtf,.xlsx,.pdf,.txt,.tsv,.csv,.htm,.html,.png,.jpg,.jpeg,.tif,.tiff'

/** Where files are dropped or chosen, one or several; says which kinds and how large. */
export function DropFiles({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const words = useImportWords()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (event.dataTransfer.files.length > 0) onFiles([...event.dataTransfer.files])
  }
  return (
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
      <Button onClick={() => input.current?.click()}>{words.choose}</Button>
      <p className="secondary import__limits">{words.accepts}</p>
      <p className="secondary">{words.kept}</p>
      <input
        ref={input}
        type="file"
        multiple
        accept={ACCEPTED}
        className="hidden-visually"
        tabIndex={-1}
        aria-label={words.choose}
        onChange={(event) => {
          if (event.currentTarget.files?.length) onFiles([...event.currentTarget.files])
          event.currentTarget.value = ''
        }}
      />
    </section>
  )
}
