import { addDays, lastDayOfMonth, monthOf, type PlainDate, yearOf } from '@dondoc/domain/calendar/plain-date'
import { Button, Popover } from '@mantine/core'
import { IconCalendarEvent } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { dateText, parseDate } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useToday } from '../../lib/session.ts'
import { useView } from '../../lib/view.ts'
import { DateField } from '../../ui/DateField.tsx'

/** The last day of the month that lies `months` before the month of `today`. */
function monthEndBefore(today: PlainDate, months: number): PlainDate {
  const count = yearOf(today) * 12 + monthOf(today) - 1 - months
  return lastDayOfMonth(Math.floor(count / 12), (count % 12) + 1)
}

/** Chooses the day on which everything is shown as it stood then. */
export function AsOfPicker() {
  const { frame } = useMessages()
  const { asOf } = useView()
  const today = useToday()
  const navigate = useNavigate()
  const [opened, setOpened] = useState(false)
  const [text, setText] = useState('')
  const [error, setError] = useState<string | undefined>(undefined)
  const shown = asOf ?? today
  const go = (date: PlainDate | null) => {
    setOpened(false)
    void navigate({ to: '.', search: (before) => ({ ...before, asOf: date && date !== today ? date : undefined }) })
  }
  const open = (next: boolean) => {
    setText(dateText(shown))
    setError(undefined)
    setOpened(next)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const date = parseDate(text, today)
    if (!date) setError(frame.asOfInvalid)
    else if (date > today) setError(frame.asOfFuture)
    else go(date)
  }
  const presets = [
    [frame.asOfToday, today],
    [frame.asOfPresets.weekAgo, addDays(today, -7)],
    [frame.asOfPresets.monthEnd, monthEndBefore(today, 1)],
    [frame.asOfPresets.quarterEnd, monthEndBefore(today, ((monthOf(today) - 1) % 3) + 1)],
  ] as const
  return (
    <Popover opened={opened} onChange={open} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className="top__button top__as-of"
          aria-label={`${frame.asOf}: ${asOf ? dateText(asOf) : frame.asOfToday}`}
          onClick={() => open(!opened)}
        >
          <IconCalendarEvent size={17} aria-hidden />
          <span className="top__button-word">{asOf ? dateText(asOf) : frame.asOfToday}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <form className="as-of" onSubmit={submit} noValidate>
          <DateField label={frame.asOf} value={text} onChange={setText} today={today} max={today} error={error} />
          <div className="as-of__row">
            {presets.map(([word, date]) => (
              <Button key={word} size="compact-xs" variant="default" onClick={() => go(date)}>
                {word}
              </Button>
            ))}
          </div>
          <Button type="submit">{frame.asOfApply}</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
