import './review.css'
import { getPlanReview } from '@dondoc/contract/plan-editing'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { asking } from '../../lib/api.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { Crumbs } from '../../ui/Crumbs.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { rowBox } from './cells.ts'
import { PagePane } from './PagePane.tsx'
import { SourceWords } from './SourceWords.tsx'
import { useReviewWords } from './words.ts'

const route = getRouteApi('/frame/ke-hoach/$planId/nguon')

/** Where a row of a plan comes from, for everybody who may read the plan: its words in the file beside the page's picture. */
export function SourcePage() {
  const { plans } = useMessages()
  const words = useReviewWords()
  const { planId } = route.useParams()
  const { node: nodeId } = route.useSearch()
  const answer = useQuery(asking(getPlanReview, { params: { planId } }))
  if (answer.isPending) return <SkeletonRows count={8} />
  if (answer.isError) return <ErrorState error={answer.error} onRetry={answer.refetch} />
  const { importId, pages, nodes, title } = answer.data
  const node = nodes.find(({ id }) => id === nodeId) ?? nodes[0]
  const pictures = importId !== null && pages.length > 0
  return (
    <div className="page">
      <PageHeader
        title={words.source.title}
        above={
          <Crumbs>
            <Link to="/ke-hoach">{plans.title}</Link>
            <Link to="/ke-hoach/$planId" params={{ planId }} search={{ node: nodeId }}>
              {title}
            </Link>
          </Crumbs>
        }
      />
      <div className="source-page">
        {node ? <SourceWords fromFile={importId !== null} node={node} cell="text" /> : null}
        {pictures ? (
          <div className="source-page__picture">
            <PagePane
              importId={importId}
              pages={pages}
              page={node?.source?.page ?? null}
              box={node ? rowBox(node) : null}
            />
          </div>
        ) : null}
      </div>
    </div>
  )
}
