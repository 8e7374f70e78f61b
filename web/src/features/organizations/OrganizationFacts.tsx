import type { OrganizationDetail, OrganizationGroup } from '@dondoc/contract/organizations'
import { Link } from '@tanstack/react-router'
import { dateText, numberText } from '../../lib/format.ts'
import { Fact, Facts } from '../../ui/Facts.tsx'
import { useOrganizationWords } from './words.ts'

interface Props {
  organization: OrganizationDetail
  groups: readonly OrganizationGroup[]
}

/** What an organization is, by which names documents mean it, and the groups it belongs to. */
export function OrganizationFacts({ organization, groups }: Props) {
  const { facts: words, kinds, groups: groupWords } = useOrganizationWords()
  const { validFrom, validTo, aliases, parent } = organization
  const own = groups.filter(({ memberIds }) => memberIds.includes(organization.id))
  const from = dateText(validFrom)
  return (
    <section className="box org-box" aria-label={words.title}>
      <Facts>
        <Fact word={words.shortName}>{organization.shortName}</Fact>
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
        <Fact word={words.type}>{organization.type}</Fact>
        <Fact word={words.kind}>{kinds[organization.kind]}</Fact>
        <Fact word={words.code}>{organization.identifierCode ?? <span className="secondary">{words.none}</span>}</Fact>
        <Fact word={words.parent}>
          {parent ? (
            <Link to="/quan-tri/don-vi/$organizationId" params={{ organizationId: parent.id }}>
              {parent.name}
            </Link>
          ) : (
            words.root
          )}
        </Fact>
        <Fact word={words.issues}>{organization.issuesPlans ? words.issuesYes : words.issuesNo}</Fact>
        <Fact word={words.communes}>
          {organization.communeCount === null ? null : numberText(organization.communeCount)}
        </Fact>
        <Fact word={words.valid}>{validTo ? words.between(from, dateText(validTo)) : words.from(from)}</Fact>
        <Fact word={groupWords.title}>
          {own.length === 0 ? (
            <span className="secondary">{groupWords.none}</span>
          ) : (
            <ul className="org-points">
              {own.map((group) => (
                <li key={group.id}>
                  <Link to="/quan-tri/don-vi/nhom/$groupId" params={{ groupId: group.id }}>
                    {group.name}
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </Fact>
      </Facts>
    </section>
  )
}
