import './plans.css'
import './plan-page.css'
import { exportPlan, getPlan, type PlanDetail } from '@dondoc/contract/plans'
import { Button, Tabs } from '@mantine/core'
import {
  IconArrowUpRight,
  IconFileDiff,
  IconFileSpreadsheet,
  IconFileTypeDocx,
  IconHierarchy2,
  IconListCheck,
  IconPrinter,
  IconSend,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { addressOf, asking } from '../../lib/api.ts'
import { dateText, numberText, shareText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useMe } from '../../lib/session.ts'
import { useView } from '../../lib/view.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Crumbs } from '../../ui/Crumbs.tsx'
import { doneOf, sumOf } from '../../ui/counts.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { FindingList } from '../../ui/FindingList.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { StackedBar } from '../../ui/StackedBar.tsx'
import { AmendmentList } from './amend/AmendmentList.tsx'
import { IssuePanel } from './IssuePanel.tsx'
import { PlanBudgetLine } from './PlanBudgetLine.tsx'
import { PlanBases, PlanContent } from './PlanDocument.tsx'
import { PlanState } from './PlanState.tsx'
import { PlanTree } from './PlanTree.tsx'
import { planNumber } from './plan-number.ts'

const route = getRouteApi('/frame/ke-hoach/$planId')

const TABS = ['tree', 'content', 'bases', 'findings'] as const

/** One plan: its head, its tree of work, and the document around it. */
export function PlanPage() {
  const { plans: words } = useMessages()
  const { planId } = route.useParams()
  const { tab } = route.useSearch()
  const { asOf } = useView()
  const navigate = route.useNavigate()
  const [told, setTold] = useState<{ count: number; unresolved: readonly string[] } | null>(null)
  const answer = useQuery(asking(getPlan, { params: { planId }, query: { asOf } }))
  if (answer.isPending) return <SkeletonRows count={12} />
  if (answer.isError) return <ErrorState error={answer.error} onRetry={answer.refetch} />
  const plan = answer.data
  const leaves = plan.nodes.filter((node) => node.leaf)
  const counted = { tree: leaves.length, content: null, bases: null, findings: plan.findings.length }
  return (
    <div className="page">
      <PlanHead plan={plan} onIssued={(count, unresolved) => setTold({ count, unresolved })} />
      <div role="status">{told ? <Issued {...told} /> : null}</div>
      <Tabs
        value={tab ?? 'tree'}
        onChange={(next) =>
          void navigate({
            search: (before) => ({ ...before, tab: next === 'tree' ? undefined : TABS.find((one) => one === next) }),
            replace: true,
          })
        }
        keepMounted={false}
      >
        <Tabs.List className="plan__tabs no-print">
          {TABS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {words.tabs[name]}
              {counted[name] === null ? null : <span className="plan__tab-count"> {numberText(counted[name])}</span>}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="tree">
          <PlanTree key={plan.id} plan={plan} />
        </Tabs.Panel>
        <Tabs.Panel value="content">
          <PlanContent plan={plan} />
        </Tabs.Panel>
        <Tabs.Panel value="bases">
          <PlanBases plan={plan} />
          <AmendmentList planId={plan.id} />
        </Tabs.Panel>
        <Tabs.Panel value="findings">
          <div className="box plan__document">
            {plan.findings.length === 0 ? <p>{words.noFindings}</p> : null}
            <FindingList
              findings={plan.findings}
              onItem={(item) => void navigate({ search: { tab: undefined, node: leaves[item]?.id } })}
            />
          </div>
        </Tabs.Panel>
      </Tabs>
    </div>
  )
}

interface HeadProps {
  plan: PlanDetail
  onIssued: (count: number, unresolved: readonly string[]) => void
}

function PlanHead({ plan, onIssued }: HeadProps) {
  const { plans: words, overview, frame } = useMessages()
  const me = useMe()
  const [issuing, setIssuing] = useState(false)
  const exportTo = (format: 'xlsx' | 'docx') => addressOf(exportPlan.url, { planId: plan.id }, { format })
  const total = sumOf(plan.counts)
  return (
    <>
      <PageHeader
        title={plan.title}
        above={
          <Crumbs>
            <Link to="/ke-hoach">{words.title}</Link>
            {plan.code}
          </Crumbs>
        }
        lead={
          <span className="plan__facts dots">
            <span className="plan__state">
              <PlanState state={plan.state} />
            </span>
            <span>
              {planNumber(plan.number) ?? words.noNumber}
              {plan.issuedOn ? `, ${words.dateOf(dateText(plan.issuedOn))}` : ''}
            </span>
            <span>{plan.issuer.name}</span>
            <span>{words.period(dateText(plan.period.from), dateText(plan.period.to))}</span>
            {plan.demo ? <span>{frame.demo}</span> : null}
            {plan.state === 'draft' ? null : <PlanBudgetLine planId={plan.id} />}
          </span>
        }
      >
        {plan.can.export ? (
          <>
            <Button
              variant="default"
              leftSection={<IconFileTypeDocx size={16} />}
              renderRoot={(props) => <a href={exportTo('docx')} download {...props} />}
            >
              {words.exportDocx}
            </Button>
            <Button
              variant="default"
              leftSection={<IconFileSpreadsheet size={16} />}
              renderRoot={(props) => <a href={exportTo('xlsx')} download {...props} />}
            >
              {words.exportXlsx}
            </Button>
          </>
        ) : null}
        <Button
          variant="default"
          className="plan__print"
          leftSection={<IconPrinter size={16} />}
          onClick={() => window.print()}
        >
          {words.print}
        </Button>
        {me.can.importPlan && plan.state !== 'closed' ? (
          <Button
            variant="default"
            leftSection={<IconFileDiff size={16} />}
            renderRoot={(props) => <Link to="/nhap-ke-hoach" search={{ amends: plan.id }} {...props} />}
          >
            {words.amend}
          </Button>
        ) : null}
        {plan.can.issue ? (
          <Button variant="default" leftSection={<IconSend size={16} />} onClick={() => setIssuing(true)}>
            {words.issue}
          </Button>
        ) : null}
        {plan.state === 'draft' ? (
          <Button
            leftSection={<IconListCheck size={16} />}
            renderRoot={(props) => <Link to="/ke-hoach/$planId/ra-soat" params={{ planId: plan.id }} {...props} />}
          >
            {words.review}
          </Button>
        ) : null}
      </PageHeader>
      <nav className="plan__ways no-print" aria-label={words.ways}>
        <Link to="/ke-hoach/$planId/cap-tren" params={{ planId: plan.id }}>
          <IconArrowUpRight size={16} aria-hidden /> {words.above}
        </Link>
        {plan.state === 'draft' ? null : (
          <Link to="/ke-hoach/$planId/trien-khai" params={{ planId: plan.id }}>
            <IconHierarchy2 size={16} aria-hidden /> {words.below}
          </Link>
        )}
      </nav>
      {total > 0 ? (
        <div className="plan__bar">
          <StackedBar counts={plan.counts} />
          <span className="secondary">
            {words.doneOf(numberText(doneOf(plan.counts)), numberText(total), shareText(doneOf(plan.counts), total))}
            {plan.counts.overdue > 0 ? (
              <span className="ink--overdue"> · {overview.leadOverdue(plan.counts.overdue)}</span>
            ) : null}
          </span>
        </div>
      ) : null}
      {issuing ? <IssuePanel plan={plan} onClose={() => setIssuing(false)} onIssued={onIssued} /> : null}
    </>
  )
}

function Issued({ count, unresolved }: { count: number; unresolved: readonly string[] }) {
  const { issue } = useMessages()
  return (
    <Alert tone={unresolved.length > 0 ? 'notice' : 'good'}>
      <p>{issue.done(count)}</p>
      {unresolved.length > 0 ? (
        <p>
          {issue.unresolved} {unresolved.join('; ')}
        </p>
      ) : null}
    </Alert>
  )
}
