import './drop-zone.css'
import { Button } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'

interface Props {
  label: string
  button: string
  /** As the file chooser takes it: `.xlsx,.csv`. */
  accept: string
  multiple?: boolean
  onFiles: (files: readonly File[]) => void
  /** Which kinds and how large, in words. */
  children?: ReactNode
}

/** Where files are dropped or chosen. */
export function DropZone({ label, button, accept, multiple = false, onFiles, children }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (event.dataTransfer.files.length > 0) onFiles([...event.dataTransfer.files].slice(0, multiple ? undefined : 1))
  }
  return (
    <section
      className="drop-zone"
      data-over={over}
      aria-label={label}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconFileUpload size={32} stroke={1.5} aria-hidden />
      <strong>{label}</strong>
      <Button onClick={() => input.current?.click()}>{button}</Button>
      {children}
      <input
        ref={input}
        type="file"
        multiple={multiple}
        accept={accept}
        className="hidden-visually"
        tabIndex={-1}
        aria-label={button}
        onChange={(event) => {
          if (event.currentTarget.files?.length) onFiles([...event.currentTarget.files])
          event.currentTarget.value = ''
        }}
      />
    </section>
  )
}
