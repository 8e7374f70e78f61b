import './pick-field.css'
import { ActionIcon, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import { useMessages } from '../lib/i18n.tsx'
import { Highlight } from './Highlight.tsx'

/** One thing to choose: a name, and what tells it from others of the name. */
export interface Pick {
  readonly id: string
  readonly name: string
  readonly hint?: string | null
}

interface Props {
  label: string
  /** The chosen one. */
  value: Pick | null
  onChange: (value: Pick | null) => void
  /** What fits the words typed, best first. */
  find: (words: string) => readonly Pick[]
  /** Hears what is typed, where the choices must be fetched. */
  onWords?: (words: string) => void
  placeholder?: string
  error?: string | undefined
  required?: boolean
  description?: ReactNode
  /** What to say of the words typed: that nothing fits, or how much more does. */
  note?: (words: string) => string | null
  /** In a row of conditions: the label is the placeholder. */
  bare?: boolean
}

/** Chooses one of many by typing a few letters of it, with or without accents: arrows, Enter, Escape. */
export function PickField(props: Props) {
  const {
    label,
    value,
    onChange,
    find,
    onWords,
    placeholder,
    error,
    required = false,
    description,
    note,
    bare = false,
  } = props
  const { list } = useMessages()
  const [words, setWords] = useState<string | null>(null)
  const [at, setAt] = useState(0)
  const listId = useId()
  const choices = words === null ? [] : find(words)
  const open = words !== null && choices.length > 0
  const chosen = Math.min(at, choices.length - 1)
  const type = (text: string) => {
    setWords(text)
    setAt(0)
    onWords?.(text)
  }
  const choose = (pick: Pick | undefined) => {
    if (pick === undefined) return
    onChange(pick)
    setWords(null)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (words === null) type('')
      else setAt((chosen + (event.key === 'ArrowDown' ? 1 : -1) + choices.length) % Math.max(choices.length, 1))
    }
    if (event.key === 'Enter' && open) {
      event.preventDefault()
      choose(choices[chosen])
    }
    if (event.key === 'Escape' && words !== null) {
      event.preventDefault()
      event.stopPropagation()
      setWords(null)
    }
  }
  return (
    <div className="pick-field">
      <TextInput
        {...(bare ? { 'aria-label': label } : { label })}
        placeholder={placeholder ?? (bare ? label : '')}
        description={description}
        error={error}
        required={required}
        autoComplete="off"
        spellCheck={false}
        role="combobox"
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={open ? `${listId}-${chosen}` : undefined}
        value={words ?? value?.name ?? ''}
        onChange={(event) => type(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onClick={() => words === null && type('')}
        onBlur={() => {
          if (words?.trim() === '' && bare) onChange(null)
          setWords(null)
        }}
        onKeyDown={onKey}
        rightSection={
          value && !required ? (
            <ActionIcon size={26} aria-label={`${list.clear}: ${label}`} onClick={() => onChange(null)}>
              <IconX size={14} />
            </ActionIcon>
          ) : null
        }
      />
      {open ? (
        <div id={listId} className="pick-field__list" role="listbox" aria-label={label}>
          {choices.map((pick, index) => (
            <button
              key={pick.id}
              type="button"
              tabIndex={-1}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === chosen}
              className="pick-field__choice"
              onMouseDown={(event) => event.preventDefault()}
              onMouseMove={() => setAt(index)}
              onClick={() => choose(pick)}
            >
              <span>
                <Highlight text={pick.name} query={words ?? ''} />
              </span>
              {pick.hint ? <span className="secondary">{pick.hint}</span> : null}
            </button>
          ))}
        </div>
      ) : null}
      {words !== null && note ? (
        <p className="secondary pick-field__note" role="status">
          {note(words)}
        </p>
      ) : null}
    </div>
  )
}
