import { getOrganization, type OrganizationDetail } from '@dondoc/contract/organizations'
import { Button, Menu } from '@mantine/core'
import { IconArrowsSplit2, IconChevronDown, IconPencil, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { asking } from '../../lib/api.ts'
import { dateText } from '../../lib/format.ts'
import { useView } from '../../lib/view.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Crumbs } from '../../ui/Crumbs.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { CorrectPanel } from './CorrectPanel.tsx'
import { useChangeWords } from './changes/words.ts'
import { stateOn } from './history.ts'
import { OrganizationFacts } from './OrganizationFacts.tsx'
import { OrganizationHistory } from './OrganizationHistory.tsx'
import './organizations.css'
import { OrganizationTabs } from './OrganizationTabs.tsx'
import { StandingHere } from './StandingHere.tsx'
import { pathOf } from './tree.ts'
import { UnitsBelow } from './UnitsBelow.tsx'
import { useTree } from './use-tree.ts'
import { useOrganizationWords } from './words.ts'

const route = getRouteApi('/frame/quan-tri/don-vi/$organizationId')

/** One organization: what it is, what hangs on it, what stands below, and where it comes from. */
export function OrganizationPage() {
  const { organizationId } = route.useParams()
  const answer = useQuery(asking(getOrganization, { params: { organizationId } }))
  if (answer.isPending) return <SkeletonRows />
  if (answer.isError) return <ErrorState error={answer.error} onRetry={answer.refetch} />
  return <Shown key={organizationId} organization={answer.data} />
}

function Shown({ organization }: { organization: OrganizationDetail }) {
  const words = useOrganizationWords()
  const { asOf } = useView()
  const { index, groups } = useTree(asOf)
  const [correcting, setCorrecting] = useState(false)
  const [saved, setSaved] = useState<readonly { readonly alias: string; readonly name: string }[] | null>(null)
  const { id, validTo, can } = organization
  const path = index ? pathOf(index, id) : []
  const then = asOf === undefined ? null : stateOn(organization, asOf)
  return (
    <div className="page">
      <PageHeader
        title={organization.name}
        above={
          <>
            <OrganizationTabs />
            <Crumbs>
              <Link to="/quan-tri/don-vi">{words.backToTree}</Link>
              {path.map((above) => (
                <Link key={above.id} to="/quan-tri/don-vi/$organizationId" params={{ organizationId: above.id }}>
                  {above.shortName ?? above.name}
                </Link>
              ))}
            </Crumbs>
          </>
        }
        lead={organization.type ?? words.kinds[organization.kind]}
      >
        {asOf === undefined && can.manage ? (
          <Button leftSection={<IconPencil size={16} />} onClick={() => setCorrecting(true)}>
            {words.form.correct}
          </Button>
        ) : null}
        {asOf === undefined ? <Acts organization={organization} /> : null}
      </PageHeader>
      <div role="status" className="org-told">
        {saved ? (
          <Alert tone="good">
            {words.form.saved}
            {saved.map(({ alias, name }) => (
              <p key={`${alias} ${name}`}>{words.form.shared(alias, name)}</p>
            ))}
          </Alert>
        ) : null}
        {validTo !== null && (asOf === undefined || asOf > validTo) ? <Ended organization={organization} /> : null}
        {asOf !== undefined && then === null && asOf < organization.validFrom ? (
          <Alert tone="notice">{words.notYet(dateText(asOf))}</Alert>
        ) : null}
        {asOf !== undefined && then !== null && then !== organization ? (
          <Alert tone="notice">{words.stoodThen(dateText(asOf), then.name, then.parent?.name ?? null)}</Alert>
        ) : null}
      </div>
      <div className="org-columns">
        <div className="org-columns__main">
          <OrganizationFacts organization={organization} groups={groups} />
          {index ? (
            <UnitsBelow index={index} organization={organization} canAdd={can.manage && asOf === undefined} />
          ) : null}
        </div>
        <div className="org-columns__side">
          <StandingHere organization={organization} units={index?.below.get(id) ?? 0} />
          <OrganizationHistory organization={organization} />
        </div>
      </div>
      {correcting ? (
        <CorrectPanel
          organization={organization}
          onClose={() => setCorrecting(false)}
          onSaved={(shared) => {
            setSaved(shared)
            setCorrecting(false)
          }}
        />
      ) : null}
    </div>
  )
}

function Ended({ organization }: { organization: OrganizationDetail }) {
  const words = useOrganizationWords()
  return (
    <Alert tone="notice">
      {organization.validTo ? words.ended(dateText(organization.validTo)) : null}{' '}
      {organization.successors.length > 0 ? words.endedTo : null}{' '}
      {organization.successors.map(({ organization: one }, at) => (
        <span key={one.id}>
          {at > 0 ? ', ' : null}
          <Link to="/quan-tri/don-vi/$organizationId" params={{ organizationId: one.id }}>
            {one.name}
          </Link>
        </span>
      ))}
    </Alert>
  )
}

const ACTS = ['rename', 'move', 'merge', 'split', 'close'] as const

/** What may be done with it, each leading to the preview of what becomes of everything. */
function Acts({ organization: { id, parentId, can } }: { organization: OrganizationDetail }) {
  const words = useOrganizationWords()
  const { kinds } = useChangeWords()
  if (!can.manage && !can.reorganize) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconArrowsSplit2 size={16} />}
          rightSection={<IconChevronDown size={14} />}
        >
          {words.reorganize}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {can.reorganize
          ? ACTS.filter((kind) => parentId !== null || kind === 'rename').map((kind) => (
              <Menu.Item
                key={kind}
                renderRoot={(props) => <Link to="/quan-tri/don-vi/sap-xep/moi" search={{ kind, of: id }} {...props} />}
              >
                {kinds[kind].name}
              </Menu.Item>
            ))
          : null}
        {can.manage ? (
          <Menu.Item
            leftSection={<IconPlus size={14} />}
            renderRoot={(props) => (
              <Link to="/quan-tri/don-vi/sap-xep/moi" search={{ kind: 'add', of: id }} {...props} />
            )}
          >
            {words.addBelow}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  )
}
