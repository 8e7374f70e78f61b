import type { TimelineRow } from '@dondoc/contract/duty-views'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { dateText, monthText } from '../../lib/format.ts'
import { doneOf, sumOf } from '../../ui/counts.ts'
import { rowStatus } from './row-status.ts'
import { barOf, placeOf, type Scale, ticksOf, type Zoom } from './timeline-scale.ts'
import { useViewWords } from './words.ts'

interface Props {
  scale: Scale
  zoom: Zoom
  today: PlainDate
}

/** Lines at the beginnings of months or quarters, and the day looked at. */
function Grid({ scale, zoom, today }: Props) {
  return (
    <>
      {ticksOf(scale, zoom).map((tick) => (
        <span key={tick} className="gantt__tick" style={{ insetInlineStart: `${placeOf(scale, tick)}%` }} />
      ))}
      <span className="gantt__today" style={{ insetInlineStart: `${placeOf(scale, today)}%` }} />
    </>
  )
}

/** The track of an area's head: the names of months. */
export function AreaTrack({ scale, zoom, today }: Props) {
  return (
    <div className="gantt__track" aria-hidden>
      <div className="gantt__scale">
        <Grid scale={scale} zoom={zoom} today={today} />
        {ticksOf(scale, zoom).map((tick) => (
          <span key={tick} className="gantt__month" style={{ insetInlineStart: `${placeOf(scale, tick)}%` }}>
            {monthText(tick.slice(0, 7))}
          </span>
        ))}
      </div>
    </div>
  )
}

/** The track of a row: its bar with how far it is, and marks. Its words stand beside, so it is a picture only. */
export function RowTrack({ row, scale, zoom, today }: Props & { row: TimelineRow }) {
  const { timeline: words } = useViewWords()
  const bar = barOf(row)
  const start = bar ? placeOf(scale, bar.from) : 0
  const width = bar ? Math.max(0.3, placeOf(scale, bar.last) - start) : 0
  return (
    <div className="gantt__track" aria-hidden>
      <div className="gantt__scale">
        <Grid scale={scale} zoom={zoom} today={today} />
        {bar ? (
          <span
            className={`gantt__bar fill--${rowStatus(row.counts)}`}
            style={{ insetInlineStart: `${start}%`, width: `${width}%` }}
            title={`${words.window}: ${dateText(bar.from)} – ${dateText(bar.last)}`}
          >
            {sumOf(row.counts) > 1 ? (
              <span
                className="gantt__done"
                style={{ width: `${(doneOf(row.counts) / sumOf(row.counts)) * 100}%` }}
                title={words.done(doneOf(row.counts), sumOf(row.counts))}
              />
            ) : null}
          </span>
        ) : null}
        {row.marks.map(({ kind, on, count }) => (
          <span
            key={`${kind}-${on}`}
            className={`gantt__mark gantt__mark--${kind}`}
            style={{ insetInlineStart: `${placeOf(scale, on)}%` }}
            title={`${words.marks[kind]} ${dateText(on)}${words.times(count)}`}
          />
        ))}
      </div>
    </div>
  )
}
