import type { LinkedRow } from '@dondoc/contract/cascade'
import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { matchesWords } from '../../lib/fold.ts'
import { useMessages, useWords } from '../../lib/i18n.tsx'
import { Highlight } from '../../ui/Highlight.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { WORDS } from './words.ts'

/** Shown at once; the rest is found by further words. */
const MOST = 40

interface Props {
  row: LinkedRow
  superiorRows: readonly LinkedRow[]
  onLink: (superiorId: string) => void
  onClose: () => void
}

/** All rows of the superior plan, found by words with or without accents. */
export function FindPanel({ row, superiorRows, onLink, onClose }: Props) {
  const { links: words } = useWords(WORDS)
  const { areas } = useMessages()
  const search = useRef<HTMLDivElement>(null)
  useEffect(() => search.current?.querySelector('input')?.focus(), [])
  const [query, setQuery] = useState<string | undefined>()
  const found = superiorRows.filter(
    ({ droppedOn, text, productText, leadText }) =>
      droppedOn === null && matchesWords([text, productText, leadText].join(' '), query ?? ''),
  )
  return (
    <Panel title={words.findTitle} onClose={onClose}>
      <p className="secondary">{words.own}</p>
      <p className="find-panel__row">{row.text}</p>
      <div ref={search}>
        <SearchField label={words.findLabel} value={query} onChange={setQuery} />
      </div>
      <ul className="find-panel__found">
        {found.slice(0, MOST).map((superior) => (
          <li key={superior.id}>
            <span>
              <Highlight text={superior.text} query={query ?? ''} />
              <span className="secondary">
                {[superior.area && areas[superior.area], superior.leadText, superior.deadlineText]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <Button size="compact-sm" onClick={() => onLink(superior.id)}>
              {words.link}
            </Button>
          </li>
        ))}
      </ul>
      <p className="secondary" role="status">
        {found.length === 0 ? words.findNone : found.length > MOST ? words.findMore(found.length - MOST) : ''}
      </p>
    </Panel>
  )
}
