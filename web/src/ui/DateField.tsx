import './date-field.css'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { isPlainDate } from '@dondoc/domain/calendar/plain-date'
import { ActionIcon, TextInput } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { useRef } from 'react'
import { dateText, parseDate } from '../lib/format.ts'
import { useMessages } from '../lib/i18n.tsx'

interface Props {
  label: string
  /** What is typed, as typed; `parseDate` reads it. */
  value: string
  onChange: (text: string) => void
  today: PlainDate
  max?: PlainDate
  error?: string | undefined
  required?: boolean
  /** In a row of conditions: the label is the placeholder. */
  bare?: boolean
}

/** A date typed as offices write it (31/7/2025), or chosen on the browser's own calendar. */
export function DateField({ label, value, onChange, today, max, error, required, bare = false }: Props) {
  const { updates } = useMessages()
  const calendar = useRef<HTMLInputElement>(null)
  const date = parseDate(value, today)
  return (
    <div className="date-field">
      <TextInput
        {...(bare ? { 'aria-label': label } : { label })}
        value={value}
        inputMode="numeric"
        placeholder={bare ? label : '31/7/2025'}
        autoComplete="off"
        required={required ?? false}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={() => date && onChange(dateText(date))}
        rightSection={
          <ActionIcon
            size={28}
            aria-label={`${updates.chooseDay}: ${label}`}
            onClick={() => calendar.current?.showPicker()}
          >
            <IconCalendar size={16} />
          </ActionIcon>
        }
      />
      <input
        ref={calendar}
        type="date"
        className="date-field__calendar"
        tabIndex={-1}
        aria-hidden
        value={date ?? ''}
        max={max}
        onChange={(event) => {
          const chosen = event.currentTarget.value
          if (isPlainDate(chosen)) onChange(dateText(chosen))
        }}
      />
    </div>
  )
}
