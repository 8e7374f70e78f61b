import './review.css'
import './review-grid.css'
import './review-steps.css'
import { listPlanNames } from '@dondoc/contract/plan-editing'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { asking } from '../../lib/api.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { Crumbs } from '../../ui/Crumbs.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { openDoubts } from './cells.ts'
import { NamesStep } from './NamesStep.tsx'
import { RowsStep } from './RowsStep.tsx'
import { SummaryStep } from './SummaryStep.tsx'
import { useReview } from './use-review.ts'
import { useReviewWords } from './words.ts'

const route = getRouteApi('/frame/ke-hoach/$planId/ra-soat')

const STEPS = ['rows', 'names', 'summary'] as const

/** The review of a draft in three steps: its rows beside the page, whom its names mean, and what issuing makes. */
export function ReviewPage() {
  const { plans } = useMessages()
  const words = useReviewWords()
  const { planId } = route.useParams()
  const { step = 'rows', doubts } = route.useSearch()
  const navigate = route.useNavigate()
  const { answer, ...state } = useReview(planId)
  if (answer.isPending) return <SkeletonRows count={12} />
  if (answer.isError) return <ErrorState error={answer.error} onRetry={answer.refetch} />
  const review = answer.data
  const goTo = (next: (typeof STEPS)[number]) =>
    void navigate({ search: (before) => ({ ...before, step: next === 'rows' ? undefined : next }) })
  const following = STEPS[STEPS.indexOf(step) + 1]
  return (
    <div className="page review-page">
      <PageHeader
        title={review.title}
        above={
          <Crumbs>
            <Link to="/ke-hoach">{plans.title}</Link>
            <Link to="/ke-hoach/$planId" params={{ planId }}>
              {words.openPlan}
            </Link>
            {words.title}
          </Crumbs>
        }
      >
        <Steps planId={planId} step={step} left={openDoubts(review.nodes, review.findings).length} />
        {following ? (
          <Button size="sm" onClick={() => goTo(following)}>
            {following === 'names' ? words.toNames : words.toSummary}
          </Button>
        ) : null}
      </PageHeader>
      {review.state === 'draft' ? null : <Alert tone="notice">{words.notDraft}</Alert>}
      {review.state === 'draft' && !review.can.edit ? <Alert tone="notice">{words.readOnly}</Alert> : null}
      {step === 'rows' ? (
        <RowsStep
          key={planId}
          review={review}
          state={state}
          doubtsFirst={doubts === 'first'}
          onDoubtsFirst={(first) =>
            void navigate({ search: (before) => ({ ...before, doubts: first ? 'first' : undefined }), replace: true })
          }
        />
      ) : null}
      {step === 'names' ? <NamesStep planId={planId} canEdit={review.can.edit} /> : null}
      {step === 'summary' ? <SummaryStep planId={planId} canIssue={review.can.issue} /> : null}
    </div>
  )
}

/** The way through the review: each step a link, with how much is left to do in it. */
function Steps({ planId, step, left }: { planId: string; step: (typeof STEPS)[number]; left: number }) {
  const words = useReviewWords()
  const names = useQuery(asking(listPlanNames, { params: { planId } }))
  const unknown = names.data?.names.filter(({ means, settled }) => means === null && !settled).length ?? 0
  const counts = { rows: left, names: unknown, summary: 0 }
  const said = { rows: words.left(left), names: words.names.left(unknown), summary: '' }
  return (
    <nav aria-label={words.steps.label}>
      <ol className="steps">
        {STEPS.map((one, at) => (
          <li key={one}>
            <Link
              to="/ke-hoach/$planId/ra-soat"
              params={{ planId }}
              search={(before) => ({ ...before, step: one === 'rows' ? undefined : one })}
              className="steps__link"
              activeOptions={{ exact: true, explicitUndefined: true }}
              data-here={one === step}
            >
              <span className="steps__number" aria-hidden>
                {at + 1}
              </span>
              {words.steps[one]}
              {counts[one] > 0 ? (
                <span className="steps__count" title={said[one]}>
                  {counts[one]}
                </span>
              ) : null}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
