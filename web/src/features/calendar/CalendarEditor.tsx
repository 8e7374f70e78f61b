import {
  getWorkingCalendar,
  previewWorkingCalendar,
  setWorkingCalendar,
  type WorkingCalendarView,
} from '@dondoc/contract/working-calendar'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { ActionIcon, Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconClipboardText, IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { asking, call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { dateText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useToday } from '../../lib/session.ts'
import { Alert } from '../../ui/Alert.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { DayPanel } from './DayPanel.tsx'
import { EffectPanel } from './EffectPanel.tsx'
import { PastePanel } from './PastePanel.tsx'
import { useCalendarWords } from './words.ts'
import { YearView } from './YearView.tsx'
import { type CalendarDay, countChanges, countWorkdays, isOpenYear, specialDays, withDays } from './year-days.ts'

/** The calendar of the tenant: a year at a time, changes kept together until their effect was seen. */
export function CalendarEditor() {
  const answer = useQuery(asking(getWorkingCalendar, {}))
  if (answer.isPending) return <SkeletonRows count={10} />
  if (answer.isError) return <ErrorState error={answer.error} onRetry={answer.refetch} />
  return <Editor stored={answer.data} />
}

function Editor({ stored }: { stored: WorkingCalendarView }) {
  const { problems } = useMessages()
  const words = useCalendarWords()
  const today = useToday()
  const queryClient = useQueryClient()
  const [year, setYear] = useState(() => Number(today.slice(0, 4)))
  const [edited, setEdited] = useState<readonly CalendarDay[] | null>(null)
  const [open, setOpen] = useState<{ day: PlainDate | null } | 'paste' | null>(null)
  const days = { weekend: stored.weekend, everyYear: stored.everyYear, days: [...(edited ?? stored.days)] }
  const changes = edited === null ? 0 : countChanges(stored.days, edited)
  const preview = useMutation({ mutationFn: () => call(previewWorkingCalendar, { body: days }) })
  const save = useMutation({
    mutationFn: () => call(setWorkingCalendar, { body: { ...days, version: stored.version } }),
    onSuccess: async () => {
      setEdited(null)
      preview.reset()
      await queryClient.invalidateQueries()
    },
  })
  const put = (more: readonly CalendarDay[]) => {
    save.reset()
    setEdited(withDays(days.days, more))
    setOpen(null)
  }
  const failureOf = (error: Error | null) => {
    if (!error) return null
    const failure = asFailure(error)
    return <Alert tone="error">{problems[failure.code](failure.params)}</Alert>
  }
  const special = specialDays(year, days)
  const recalled = special.filter((day) => day.recalled && !day.yearly).length
  const canChange = stored.can.change
  return (
    <section className="calendar">
      <div className="calendar__head">
        <ActionIcon size={32} aria-label={words.previousYear} onClick={() => setYear(year - 1)}>
          <IconChevronLeft size={18} />
        </ActionIcon>
        <h2 aria-live="polite">{year}</h2>
        <ActionIcon size={32} aria-label={words.nextYear} onClick={() => setYear(year + 1)}>
          <IconChevronRight size={18} />
        </ActionIcon>
        <span className="secondary">{words.workdays(countWorkdays(year, days), year)}</span>
        {canChange ? (
          <span className="calendar__acts">
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconPlus size={14} />}
              onClick={() => setOpen({ day: null })}
            >
              {words.add}
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconClipboardText size={14} />}
              onClick={() => setOpen('paste')}
            >
              {words.paste}
            </Button>
          </span>
        ) : null}
      </div>
      {canChange ? null : <Alert tone="notice">{words.readOnly}</Alert>}
      {isOpenYear(year, days) ? <Alert tone="notice">{words.openYear(year)}</Alert> : null}
      {recalled > 0 ? <Alert tone="notice">{words.recalledNote(recalled)}</Alert> : null}
      <div role="status">{save.isSuccess && changes === 0 ? <Alert tone="good">{words.saved}</Alert> : null}</div>
      {failureOf(preview.error)}
      {changes > 0 ? (
        <div className="calendar__changed">
          <strong>{words.changed(changes)}</strong>
          <Button size="compact-sm" loading={preview.isPending} onClick={() => preview.mutate()}>
            {words.preview}
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={() => setEdited(null)}>
            {words.drop}
          </Button>
        </div>
      ) : null}
      <ul className="calendar__legend">
        {(['off', 'worked', 'weekend'] as const).map((kind) => (
          <li key={kind}>
            <span className={`day day--${kind}`} aria-hidden>
              1
            </span>
            {words.kinds[kind]}
          </li>
        ))}
        <li>
          <span className="day day--off day--recalled" aria-hidden>
            1
          </span>
          {words.recalledKey}
        </li>
      </ul>
      <YearView year={year} days={days} today={today} onDay={canChange ? (day) => setOpen({ day }) : null} />
      <section className="box calendar__list" aria-label={words.list}>
        <h2>{words.list}</h2>
        {special.length === 0 ? <p className="secondary">{words.listEmpty}</p> : null}
        <ul>
          {special.map((day) => {
            const basis = days.days.find(({ date }) => date === day.date)?.basis
            return (
              <li key={day.date}>
                <span className="nowrap">{dateText(day.date)}</span>
                <span>{words.kinds[day.kind]}</span>
                <span>
                  {day.name}
                  {day.yearly ? <span className="secondary"> ({words.everyYear})</span> : null}
                  {day.recalled ? <span className="secondary"> · {words.recalled}</span> : null}
                  {basis ? <span className="secondary"> · {basis}</span> : null}
                </span>
              </li>
            )
          })}
        </ul>
      </section>
      {open !== null && open !== 'paste' ? (
        <DayPanel
          date={open.day}
          days={days}
          onKeep={(day) => put([day])}
          onRemove={(date) => {
            setEdited(days.days.filter((day) => day.date !== date))
            setOpen(null)
          }}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {open === 'paste' ? <PastePanel year={year} onKeep={put} onClose={() => setOpen(null)} /> : null}
      {preview.data ? (
        <EffectPanel
          effect={preview.data}
          saving={save.isPending}
          failure={failureOf(save.error)}
          onSave={() => save.mutate()}
          onClose={preview.reset}
        />
      ) : null}
    </section>
  )
}
