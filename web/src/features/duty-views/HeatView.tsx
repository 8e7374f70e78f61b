import './heat.css'
import './view-tools.css'
import { getHeatMap, type HeatMap } from '@dondoc/contract/duty-views'
import { SegmentedControl } from '@mantine/core'
import { IconGridDots, IconList } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { asking } from '../../lib/api.ts'
import { monthText, numberText, shareText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { DutyFilters } from '../duties/DutyFilters.tsx'
import { Step } from './CalendarView.tsx'
import { decidedOf, type HeatCount, heatLevel, sumMonths, worstCell } from './heat.ts'
import { useDutyView } from './use-duty-view.ts'
import { ViewTools } from './ViewTools.tsx'
import { useViewWords } from './words.ts'

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1)

/** Rows shown before one asks for more, and each time. */
const STEP = 40

type Measure = 'overdue' | 'share'

/** Organizations by months: how many are overdue, or which share is done on time. Each cell opens its list. */
export function HeatView() {
  const { duties } = useMessages()
  const { heat: words } = useViewWords()
  const { search, filter, day, change } = useDutyView()
  const [measure, setMeasure] = useState<Measure>('overdue')
  const year = Number(search.year ?? (search.month ?? day).slice(0, 4))
  const query = { ...filter, day: undefined, month: undefined, year }
  const answer = useQuery({ ...asking(getHeatMap, { query }), placeholderData: keepPreviousData })
  const rows = answer.data?.rows ?? []
  const total = rows.reduce((sum, { months }) => sum + sumMonths(months).total, 0)
  const worst = worstCell(rows)
  const go = (to: number) => change({ year: String(to), month: undefined, day: undefined })
  return (
    <>
      <DutyFilters shown={total} total={total} tools={<ViewTools />} />
      <div className="view-head">
        <h2 className="view-finding">
          {worst
            ? worst.isTie
              ? words.findingMany(worst.cells)
              : words.finding(worst.name, monthText(monthOfYear(year, worst.month)), worst.overdue)
            : answer.isSuccess
              ? words.findingNone(year)
              : ' '}
        </h2>
        <span className="view-steps">
          <SegmentedControl
            className="no-print"
            size="xs"
            aria-label={words.measure}
            value={measure}
            onChange={(next) => setMeasure(next === 'share' ? 'share' : 'overdue')}
            data={[
              { value: 'overdue', label: words.overdue },
              { value: 'share', label: words.share },
            ]}
          />
          <span className="view-steps__one">
            <Step label={words.before} onClick={() => go(year - 1)} back />
            <strong>{words.year(year)}</strong>
            <Step label={words.after} onClick={() => go(year + 1)} />
          </span>
        </span>
      </div>
      {answer.isPending ? <SkeletonRows count={8} /> : null}
      {answer.isError ? <ErrorState error={answer.error} onRetry={answer.refetch} /> : null}
      {answer.data && total === 0 ? (
        <EmptyState icon={IconGridDots} title={words.empty(year)} text={duties.emptyText} />
      ) : null}
      {answer.data && total > 0 ? (
        <>
          <HeatTable heat={answer.data} measure={measure} />
          <p className="secondary">{words.legend}</p>
        </>
      ) : null}
    </>
  )
}

const monthOfYear = (year: number, month: number) => `${year}-${String(month).padStart(2, '0')}`

function HeatTable({ heat, measure }: { heat: HeatMap; measure: Measure }) {
  const { heat: words } = useViewWords()
  const { search } = useDutyView()
  const [limit, setLimit] = useState(STEP)
  const sorted = heat.rows.toSorted((a, b) => sumMonths(b.months).overdue - sumMonths(a.months).overdue)
  return (
    <div className="heat-scroll box">
      <table className="heat">
        <thead>
          <tr>
            <th scope="col">{words.organization}</th>
            {MONTHS.map((month) => (
              <th key={month} scope="col">
                {words.monthShort(month)}
              </th>
            ))}
            <th scope="col">{words.sum}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, limit).map(({ organization, below, months }) => {
            const itself = organization.id === heat.focus?.id
            const name = itself ? words.itself(organization.name) : organization.name
            const list = {
              ...search,
              view: undefined,
              year: undefined,
              organization: organization.id,
              own: itself ? ('1' as const) : undefined,
            }
            return (
              <tr key={organization.id}>
                <th scope="row">
                  <Link
                    to="/nhiem-vu"
                    search={below > 0 && !itself ? { ...search, organization: organization.id } : list}
                    className="heat__name"
                  >
                    {name}
                  </Link>
                </th>
                {MONTHS.map((month) => {
                  const cell = months.find((one) => one.month === month)
                  const of = monthOfYear(heat.year, month)
                  return (
                    <Cell
                      key={month}
                      count={cell}
                      measure={measure}
                      name={name}
                      month={monthText(of)}
                      list={{ ...list, month: of }}
                    />
                  )
                })}
                <Cell count={sumMonths(months)} measure={measure} name={name} month={words.sum} list={null} />
              </tr>
            )
          })}
        </tbody>
      </table>
      {sorted.length > limit ? (
        <button type="button" className="chip card__more no-print" onClick={() => setLimit(limit + STEP)}>
          <IconList size={14} aria-hidden /> {words.more(Math.min(STEP, sorted.length - limit))}
        </button>
      ) : null}
    </div>
  )
}

interface CellProps {
  count: HeatCount | undefined
  measure: Measure
  name: string
  month: string
  /** The condition of its list; null where the row's name opens it. */
  list: ReturnType<typeof useDutyView>['search'] | null
}

function Cell({ count, measure, name, month, list }: CellProps) {
  const { heat: words } = useViewWords()
  if (!count || count.total === 0) return <td className="heat__cell" />
  const decided = decidedOf(count)
  const share = decided === 0 ? '–' : shareText(count.onTime, decided)
  const shown = measure === 'overdue' ? numberText(count.overdue) : share
  const told = measure === 'overdue' ? words.overdueOf(count.overdue) : words.shareOf(share)
  const label = words.cell(name, month, told, count.total)
  return (
    <td className={`heat__cell heat__cell--${measure}-${heatLevel(count, measure)}`}>
      {list ? (
        <Link
          to="/nhiem-vu"
          search={measure === 'overdue' && count.overdue > 0 ? { ...list, status: 'overdue' } : list}
          title={label}
        >
          <span className="hidden-visually">{label}</span>
          <span aria-hidden>{shown}</span>
        </Link>
      ) : (
        <span title={label}>{shown}</span>
      )}
    </td>
  )
}
