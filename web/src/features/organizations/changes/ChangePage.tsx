import '../organizations.css'
import { getOrganizationChange } from '@dondoc/contract/organization-changes'
import { addDays } from '@dondoc/domain/calendar/plain-date'
import { Button } from '@mantine/core'
import { IconArrowsSplit2, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { asking } from '../../../lib/api.ts'
import { instantText } from '../../../lib/format.ts'
import { useMe } from '../../../lib/session.ts'
import { Crumbs } from '../../../ui/Crumbs.tsx'
import { DateText } from '../../../ui/DateText.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { Fact, Facts } from '../../../ui/Facts.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { OrganizationTabs } from '../OrganizationTabs.tsx'
import { Effects } from './Effects.tsx'
import { useChangeWords } from './words.ts'

const route = getRouteApi('/frame/quan-tri/don-vi/sap-xep/$changeId')

/** One reorganization as it was recorded: what, when, on what basis, by whom, and what it did. */
export function ChangePage() {
  const words = useChangeWords()
  const { changeId } = route.useParams()
  const { can } = useMe()
  const answer = useQuery(asking(getOrganizationChange, { params: { changeId } }))
  if (answer.isPending) return <SkeletonRows />
  if (answer.isError) return <ErrorState error={answer.error} onRetry={answer.refetch} />
  const { kind, on, basis, effects, at, actor } = answer.data
  const { result } = words
  return (
    <div className="page change-page">
      <PageHeader
        title={`${words.kinds[kind].name}: ${effects.subject}`}
        lead={result.done}
        above={
          <>
            <OrganizationTabs />
            <Crumbs>
              <Link to="/quan-tri/don-vi/sap-xep">{words.title}</Link>
            </Crumbs>
          </>
        }
      >
        <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
          {result.print}
        </Button>
        {can.manageOrganizations === true ? (
          <Button
            leftSection={<IconArrowsSplit2 size={16} />}
            renderRoot={(props) => <Link to="/quan-tri/don-vi/sap-xep/moi" {...props} />}
          >
            {result.another}
          </Button>
        ) : null}
      </PageHeader>
      <section className="box org-box">
        <Facts>
          <Fact word={result.on}>
            <DateText date={on} />
          </Fact>
          <Fact word={result.basis}>{basis ?? result.noBasis}</Fact>
          <Fact word={result.by}>{actor}</Fact>
          <Fact word={result.at}>{instantText(at)}</Fact>
        </Facts>
        <p className="change-ways no-print">
          <Link to="/quan-tri/don-vi" search={{ asOf: addDays(on, -1) }}>
            {result.before}
          </Link>
          <Link to="/quan-tri/don-vi" search={{ asOf: undefined }}>
            {result.after}
          </Link>
        </p>
      </section>
      <section className="box change-form">
        <h2>{result.title}</h2>
        <Effects effects={effects} />
      </section>
    </div>
  )
}
