import '../organizations.css'
import './groups.css'
import { getOrganizationGroup, type OrganizationGroupDetail } from '@dondoc/contract/organization-groups'
import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { asking } from '../../../lib/api.ts'
import { dateText } from '../../../lib/format.ts'
import { useToday } from '../../../lib/session.ts'
import { useView } from '../../../lib/view.ts'
import { Alert } from '../../../ui/Alert.tsx'
import { Crumbs } from '../../../ui/Crumbs.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { Fact, Facts } from '../../../ui/Facts.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { VirtualRows } from '../../../ui/VirtualRows.tsx'
import { OrganizationTabs } from '../OrganizationTabs.tsx'
import type { OrganizationIndex } from '../tree.ts'
import { useTree } from '../use-tree.ts'
import { useOrganizationWords } from '../words.ts'
import { GroupPanel } from './GroupPanel.tsx'
import { useGroupWords } from './words.ts'

const route = getRouteApi('/frame/quan-tri/don-vi/nhom/$groupId')

/** One group: whom it means on the day one looks at, by which names, and whom it meant before. */
export function GroupPage() {
  const words = useGroupWords()
  const { groupId } = route.useParams()
  const today = useToday()
  const { asOf } = useView()
  const { index } = useTree(asOf)
  const [editing, setEditing] = useState(false)
  const [saved, setSaved] = useState(false)
  const answer = useQuery(asking(getOrganizationGroup, { params: { groupId }, query: { asOf } }))
  if (answer.isPending) return <SkeletonRows />
  if (answer.isError) return <ErrorState error={answer.error} onRetry={answer.refetch} />
  const detail = answer.data
  const { group, members, can } = detail
  return (
    <div className="page">
      <PageHeader
        title={group.name}
        lead={words.members(members.length, dateText(asOf ?? today))}
        above={
          <>
            <OrganizationTabs />
            <Crumbs>
              <Link to="/quan-tri/don-vi/nhom">{words.back}</Link>
            </Crumbs>
          </>
        }
      >
        {can.manage && asOf === undefined && index ? (
          <Button leftSection={<IconPencil size={16} />} onClick={() => setEditing(true)}>
            {words.edit}
          </Button>
        ) : null}
      </PageHeader>
      <div role="status" className="org-told">
        {saved ? <Alert tone="good">{words.form.saved}</Alert> : null}
      </div>
      <div className="org-columns">
        <section className="box org-box" aria-label={words.columns.members}>
          <h2>{words.columns.members}</h2>
          {members.length === 0 ? <p className="secondary">{words.noMembers}</p> : null}
          <VirtualRows
            count={members.length}
            estimate={38}
            keyOf={(at) => members[at]?.id ?? String(at)}
            row={(at) => {
              const member = members[at]
              return member ? (
                <div className="org-units__row">
                  <Link to="/quan-tri/don-vi/$organizationId" params={{ organizationId: member.id }}>
                    {member.name}
                  </Link>
                </div>
              ) : null
            }}
          />
        </section>
        <GroupFacts detail={detail} index={index} />
      </div>
      {editing && index ? (
        <GroupPanel
          index={index}
          detail={detail}
          onClose={() => setEditing(false)}
          onSaved={() => {
            setEditing(false)
            setSaved(true)
          }}
        />
      ) : null}
    </div>
  )
}

function GroupFacts({ detail, index }: { detail: OrganizationGroupDetail; index: OrganizationIndex | undefined }) {
  const words = useGroupWords()
  const { kinds } = useOrganizationWords()
  const { owner, aliases, validFrom, validTo, periods } = detail
  const daysOf = (from: typeof validFrom, to: typeof validTo): string =>
    to === null ? words.from(dateText(from)) : words.between(dateText(from), dateText(to))
  const sentence = ({ rule, listed }: (typeof periods)[number]): string => {
    if (rule === null) return words.listed(listed ?? 0)
    const named = [...rule.types, ...rule.kinds.map((kind) => kinds[kind])]
    const what = named.length === 0 ? words.anyUnits : named.join(', ')
    const said = words.rule(words.reaches[rule.reach], index?.byId.get(rule.of)?.name ?? '…', what)
    return rule.except.length === 0 ? said : `${said}${words.except(rule.except.length)}`
  }
  return (
    <section className="box org-box">
      <Facts>
        <Fact word={words.owner}>
          <Link to="/quan-tri/don-vi/$organizationId" params={{ organizationId: owner.id }}>
            {owner.name}
          </Link>
        </Fact>
        <Fact word={words.aliases}>
          {aliases.length === 0 ? (
            <span className="secondary">{words.none}</span>
          ) : (
            <ul className="org-points">
              {aliases.map((alias) => (
                <li key={alias}>{alias}</li>
              ))}
            </ul>
          )}
        </Fact>
        <Fact word={words.valid}>{daysOf(validFrom, validTo)}</Fact>
        <Fact word={words.periods}>
          <ul className="org-points">
            {periods.map((period) => (
              <li key={`${period.validFrom} ${period.validTo} ${period.listed}`}>
                {sentence(period)}
                <span className="secondary"> {daysOf(period.validFrom, period.validTo)}</span>
              </li>
            ))}
          </ul>
        </Fact>
      </Facts>
    </section>
  )
}
