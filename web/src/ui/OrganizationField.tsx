import './organization-field.css'
import type { Organization } from '@dondoc/contract/organizations'
import { ActionIcon, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useId, useMemo, useState } from 'react'
import { fold } from '../lib/fold.ts'
import { Highlight } from './Highlight.tsx'

/** More hits than this help nobody: another word narrows them. */
const MOST_SHOWN = 30

type Listed = Pick<Organization, 'id' | 'parentId' | 'name' | 'shortName' | 'aliases' | 'identifierCode'>

/** What the field says, in the words of who shows it. */
export interface OrganizationFieldWords {
  readonly placeholder: string
  readonly none: string
  readonly more: (count: number) => string
  readonly change: string
}

interface Props {
  label: ReactNode
  words: OrganizationFieldWords
  /** All that may be named in the way to one. */
  organizations: readonly Listed[]
  value: string | null
  onChange: (id: string | null) => void
  /** Only these can be chosen; all where absent. */
  allows?: (id: string) => boolean
  error?: string | undefined
  description?: string
}

/** One organization out of thousands: typed words find it without accents, arrows walk, Enter takes. */
export function OrganizationField(props: Props) {
  const { label, words, organizations, value, onChange, allows, error, description } = props
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const [open, setOpen] = useState(false)
  const listId = useId()
  const byId = useMemo(() => new Map(organizations.map((one) => [one.id, one])), [organizations])
  const folded = useMemo(() => organizations.map((one) => ({ one, words: wordsOf(one) })), [organizations])
  const asked = fold(query).split(' ')
  const found = open
    ? folded
        .filter(({ one, words: own }) => (allows?.(one.id) ?? true) && asked.every((word) => own.includes(word)))
        .map(({ one }) => one)
    : []
  const shown = found.slice(0, MOST_SHOWN)
  const chosen = value === null ? undefined : byId.get(value)
  const take = (one: Listed | undefined) => {
    if (!one) return
    onChange(one.id)
    setQuery('')
    setOpen(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      const next = at + (event.key === 'ArrowDown' ? 1 : -1)
      setAt(Math.max(0, Math.min(shown.length - 1, next)))
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      take(shown[at])
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      event.stopPropagation()
      setOpen(false)
    }
  }
  return (
    <div className="organization-field">
      <TextInput
        label={label}
        description={description}
        role="combobox"
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && shown[at] ? `${listId}-${at}` : undefined}
        autoComplete="off"
        placeholder={words.placeholder}
        error={error}
        value={chosen && !open ? chosen.name : query}
        onFocus={() => setOpen(chosen === undefined)}
        onClick={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onChange={(event) => {
          setQuery(event.currentTarget.value)
          setAt(0)
          setOpen(true)
        }}
        onKeyDown={onKeyDown}
        rightSection={
          chosen ? (
            <ActionIcon size={26} aria-label={`${words.change}: ${chosen.name}`} onClick={() => onChange(null)}>
              <IconX size={14} />
            </ActionIcon>
          ) : null
        }
      />
      <div id={listId} role="listbox" className="organization-field__list" hidden={!open}>
        {shown.map((one, position) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field owns the keyboard.
          <div
            key={one.id}
            id={`${listId}-${position}`}
            role="option"
            tabIndex={-1}
            aria-selected={position === at}
            className="organization-field__choice"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(one)}
          >
            <Highlight text={one.name} query={query} />
            <span className="secondary">{placeOf(byId, one)}</span>
          </div>
        ))}
      </div>
      {open && found.length > MOST_SHOWN ? (
        <p className="secondary organization-field__more">{words.more(found.length - MOST_SHOWN)}</p>
      ) : null}
      {open && found.length === 0 ? <p className="secondary organization-field__more">{words.none}</p> : null}
    </div>
  )
}

const wordsOf = ({ name, shortName, aliases, identifierCode }: Listed): string =>
  fold([name, shortName, ...aliases, identifierCode].filter((text) => text !== null).join(' '))

/** The two nearest superiors: enough to tell namesakes apart. */
function placeOf(byId: ReadonlyMap<string, Listed>, { parentId }: Listed): string {
  const parent = byId.get(parentId ?? '')
  const above = byId.get(parent?.parentId ?? '')
  return [parent?.name, above?.name].filter((name) => name !== undefined).join(' · ')
}
