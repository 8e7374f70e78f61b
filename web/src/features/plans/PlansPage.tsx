import './plans.css'
import { exportPlans, listPlans, type PlanSummary } from '@dondoc/contract/plans'
import { IconClipboardList } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { addressOf, asking } from '../../lib/api.ts'
import { dateText, numberText, shareText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useMe } from '../../lib/session.ts'
import { useView } from '../../lib/view.ts'
import type { Messages } from '../../messages/vi.ts'
import { ChosenBar } from '../../ui/ChosenBar.tsx'
import { doneOf, sumOf } from '../../ui/counts.ts'
import { type Column, DataList } from '../../ui/DataList.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { ListTools } from '../../ui/ListTools.tsx'
import { useChoice } from '../../ui/list-choice.ts'
import { useListSettings } from '../../ui/list-settings.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { StackedBar } from '../../ui/StackedBar.tsx'
import { ToolbarFoot } from '../../ui/Toolbar.tsx'
import { PlanState } from './PlanState.tsx'
import { planNumber } from './plan-number.ts'

/** Every plan that one may read, with how its duties stand. */
export function PlansPage({ importPlan }: { importPlan: ReactNode }) {
  const messages = useMessages()
  const words = messages.plans
  const { can } = useMe()
  const { asOf } = useView()
  const answer = useQuery(asking(listPlans, { query: { asOf } }))
  const plans = useMemo(() => answer.data?.plans ?? [], [answer.data])
  const ids = useMemo(() => plans.map(({ id }) => id), [plans])
  const choice = useChoice(ids)
  const [settings, setSettings] = useListSettings('plans')
  const columns = planColumns(messages)
  const exportTo = (chosen?: string) => addressOf(exportPlans.url, {}, { asOf, ids: chosen })
  return (
    <div className="page">
      <PageHeader title={words.title}>{can.importPlan ? importPlan : null}</PageHeader>
      {plans.length > 0 ? (
        <>
          <ToolbarFoot
            count={messages.list.count(plans.length, plans.length, words.word)}
            keys={messages.list.keys}
            tools={
              <ListTools
                name="plans"
                columns={columns.filter((column) => !column.fixed)}
                settings={settings}
                onSettings={setSettings}
                exportTo={exportTo()}
              />
            }
          />
          <ChosenBar choice={choice} exportTo={exportTo} />
        </>
      ) : null}
      {answer.isPending ? <SkeletonRows count={5} /> : null}
      {answer.isError ? <ErrorState error={answer.error} onRetry={answer.refetch} /> : null}
      {answer.isSuccess && plans.length === 0 ? (
        <EmptyState
          icon={IconClipboardList}
          title={words.emptyTitle}
          text={can.importPlan ? words.emptyText : words.emptyReader}
        />
      ) : null}
      {plans.length > 0 ? (
        <DataList
          className="plan-list"
          label={words.title}
          rows={plans}
          total={plans.length}
          columns={columns}
          settings={settings}
          choice={{ ...choice, nameOf: (plan) => plan.code }}
          keyOf={(plan) => plan.id}
        />
      ) : null}
    </div>
  )
}

function planColumns({ plans: words }: Messages): readonly Column<PlanSummary>[] {
  return [
    {
      id: 'title',
      header: words.title,
      fixed: true,
      width: 'minmax(0, 3fr)',
      cell: (plan) => (
        <>
          <Link to="/ke-hoach/$planId" params={{ planId: plan.id }} className="row-link clamp-2">
            {plan.title}
          </Link>
          <span className="secondary">
            {plan.code} · {planNumber(plan.number) ?? words.noNumber}
            {plan.issuedOn ? `, ${words.dateOf(dateText(plan.issuedOn))}` : ''}
          </span>
        </>
      ),
    },
    { id: 'issuer', header: words.issuer, width: 'minmax(0, 1.4fr)', cell: (plan) => plan.issuer.name },
    {
      id: 'period',
      header: words.periodLabel,
      width: '168px',
      cell: (plan) => words.period(dateText(plan.period.from), dateText(plan.period.to)),
    },
    { id: 'state', header: words.state, width: '120px', cell: (plan) => <PlanState state={plan.state} /> },
    { id: 'bar', header: words.progress, width: 'minmax(160px, 1.2fr)', cell: (plan) => <PlanBar plan={plan} /> },
  ]
}

function PlanBar({ plan }: { plan: PlanSummary }) {
  const { plans: words, overview } = useMessages()
  if (plan.state === 'draft') {
    return (
      <span className="secondary">
        {words.items(plan.itemCount)} · {words.findings(plan.findingCount)}
      </span>
    )
  }
  const done = doneOf(plan.counts)
  const total = sumOf(plan.counts)
  return (
    <span className="plan-bar">
      <StackedBar counts={plan.counts} />
      <span className="secondary">
        {words.doneOf(numberText(done), numberText(total), shareText(done, total))}
        {plan.counts.overdue > 0 ? (
          <span className="ink--overdue"> · {overview.leadOverdue(plan.counts.overdue)}</span>
        ) : null}
      </span>
    </span>
  )
}
