import './search.css'
import { type SearchHit, search as searchRoute } from '@dondoc/contract/search'
import {
  type Icon,
  IconArrowRight,
  IconBuilding,
  IconChecklist,
  IconClipboardList,
  IconFileCertificate,
  IconListTree,
  IconSearch,
} from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { asking } from '../../lib/api.ts'
import { matchesWords } from '../../lib/fold.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { placesFor } from '../../lib/places.ts'
import { useMe } from '../../lib/session.ts'
import { Highlight } from '../../ui/Highlight.tsx'

const ICONS: Record<SearchHit['kind'], Icon> = {
  plan: IconClipboardList,
  node: IconListTree,
  duty: IconChecklist,
  record: IconFileCertificate,
  organization: IconBuilding,
}
const KIND_ORDER: readonly SearchHit['kind'][] = ['plan', 'duty', 'node', 'record', 'organization']
/** Milliseconds without a key before the server is asked. */
const PAUSE = 150

interface Choice {
  readonly key: string
  readonly group: string
  readonly icon: Icon
  readonly title: string
  readonly context: string | null
  readonly open: () => void
}

/** One field that finds and opens everything; arrows choose, Enter opens. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const { search: words } = useMessages()
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  const [at, setAt] = useState(0)
  const dialog = useRef<HTMLDialogElement>(null)
  const listId = useId()
  useLayoutEffect(() => {
    const element = dialog.current
    if (element && !element.open) element.showModal()
    return () => element?.close()
  }, [])
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), PAUSE)
    return () => clearTimeout(timer)
  }, [text])
  const answer = useQuery({
    ...asking(searchRoute, { query: { q: asked, limit: 20 } }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
  })
  const hits = asked === '' ? [] : (answer.data?.hits ?? [])
  const choices = useChoices(text.trim(), hits, onClose)
  const chosen = Math.min(at, choices.length - 1)
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      const next = (chosen + step + choices.length) % Math.max(choices.length, 1)
      setAt(next)
      document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' })
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      choices[chosen]?.open()
    }
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a modal dialog by itself; the click is on its backdrop.
    <dialog
      ref={dialog}
      className="search-dialog"
      aria-label={words.open}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      <div className="search-dialog__field">
        <IconSearch size={18} aria-hidden />
        <input
          type="text"
          role="combobox"
          aria-label={words.open}
          aria-expanded={choices.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={choices.length > 0 ? `${listId}-${chosen}` : undefined}
          placeholder={words.placeholder}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setAt(0)
          }}
          onKeyDown={onKey}
        />
        <kbd>Esc</kbd>
      </div>
      <div id={listId} className="search-dialog__list" role="listbox" aria-label={words.open}>
        {choices.map((choice, index) => {
          const ChoiceIcon = choice.icon
          const heads = choice.group !== choices[index - 1]?.group
          return (
            <div key={choice.key} role="presentation">
              {heads ? (
                <p className="search-dialog__group secondary" role="presentation">
                  {choice.group}
                </p>
              ) : null}
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above owns the keyboard. */}
              {/* biome-ignore lint/a11y/useFocusableInteractive: options are pointed at by aria-activedescendant. */}
              <div
                id={`${listId}-${index}`}
                role="option"
                aria-selected={index === chosen}
                className="search-dialog__choice"
                onMouseMove={() => setAt(index)}
                onClick={choice.open}
              >
                <ChoiceIcon size={18} stroke={1.75} aria-hidden />
                <span className="search-dialog__words">
                  <span className="clamp-2">
                    <Highlight text={choice.title} query={text.trim()} />
                  </span>
                  {choice.context ? <span className="secondary">{choice.context}</span> : null}
                </span>
                <IconArrowRight className="search-dialog__go" size={16} aria-hidden />
              </div>
            </div>
          )
        })}
      </div>
      <p className="search-dialog__foot secondary" role="status">
        {asked !== '' && answer.isSuccess && hits.length === 0 && !answer.isFetching ? words.none(asked) : words.hint}
      </p>
    </dialog>
  )
}

function useChoices(text: string, hits: readonly SearchHit[], onClose: () => void): readonly Choice[] {
  const { nav, search: words } = useMessages()
  const me = useMe()
  const router = useRouter()
  const go = (navigate: () => Promise<void>) => () => {
    onClose()
    void navigate()
  }
  const open = (hit: SearchHit) => {
    switch (hit.kind) {
      case 'plan':
        return go(() => router.navigate({ to: '/ke-hoach/$planId', params: { planId: hit.id } }))
      case 'node':
        return go(() =>
          router.navigate({
            to: '/ke-hoach/$planId',
            params: { planId: hit.planId ?? hit.id },
            search: { node: hit.id },
          }),
        )
      case 'duty':
        return go(() => router.navigate({ to: '/nhiem-vu/$dutyId', params: { dutyId: hit.id } }))
      case 'record':
        return go(() => router.navigate({ to: '/van-ban/$recordId', params: { recordId: hit.id } }))
      case 'organization':
        return go(() => router.navigate({ to: '/nhiem-vu', search: { organization: hit.id } }))
    }
  }
  const found = KIND_ORDER.flatMap((kind) => hits.filter((hit) => hit.kind === kind)).map((hit) => ({
    key: hit.kind + hit.id,
    group: words.kinds[hit.kind],
    icon: ICONS[hit.kind],
    title: hit.title,
    context: [hit.code, hit.context].filter(Boolean).join(' · ') || null,
    open: open(hit),
  }))
  const commands = placesFor(me)
    .map(({ to, word }) => ({ to, name: nav[word] }))
    .filter(({ name }) => matchesWords(words.goTo(name), text))
    .map(({ to, name }) => ({
      key: to,
      group: words.commands,
      icon: IconArrowRight,
      title: words.goTo(name),
      context: null,
      open: go(() => router.navigate({ to })),
    }))
  return [...found, ...commands]
}
