import type * as contract from '@dondoc/contract/organizations'
import type { Organization, OrganizationGroup } from '@dondoc/contract/organizations'
import type { OrganizationRef } from '@dondoc/contract/shared'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { GroupRule } from '@dondoc/domain/organizations/group-rule'
import { existsOn, type OrganizationOn, type PastState } from '@dondoc/domain/organizations/structure'
import type { OrganizationRow } from './organizations.store.ts'

/** A row as it leaves the server. */
export function presentOrganization(row: OrganizationRow): Organization {
  const { id, parentId, kind, type, name, shortName, aliases, identifierCode, communeCount, issuesPlans } = row
  const { validFrom, validTo } = row
  const own = { aliases, identifierCode, communeCount, issuesPlans, validFrom, validTo }
  return { id, parentId, kind, type, name, shortName, ...own }
}

/** An organization where it is only named. */
export const presentRef = ({ id, name, shortName }: OrganizationRef): OrganizationRef => ({ id, name, shortName })

/** A rule as it leaves the server. */
export const presentRule = (rule: GroupRule): contract.GroupRule => ({
  ...rule,
  kinds: [...rule.kinds],
  types: [...rule.types],
  except: [...rule.except],
})

/** A group with its members of a day. */
export function presentGroup(group: {
  readonly id: string
  readonly organizationId: string
  readonly name: string
  readonly memberIds: readonly string[]
  readonly rule: GroupRule | null
}): OrganizationGroup {
  const { id, organizationId, name, memberIds, rule } = group
  return {
    ...{ id, organizationId, name },
    memberIds: [...memberIds],
    rule: rule === null ? null : presentRule(rule),
  }
}

/** Parents before children, brothers and sisters in Vietnamese order. */
export function inTreeOrder<Row extends OrganizationOn>(rows: readonly Row[]): Row[] {
  const known = new Set(rows.map(({ id }) => id))
  const byParent = Map.groupBy(rows, ({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : null))
  const collator = new Intl.Collator('vi')
  const ordered: Row[] = []
  for (
    let level = byParent.get(null) ?? [];
    level.length > 0;
    level = level.flatMap(({ id }) => byParent.get(id) ?? [])
  )
    ordered.push(...level.toSorted((a, b) => collator.compare(a.name, b.name)))
  return ordered
}

/** The rows of those that exist on a day, as they were on it. */
export function rowsOn(rows: readonly OrganizationRow[], past: readonly PastState[], on: PlainDate): OrganizationRow[] {
  const states = new Map(
    past
      .filter(({ validFrom, validTo }) => validFrom <= on && on <= validTo)
      .map((state) => [state.organizationId, state]),
  )
  const then = rows
    .filter((row) => existsOn(row, on))
    .map((row): OrganizationRow => {
      const state = states.get(row.id)
      if (state === undefined) return row
      const { parentId, kind, type, name, shortName, identifierCode, issuesPlans } = state
      return { ...row, parentId, kind, type, name, shortName, identifierCode, issuesPlans }
    })
  return inTreeOrder(then)
}
