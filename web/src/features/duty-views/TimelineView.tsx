import './timeline.css'
import './view-tools.css'
import { getTimeline, type TimelineRow } from '@dondoc/contract/duty-views'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconTimeline } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { asking } from '../../lib/api.ts'
import { monthText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { doneOf, sumOf } from '../../ui/counts.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { VirtualRows } from '../../ui/VirtualRows.tsx'
import { DutyFilters } from '../duties/DutyFilters.tsx'
import { AreaTrack, RowTrack } from './TimelineTrack.tsx'
import { TimelineWords } from './TimelineWords.tsx'
import { byMonth, DAY_WIDTH, scaleOf, ZOOMS, type Zoom } from './timeline-scale.ts'
import { useDutyView } from './use-duty-view.ts'
import { ViewTools } from './ViewTools.tsx'
import { useViewWords } from './words.ts'

/** Width of the words beside the track, in pixels; as `--gantt-words` in the style sheet. */
const WORDS_WIDTH = 340

type Line = { readonly area: TimelineRow['area']; readonly row: TimelineRow | null; readonly key: string }

/** The rows of plans over time; on a phone a list by month. */
export function TimelineView() {
  const { duties } = useMessages()
  const { timeline: words } = useViewWords()
  const { filter, day: today } = useDutyView()
  const phone = useMediaQuery('(max-width: 700px)', false, { getInitialValueInEffect: false })
  const [zoom, setZoom] = useState<Zoom>('year')
  const answer = useQuery({ ...asking(getTimeline, { query: filter }), placeholderData: keepPreviousData })
  const rows = useMemo(() => answer.data?.rows ?? [], [answer.data])
  const total = rows.reduce((sum, { counts }) => sum + sumOf(counts), 0)
  const late = rows.filter(({ counts }) => counts.overdue > 0).length
  const all = answer.data?.total ?? 0
  return (
    <>
      <DutyFilters shown={total} total={total} tools={<ViewTools />} />
      <div className="view-head">
        <h2 className="view-finding">{answer.isSuccess ? words.finding(late, rows.length) : ' '}</h2>
        {phone ? null : (
          <span className="view-steps no-print">
            <SegmentedControl
              size="xs"
              aria-label={words.zoom}
              value={zoom}
              onChange={(next) => setZoom(ZOOMS.find((one) => one === next) ?? 'year')}
              data={ZOOMS.map((one) => ({ value: one, label: words.zooms[one] }))}
            />
          </span>
        )}
      </div>
      {all > rows.length ? <p className="secondary">{words.cut(rows.length, all)}</p> : null}
      {answer.isPending ? <SkeletonRows count={10} /> : null}
      {answer.isError ? <ErrorState error={answer.error} onRetry={answer.refetch} /> : null}
      {answer.isSuccess && rows.length === 0 ? (
        <EmptyState icon={IconTimeline} title={duties.emptyTitle} text={duties.emptyText} />
      ) : null}
      {rows.length > 0 && phone ? <MonthList rows={rows} today={today} /> : null}
      {rows.length > 0 && !phone ? (
        <>
          <Legend />
          <Chart rows={rows} today={today} zoom={zoom} />
        </>
      ) : null}
    </>
  )
}

function Chart({ rows, today, zoom }: { rows: readonly TimelineRow[]; today: PlainDate; zoom: Zoom }) {
  const { areas, noArea } = useMessages()
  const scale = useMemo(() => scaleOf(rows, today), [rows, today])
  const lines = useMemo(() => linesOf(rows), [rows])
  return (
    <section className="gantt box" aria-label={useViewWords().view.timeline}>
      <div className="gantt__sheet" style={{ width: `max(100%, ${WORDS_WIDTH + scale.days * DAY_WIDTH[zoom]}px)` }}>
        <VirtualRows
          count={lines.length}
          estimate={64}
          keyOf={(index) => lines[index]?.key ?? String(index)}
          row={(index) => {
            const line = lines[index]
            if (line === undefined) return null
            if (line.row === null) {
              return (
                <div className="gantt__row gantt__row--area">
                  <h3 className="gantt__words">{line.area ? areas[line.area] : noArea}</h3>
                  <AreaTrack scale={scale} zoom={zoom} today={today} />
                </div>
              )
            }
            return (
              <div className="gantt__row">
                <div className="gantt__words">
                  <TimelineWords row={line.row} />
                </div>
                <RowTrack row={line.row} scale={scale} zoom={zoom} today={today} />
              </div>
            )
          }}
        />
      </div>
    </section>
  )
}

/** Rows in reading order with a head wherever the area changes; the head carries the months again. */
function linesOf(rows: readonly TimelineRow[]): readonly Line[] {
  return rows.flatMap((row, index): Line[] => {
    const before = rows[index - 1]
    const own = { area: row.area, row, key: row.nodeId }
    const changes = before === undefined || before.area !== row.area || before.plan.id !== row.plan.id
    return changes ? [{ area: row.area, row: null, key: `head-${row.nodeId}` }, own] : [own]
  })
}

function MonthList({ rows, today }: { rows: readonly TimelineRow[]; today: PlainDate }) {
  const { calendar, timeline: words } = useViewWords()
  return (
    <>
      {[...byMonth(rows, today)].map(([month, own]) => (
        <section key={month ?? 'none'} className="gantt-month">
          <h3>
            {month === null ? words.noDue : calendar.month(monthText(month))}
            <span className="secondary">
              {' '}
              · {words.duties(own.reduce((sum, { counts }) => sum + sumOf(counts), 0))}
            </span>
          </h3>
          <ul className="box">
            {own.map((row) => (
              <li key={row.nodeId} data-done={doneOf(row.counts) === sumOf(row.counts)}>
                <TimelineWords row={row} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function Legend() {
  const { timeline: words } = useViewWords()
  return (
    <ul className="gantt__legend" aria-label={words.legend}>
      <li>
        <span className="gantt__key" aria-hidden />
        {words.window}
      </li>
      {(['due', 'extended', 'delivered', 'checkpoint'] as const).map((kind) => (
        <li key={kind}>
          <span className={`gantt__mark gantt__mark--${kind}`} aria-hidden />
          {words.marks[kind]}
        </li>
      ))}
      <li>
        <span className="gantt__key gantt__key--today" aria-hidden />
        {words.today}
      </li>
    </ul>
  )
}
