import './month.css'
import './view-tools.css'
import { type DutyRow, listDuties } from '@dondoc/contract/duties'
import { type DueDays, listDueDays } from '@dondoc/contract/duty-views'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { asking } from '../../lib/api.ts'
import { dateText, monthText, numberText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { BAR_ORDER, sumOf } from '../../ui/counts.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { StatusIcon } from '../../ui/StatusBadge.tsx'
import { DutyFilters } from '../duties/DutyFilters.tsx'
import { monthBy, weeksOf } from './month-grid.ts'
import { useDutyView } from './use-duty-view.ts'
import { ViewTools } from './ViewTools.tsx'
import { useViewWords } from './words.ts'

/** Up to so many duties a month their words are fetched; beyond that the days tell numbers. */
const WORDS_UP_TO = 200

/** Duties whose words a day shows. */
const SHOWN = 3

/** A month with what is due on its days and which are not worked; on a phone a list of the days. */
export function CalendarView() {
  const words = useViewWords()
  const { search, filter, day: today, change } = useDutyView()
  const month = search.month ?? search.day?.slice(0, 7) ?? today.slice(0, 7)
  const query = { ...filter, day: undefined, month }
  const answer = useQuery({ ...asking(listDueDays, { query }), placeholderData: keepPreviousData })
  const days = new Map(answer.data?.days.map((one) => [one.day, one.counts]))
  const total = [...days.values()].reduce((sum, counts) => sum + sumOf(counts), 0)
  const overdue = [...days.values()].reduce((sum, counts) => sum + counts.overdue, 0)
  const duties = useQuery({
    ...asking(listDuties, { query: { ...query, sort: 'due', limit: WORDS_UP_TO } }),
    enabled: answer.isSuccess && total > 0 && total <= WORDS_UP_TO,
  })
  const rows = Map.groupBy(duties.data?.rows ?? [], ({ dueOn }) => dueOn)
  const go = (to: string) => change({ month: to, day: undefined })
  return (
    <>
      <DutyFilters shown={total} total={total} tools={<ViewTools />} />
      <div className="view-head">
        <h2 className="view-finding">{words.calendar.finding(monthText(month), total, overdue)}</h2>
        <span className="view-steps no-print">
          <Step label={words.calendar.before} onClick={() => go(monthBy(month, -1))} back />
          <Button size="compact-sm" variant="default" onClick={() => go(today.slice(0, 7))}>
            {words.calendar.today}
          </Button>
          <Step label={words.calendar.after} onClick={() => go(monthBy(month, 1))} />
        </span>
      </div>
      {answer.isPending ? <SkeletonRows count={6} /> : null}
      {answer.isError ? <ErrorState error={answer.error} onRetry={answer.refetch} /> : null}
      {answer.data ? (
        <>
          <MonthTable month={month} today={today} answer={answer.data} rows={rows} />
          <ol className="days-list">
            {answer.data.days.map(({ day }) => (
              <li key={day} className="box days-list__day">
                <Day day={day} answer={answer.data} rows={rows.get(day) ?? []} isToday={day === today} long />
              </li>
            ))}
          </ol>
        </>
      ) : null}
    </>
  )
}

/** A button to the one before or after. */
export function Step({ label, onClick, back = false }: { label: string; onClick: () => void; back?: boolean }) {
  return (
    <Button className="no-print" size="compact-sm" variant="default" aria-label={label} title={label} onClick={onClick}>
      {back ? <IconChevronLeft size={16} /> : <IconChevronRight size={16} />}
    </Button>
  )
}

interface MonthProps {
  month: string
  today: PlainDate
  answer: DueDays
  rows: ReadonlyMap<PlainDate | null, readonly DutyRow[]>
}

function MonthTable({ month, today, answer, rows }: MonthProps) {
  const { calendar } = useViewWords()
  return (
    <table className="month box" aria-label={calendar.month(monthText(month))}>
      <thead>
        <tr>
          {calendar.weekdays.map((weekday) => (
            <th key={weekday} scope="col">
              {weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week.find((day) => day !== null)}>
            {week.map((day, index) =>
              day === null ? (
                <td key={calendar.weekdays[index]} className="month__outside" />
              ) : (
                <td
                  key={day}
                  data-rest={answer.restDays.includes(day)}
                  aria-current={day === today ? 'date' : undefined}
                >
                  <Day day={day} answer={answer} rows={rows.get(day) ?? []} isToday={day === today} />
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface DayProps {
  day: PlainDate
  answer: DueDays
  rows: readonly DutyRow[]
  isToday: boolean
  /** With the month and year, as in a list. */
  long?: boolean
}

/** A day: how many are due in which status, and the words of the first. */
function Day({ day, answer, rows, isToday, long = false }: DayProps) {
  const { status: statusWords } = useMessages()
  const { calendar } = useViewWords()
  const { search } = useDutyView()
  const counts = answer.days.find((one) => one.day === day)?.counts
  const total = counts ? sumOf(counts) : 0
  const rest = answer.restDays.includes(day)
  return (
    <div className="day">
      <span className="day__head">
        <time dateTime={day} className="day__number">
          {long ? dateText(day) : Number(day.slice(8))}
        </time>
        {isToday ? <span className="hidden-visually">{calendar.now}</span> : null}
        {rest ? <span className={long ? 'secondary' : 'hidden-visually'}>{calendar.rest}</span> : null}
        {counts ? (
          <Link to="/nhiem-vu" search={{ ...search, view: undefined, month: undefined, day }} className="day__count">
            <span className="hidden-visually">{calendar.day(dateText(day), total, counts.overdue)}</span>
            {BAR_ORDER.filter((status) => counts[status] > 0).map((status) => (
              <span key={status} title={statusWords[status]} className="day__status" aria-hidden>
                <StatusIcon status={status} size={13} />
                {numberText(counts[status])}
              </span>
            ))}
          </Link>
        ) : null}
      </span>
      {rows.slice(0, SHOWN).map((duty) => (
        <Link key={duty.id} to="/nhiem-vu/$dutyId" params={{ dutyId: duty.id }} className="day__duty">
          <StatusIcon status={duty.status} size={12} />
          <span className="hidden-visually">{statusWords[duty.status]}: </span>
          <span className="day__words">{duty.text}</span>
        </Link>
      ))}
      {rows.length > SHOWN ? <span className="secondary">{calendar.moreOfDay(total - SHOWN)}</span> : null}
    </div>
  )
}
