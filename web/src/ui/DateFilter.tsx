import './date-field.css'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { useEffect, useState } from 'react'
import { dateText, parseDate } from '../lib/format.ts'
import { DateField } from './DateField.tsx'

interface Props {
  label: string
  value: PlainDate | undefined
  onChange: (date: PlainDate | undefined) => void
  today: PlainDate
}

/** A day as a condition of a list: taken over as soon as what is typed is a date, dropped when the field is emptied. */
export function DateFilter({ label, value, onChange, today }: Props) {
  const [text, setText] = useState(value ? dateText(value) : '')
  useEffect(() => setText(value ? dateText(value) : ''), [value])
  const change = (next: string) => {
    setText(next)
    const date = /\d{4}$/.test(next.trim()) ? parseDate(next, today) : null
    if (next.trim() === '') onChange(undefined)
    else if (date !== null && date !== value) onChange(date)
  }
  return <DateField bare label={label} value={text} onChange={change} today={today} />
}
