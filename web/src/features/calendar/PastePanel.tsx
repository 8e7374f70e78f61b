import { readDays } from '@dondoc/domain/settings/read-days'
import { Button, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { dateText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { useCalendarWords } from './words.ts'
import type { CalendarDay } from './year-days.ts'

interface Props {
  year: number
  onKeep: (days: CalendarDay[]) => void
  onClose: () => void
}

/** Reads a list of days as it is pasted from a notice, and shows what it read before anything is taken. */
export function PastePanel({ year, onKeep, onClose }: Props) {
  const { state } = useMessages()
  const words = useCalendarWords()
  const [text, setText] = useState('')
  const [basis, setBasis] = useState('')
  const source = basis.trim() === '' ? null : basis.trim()
  const read = readDays(text, year, source)
  const days = read.days.map((day) => ({ ...day, recalled: source === null }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (days.length > 0) onKeep(days)
  }
  return (
    <Panel title={words.pasteTitle} onClose={onClose}>
      <form className="panel__form" onSubmit={submit}>
        <Textarea
          label={words.pasteLabel}
          description={words.pasteHint}
          value={text}
          rows={8}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <TextInput
          label={words.basis}
          description={words.basisHint}
          value={basis}
          maxLength={500}
          onChange={(event) => setBasis(event.currentTarget.value)}
        />
        {text.trim() === '' ? null : (
          <section aria-live="polite">
            <h3>{words.pasteRead(days.length)}</h3>
            <ul className="read-days">
              {days.map(({ date, kind, name }) => (
                <li key={date}>
                  {dateText(date)} · {words.kinds[kind]} · {name}
                </li>
              ))}
              {read.unread.map(({ line, text: words_ }) => (
                <li key={line} className="read-days__unread">
                  {words.pasteUnread(line, words_)}
                </li>
              ))}
            </ul>
          </section>
        )}
        <div className="panel__foot">
          <Button variant="default" onClick={onClose}>
            {state.close}
          </Button>
          <Button type="submit" disabled={days.length === 0}>
            {words.pasteKeep(days.length)}
          </Button>
        </div>
      </form>
    </Panel>
  )
}
