import { addDays, type PlainDate } from '../calendar/plain-date.ts'
import { type AliasClaim, aliasClaims, aliasKey, namesOf } from './aliases.ts'
import { addedBy, endedBy, movedBy, type NewOrganization, type OrganizationChange, successionsOf } from './change.ts'
import {
  type CurrentOrganization,
  type OrganizationState,
  type PastState,
  pastStateOf,
  pathLabel,
  type Structure,
  stateOf,
} from './structure.ts'

/** What a reorganization writes, and the tree after it. */
export interface AppliedChange {
  /** The first day of the new structure. */
  readonly on: PlainDate
  readonly added: readonly (NewOrganization & { readonly validFrom: PlainDate; readonly orgPath: string })[]
  /** `heirId` takes over what is open; null where nobody does. */
  readonly ended: readonly { readonly id: string; readonly validTo: PlainDate; readonly heirId: string | null }[]
  /** States that ended with the day before. */
  readonly past: readonly PastState[]
  /** States that hold from the day of the change on. */
  readonly changed: readonly { readonly id: string; readonly state: OrganizationState }[]
  readonly successions: readonly { readonly predecessorId: string; readonly successorId: string }[]
  /** Every path that is another one now; rows filtered by branch follow. */
  readonly paths: readonly { readonly id: string; readonly from: string; readonly to: string }[]
  /** Names of before, by which documents still mean the successor. */
  readonly aliases: readonly { readonly organizationId: string; readonly alias: string }[]
  /** Units that stand beside a namesake now: allowed, for the next act merges or renames them, but worth knowing. */
  readonly clashes: readonly AliasClaim[]
  readonly after: Structure
}

/** Who holds each organization in the tree of rights: its superior, and of one that ended its heir. */
function holdersOf(organizations: readonly CurrentOrganization[]): Map<string, string | null> {
  const byLabel = new Map(organizations.map(({ id }) => [pathLabel(id), id]))
  return new Map(organizations.map(({ id, orgPath }) => [id, byLabel.get(orgPath.split('.').at(-2) ?? '') ?? null]))
}

function pathsOf(holders: ReadonlyMap<string, string | null>): (id: string) => string {
  const known = new Map<string, string>()
  const pathOf = (id: string): string => {
    const found = known.get(id)
    if (found !== undefined) return found
    const holder = holders.get(id) ?? null
    const path = holder === null ? pathLabel(id) : `${pathOf(holder)}.${pathLabel(id)}`
    known.set(id, path)
    return path
  }
  return pathOf
}

/** The state of an existing organization after the change; null where it stays. */
function nextState(
  organization: CurrentOrganization,
  change: OrganizationChange,
  moved: ReadonlyMap<string, string>,
): OrganizationState | null {
  const { id } = organization
  const state = stateOf(organization)
  const parent = moved.get(id)
  if (parent !== undefined) return { ...state, parentId: parent }
  if (change.kind !== 'rename' || change.organizationId !== id) return null
  return { ...state, name: change.name, shortName: change.shortName, type: change.type ?? state.type }
}

/** Names by which documents go on to mean somebody: those of a renamed one, and those of all that one organization succeeds. */
function inheritedNames(
  before: ReadonlyMap<string, CurrentOrganization>,
  after: readonly CurrentOrganization[],
  change: OrganizationChange,
): AppliedChange['aliases'] {
  const heirs =
    change.kind === 'rename'
      ? new Map([[change.organizationId, [change.organizationId]]])
      : new Map([...endedBy(change)].filter(([, successors]) => successors.length === 1))
  const live = after.filter(({ validTo }) => validTo === null)
  const byId = new Map(live.map((organization) => [organization.id, organization]))
  const taken = new Set<string>()
  return [...heirs].flatMap(([id, [successorId]]) => {
    const predecessor = before.get(id)
    const successor = byId.get(successorId ?? '')
    if (!predecessor || !successor) return []
    const own = new Set(namesOf(successor).map(aliasKey))
    const beside = live.filter((other) => other.parentId === successor.parentId && other.id !== successor.id)
    const claimed = new Set(beside.flatMap(namesOf).map(aliasKey))
    return namesOf(predecessor).flatMap((alias) => {
      const key = `${successor.id} ${aliasKey(alias)}`
      if (own.has(aliasKey(alias)) || claimed.has(aliasKey(alias)) || taken.has(key)) return []
      taken.add(key)
      return [{ organizationId: successor.id, alias }]
    })
  })
}

/**
 * What a change that `checkChange` allows writes: rows that end with the day before, rows that hold from the day on, who succeeds
 * whom, and every path that changes. Days before `on` keep the structure they had.
 */
export function applyChange(structure: Structure, change: OrganizationChange): AppliedChange {
  const { on } = change
  const before = new Map(structure.organizations.map((organization) => [organization.id, organization]))
  const children = Map.groupBy(
    structure.organizations.filter(({ validTo }) => validTo === null),
    ({ parentId }) => parentId,
  )
  const moved = movedBy(change, (id) => (children.get(id) ?? []).map((child) => child.id))
  const endings = endedBy(change)

  const holders = holdersOf(structure.organizations)
  for (const [id, parentId] of moved) holders.set(id, parentId)
  for (const [id, [heir]] of endings) if (heir !== undefined) holders.set(id, heir)
  for (const { id, parentId } of addedBy(change)) holders.set(id, parentId)
  const pathOf = pathsOf(holders)

  const past: PastState[] = []
  const changed: { id: string; state: OrganizationState }[] = []
  const kept = structure.organizations.map((organization): CurrentOrganization => {
    const { id } = organization
    const placed = { ...organization, orgPath: pathOf(id) }
    if (endings.has(id)) return { ...placed, validTo: addDays(on, -1) }
    const state = nextState(organization, change, moved)
    if (state === null) return placed
    const ended = pastStateOf(organization, on)
    if (ended) past.push(ended)
    changed.push({ id, state })
    return { ...placed, ...state, stateFrom: on }
  })
  const added = addedBy(change).map((one) => ({ ...one, validFrom: on, orgPath: pathOf(one.id) }))
  const all = [...kept, ...added.map((one): CurrentOrganization => ({ ...one, validTo: null, stateFrom: on }))]
  const aliases = inheritedNames(before, all, change)
  const byHeir = Map.groupBy(aliases, ({ organizationId }) => organizationId)
  const organizations = all.map((one) => ({
    ...one,
    aliases: [...one.aliases, ...(byHeir.get(one.id) ?? []).map(({ alias }) => alias)],
  }))
  const live = Map.groupBy(
    organizations.filter(({ validTo }) => validTo === null),
    ({ parentId }) => parentId,
  )
  return {
    on,
    added,
    ended: [...endings].map(([id, [heirId = null]]) => ({ id, validTo: addDays(on, -1), heirId })),
    past,
    changed,
    successions: successionsOf(change),
    paths: structure.organizations
      .map(({ id, orgPath }) => ({ id, from: orgPath, to: pathOf(id) }))
      .filter(({ from, to }) => from !== to),
    aliases,
    clashes: organizations.flatMap((one) =>
      moved.has(one.id) && change.kind !== 'move' ? aliasClaims(one, live.get(one.parentId) ?? []) : [],
    ),
    after: { organizations, past: [...structure.past, ...past] },
  }
}
