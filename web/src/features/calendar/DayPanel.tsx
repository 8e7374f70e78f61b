import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { type FormEvent, useId, useState } from 'react'
import { dateText, parseDate } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useToday } from '../../lib/session.ts'
import { Alert } from '../../ui/Alert.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { useCalendarWords } from './words.ts'
import { type CalendarDay, type Days, shownDay } from './year-days.ts'

interface Props {
  /** Null to ask for the day, too. */
  date: PlainDate | null
  days: Days
  onKeep: (day: CalendarDay) => void
  onRemove: (date: PlainDate) => void
  onClose: () => void
}

/** One day: off or worked instead, its name and the document that decided it. */
export function DayPanel({ date, days, onKeep, onRemove, onClose }: Props) {
  const { state } = useMessages()
  const words = useCalendarWords()
  const today = useToday()
  const kindId = useId()
  const entry = days.days.find((day) => day.date === date)
  const shown = date === null ? null : shownDay(date, days)
  const [typed, setTyped] = useState(date === null ? '' : dateText(date))
  const usual = shown?.kind === 'weekend' || shown?.yearly ? 'worked' : 'off'
  const [kind, setKind] = useState<CalendarDay['kind']>(entry?.kind ?? usual)
  const [name, setName] = useState(entry?.name ?? '')
  const [basis, setBasis] = useState(entry?.basis ?? '')
  const [errors, setErrors] = useState<{ date?: string; name?: string }>({})
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const day = date ?? parseDate(typed, today)
    const found = {
      ...(day === null ? { date: words.dateRequired } : {}),
      ...(name.trim() === '' ? { name: words.nameRequired } : {}),
    }
    setErrors(found)
    if (day === null || Object.keys(found).length > 0) return
    const words_ = basis.trim()
    onKeep({ date: day, kind, name: name.trim(), basis: words_ === '' ? null : words_, recalled: words_ === '' })
  }
  return (
    <Panel title={date === null ? words.addTitle : words.dayTitle(dateText(date))} onClose={onClose}>
      <form className="panel__form" onSubmit={submit} noValidate>
        {shown?.yearly ? (
          <Alert tone="notice">
            {shown.name}. {words.yearlyNote}
          </Alert>
        ) : null}
        {date === null ? (
          <DateField label={words.date} value={typed} onChange={setTyped} today={today} required error={errors.date} />
        ) : null}
        <div>
          <span id={kindId} className="panel__label">
            {words.kind}
          </span>
          <SegmentedControl
            fullWidth
            aria-labelledby={kindId}
            value={kind}
            onChange={(value) => setKind(value === 'worked' ? 'worked' : 'off')}
            data={[
              { value: 'off', label: words.kinds.off },
              { value: 'worked', label: words.kinds.worked },
            ]}
          />
        </div>
        <TextInput
          label={words.name}
          description={words.nameHint}
          value={name}
          maxLength={200}
          required
          error={errors.name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={words.basis}
          description={words.basisHint}
          value={basis}
          maxLength={500}
          onChange={(event) => setBasis(event.currentTarget.value)}
        />
        <div className="panel__foot">
          <Button variant="default" onClick={onClose}>
            {state.close}
          </Button>
          {entry ? (
            <Button variant="default" onClick={() => onRemove(entry.date)}>
              {words.remove}
            </Button>
          ) : null}
          <Button type="submit">{words.keep}</Button>
        </div>
      </form>
    </Panel>
  )
}
