import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useReviewWords } from './words.ts'

interface Props {
  name: string
  words: string
  /** Saves where something changed; `next` asks to go on with the cell to the right (1) or left (-1). */
  onDone: (words: string, next: -1 | 0 | 1) => void
  onCancel: () => void
}

/** The words of a cell as a field in its place. Leaving the field saves: nothing typed is lost. */
export function CellEditor({ name, words: given, onDone, onCancel }: Props) {
  const words = useReviewWords()
  const [text, setText] = useState(given)
  const field = useRef<HTMLTextAreaElement>(null)
  const done = useRef(false)
  useEffect(() => {
    field.current?.focus()
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length)
  }, [])
  const finish = (act: () => void) => {
    if (done.current) return
    done.current = true
    act()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') finish(onCancel)
    else if (event.key === 'Enter' && !event.shiftKey) finish(() => onDone(text, 0))
    else if (event.key === 'Tab') finish(() => onDone(text, event.shiftKey ? -1 : 1))
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <span className="cell-editor">
      <span className="cell-editor__grow" aria-hidden>
        {`${text} `}
      </span>
      <textarea
        ref={field}
        value={text}
        rows={1}
        aria-label={words.editor.field(name)}
        title={words.editor.hint}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => finish(() => onDone(text, 0))}
        onClick={(event) => event.stopPropagation()}
      />
    </span>
  )
}
