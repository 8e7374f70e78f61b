import './overview.css'
import './overview-print.css'
import './bars.css'
import './line-chart.css'
import './month-columns.css'
import { exportOverview, getOverview, type Overview } from '@dondoc/contract/overview'
import { listPlans } from '@dondoc/contract/plans'
import { IconChartBar } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { addressOf, asking } from '../../lib/api.ts'
import { numberText, shareText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useView } from '../../lib/view.ts'
import { Crumbs } from '../../ui/Crumbs.tsx'
import { BAR_ORDER, doneOf } from '../../ui/counts.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { BranchTable } from './BranchTable.tsx'
import { ChartCard } from './ChartCard.tsx'
import { Figures } from './Figures.tsx'
import { areaFinding, monthFinding, organizationFinding, progressFinding, weekFinding } from './findings.ts'
import { MonthColumns } from './MonthColumns.tsx'
import { MonthTable } from './MonthTable.tsx'
import { ProgressLine } from './ProgressLine.tsx'
import { ReasonBars } from './ReasonBars.tsx'
import { type StatusBarRow, StatusBars } from './StatusBars.tsx'
import { StatusTable } from './StatusTable.tsx'
import { WeekChange } from './WeekChange.tsx'
import { WorstDuties } from './WorstDuties.tsx'
import { useOverviewWords } from './words.ts'

const route = getRouteApi('/frame/tong-quan')

/** Beyond so many rows a table that sorts and searches is read sooner than bars. */
const MANY = 12

/** Where the plans stand on a day: figures, where it hurts, what changed; everything leads to its list. */
export function OverviewPage() {
  const messages = useMessages()
  const { overview: words } = messages
  const more = useOverviewWords()
  const { asOf, planId } = useView()
  const { organization } = route.useSearch()
  const query = { asOf, planId, organizationId: organization }
  const answer = useQuery({ ...asking(getOverview, { query }), placeholderData: keepPreviousData })
  const plans = useQuery(asking(listPlans, { query: { asOf } }))
  const plan = plans.data?.plans.find((one) => one.id === planId)
  const overview = answer.data
  const done = overview ? doneOf(overview.counts) : 0
  return (
    <div className="page">
      <PageHeader
        title={overview?.organization?.name ?? words.title}
        above={
          <>
            {organization ? (
              <Crumbs>
                <Link to="/tong-quan">{more.whole}</Link>
              </Crumbs>
            ) : null}
            {plan ? <p className="secondary">{`${plan.code} · ${plan.title}`}</p> : null}
          </>
        }
        lead={
          overview && overview.total > 0
            ? `${words.lead(numberText(done), numberText(overview.total), shareText(done, overview.total))}, ${
                overview.counts.overdue > 0 ? words.leadOverdue(overview.counts.overdue) : words.leadNoneOverdue
              }.`
            : null
        }
      />
      {answer.isPending ? <SkeletonRows count={10} /> : null}
      {answer.isError ? <ErrorState error={answer.error} onRetry={answer.refetch} /> : null}
      {overview && overview.total === 0 ? (
        <EmptyState icon={IconChartBar} title={words.emptyTitle} text={words.emptyText} />
      ) : null}
      {overview && overview.total > 0 ? (
        <div className="overview" aria-busy={answer.isPlaceholderData}>
          <Figures overview={overview} />
          <Charts overview={overview} />
        </div>
      ) : null}
    </div>
  )
}

function Charts({ overview }: { overview: Overview }) {
  const messages = useMessages()
  const { overview: words } = messages
  const more = useOverviewWords()
  const { asOf, planId } = useView()
  const organization = overview.organization?.id
  const areas: readonly StatusBarRow[] = overview.byArea.map(({ area, counts }) => ({
    key: area ?? 'none',
    name: area ? messages.areas[area] : messages.noArea,
    counts,
    filter: area ? { organization, area } : null,
  }))
  const organizations: readonly StatusBarRow[] = [...overview.byOrganization]
    .sort((a, b) => b.counts.overdue - a.counts.overdue || a.organization.name.localeCompare(b.organization.name, 'vi'))
    .map(({ organization: { id, name }, counts, below }) => ({
      key: id,
      name: id === overview.focus?.id ? more.itself(name) : name,
      counts,
      // What the focus owes itself stands beside its branches, so its list is without them.
      filter: { organization: id, own: id === overview.focus?.id ? '1' : undefined },
      deeper: below > 0 ? id : undefined,
    }))
  return (
    <>
      <ul className="legend" aria-label={messages.status.label}>
        {BAR_ORDER.map((status) => (
          <li key={status}>
            <span className={`legend__mark fill--${status}`} aria-hidden />
            {messages.status[status]}
          </li>
        ))}
      </ul>
      <div className="overview__grid">
        <div className="overview__column">
          <ChartCard
            finding={areaFinding(overview, messages)}
            about={words.byArea}
            chart={<StatusBars rows={areas} />}
            table={<StatusTable about={words.area} rows={areas} />}
          />
          <ChartCard
            key={organization ?? 'all'}
            finding={organizationFinding(overview, messages)}
            about={words.byOrganization}
            chart={<StatusBars rows={organizations} />}
            table={<BranchTable rows={organizations} />}
            first={organizations.length > MANY ? 'table' : 'chart'}
            exportTo={addressOf(exportOverview.url, {}, { asOf, planId, organizationId: organization })}
          />
        </div>
        <div className="overview__column">
          <ChartCard
            finding={progressFinding(overview, messages)}
            about={words.progress}
            chart={<ProgressLine overview={overview} />}
            table={<MonthTable overview={overview} />}
          />
          <ChartCard
            finding={monthFinding(overview, messages)}
            about={words.byMonth}
            chart={<MonthColumns overview={overview} />}
            table={<MonthTable overview={overview} />}
          />
          <ChartCard
            finding={weekFinding(overview, messages)}
            about={words.worse}
            chart={<WeekChange overview={overview} />}
          />
          <ReasonBars organization={organization} />
          <WorstDuties duties={overview.worst} />
        </div>
      </div>
    </>
  )
}
