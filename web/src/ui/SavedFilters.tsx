import { ActionIcon, Button, Popover, TextInput } from '@mantine/core'
import { IconBookmark, IconX } from '@tabler/icons-react'
import { useLocation, useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useMessages } from '../lib/i18n.tsx'
import { readStored, writeStored } from '../lib/storage.ts'
import { filterOf, filtersFromText, type SavedFilter, withFilter } from './saved-filters.ts'

/** The filters that a person saved for a list: each opens its address, the present one can be named. */
export function SavedFilters({ name }: { name: string }) {
  const { lists: words } = useMessages()
  const router = useRouter()
  const { pathname, searchStr } = useLocation()
  const key = `filters.${name}`
  const [filters, setFilters] = useState(() => filtersFromText(readStored(key)))
  const [title, setTitle] = useState('')
  const keep = (next: readonly SavedFilter[]) => {
    writeStored(key, next.length > 0 ? JSON.stringify(next) : null)
    setFilters(next)
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (title.trim() === '') return
    keep(withFilter(filters, { name: title.trim(), search: filterOf(searchStr) }))
    setTitle('')
  }
  return (
    <Popover position="bottom-end" trapFocus returnFocus width={300}>
      <Popover.Target>
        <ActionIcon variant="subtle" size={28} aria-label={words.saved} title={words.saved}>
          <IconBookmark size={16} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className="saved-filters" aria-label={words.saved}>
        {filters.length === 0 ? <p className="secondary">{words.noneSaved}</p> : null}
        <ul>
          {filters.map((filter) => (
            <li key={filter.name} className="saved-filters__one">
              <button
                type="button"
                className="plain-button saved-filters__name"
                aria-current={filter.search === filterOf(searchStr)}
                onClick={() => router.history.push(pathname + filter.search)}
              >
                {filter.name}
              </button>
              <ActionIcon
                variant="subtle"
                size={24}
                aria-label={words.drop(filter.name)}
                onClick={() => keep(filters.filter((one) => one !== filter))}
              >
                <IconX size={14} />
              </ActionIcon>
            </li>
          ))}
        </ul>
        <form className="saved-filters__new" onSubmit={save}>
          <TextInput
            size="xs"
            label={words.saveName}
            value={title}
            maxLength={60}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Button size="compact-sm" type="submit" disabled={title.trim() === ''}>
            {words.save}
          </Button>
          <p className="secondary">{words.saveHint}</p>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
