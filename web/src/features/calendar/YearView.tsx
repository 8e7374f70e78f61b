import { dayOfWeek, type PlainDate } from '@dondoc/domain/calendar/plain-date'
import { dateText } from '../../lib/format.ts'
import { useCalendarWords } from './words.ts'
import { type Days, shownDay, weeksOf } from './year-days.ts'

interface Props {
  year: number
  days: Days
  today: PlainDate
  /** Null where the reader may only look. */
  onDay: ((date: PlainDate) => void) | null
}

/** Twelve months as a wall calendar shows them; what a day is stands in its colour, its mark and its name. */
export function YearView({ year, days, today, onDay }: Props) {
  const words = useCalendarWords()
  return (
    <div className="year">
      {words.months.map((name, index) => (
        <table key={name} className="month">
          <caption>{name}</caption>
          <thead>
            <tr>
              {words.weekdays.map((weekday, at) => (
                <th key={weekday} scope="col" abbr={words.weekdayNames[at]}>
                  {weekday}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(year, index + 1).map((week) => (
              <tr key={week.find((date) => date !== null)}>
                {week.map((date, at) =>
                  date === null ? (
                    <td key={words.weekdays[at] ?? ''} />
                  ) : (
                    <Cell key={date} date={date} days={days} isToday={date === today} onDay={onDay} />
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}

function Cell({
  date,
  days,
  isToday,
  onDay,
}: {
  date: PlainDate
  days: Days
  isToday: boolean
  onDay: Props['onDay']
}) {
  const words = useCalendarWords()
  const { kind, name, recalled } = shownDay(date, days)
  const weekday = words.weekdayNames[(dayOfWeek(date) + 6) % 7] ?? ''
  const label = words.dayLabel(weekday, dateText(date), words.kinds[kind], name)
  const classes = ['day', `day--${kind}`, recalled ? 'day--recalled' : '', isToday ? 'day--today' : '']
  const number = Number(date.slice(8))
  return (
    <td className={classes.filter(Boolean).join(' ')}>
      {onDay ? (
        <button
          type="button"
          className="plain-button day__button"
          title={label}
          aria-label={label}
          onClick={() => onDay(date)}
        >
          {number}
        </button>
      ) : (
        <span title={label}>{number}</span>
      )}
    </td>
  )
}
