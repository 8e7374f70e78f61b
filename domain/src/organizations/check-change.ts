import type { PlainDate } from '../calendar/plain-date.ts'
import { aliasClaims, aliasKey, type NamedOrganization } from './aliases.ts'
import {
  addedBy,
  type ChangeTarget,
  endedBy,
  movedBy,
  type NewOrganization,
  type OrganizationChange,
  type Refused,
  refuse,
} from './change.ts'
import { identifierCode } from './identifier-code.ts'
import type { CurrentOrganization, Structure } from './structure.ts'

/** What the checks look up: who exists, and the units of each. */
interface Standing {
  readonly byId: ReadonlyMap<string, CurrentOrganization>
  readonly childrenOf: (id: string) => readonly string[]
}

const standingOf = ({ organizations }: Structure): Standing => {
  const children = Map.groupBy(
    organizations.filter(({ validTo }) => validTo === null),
    ({ parentId }) => parentId,
  )
  return {
    byId: new Map(organizations.map((organization) => [organization.id, organization])),
    childrenOf: (id) => (children.get(id) ?? []).map((child) => child.id),
  }
}

/** True where `id` is `top` or stands below it. */
function isWithin({ byId }: Standing, id: string | null, top: string): boolean {
  for (let at = id, steps = 0; at !== null && steps <= byId.size; at = byId.get(at)?.parentId ?? null, steps++) {
    if (at === top) return true
  }
  return false
}

const first = (checks: Iterable<Refused | null>): Refused | null => {
  for (const refused of checks) if (refused !== null) return refused
  return null
}

/** An organization that the change touches: it exists, and nothing later has been decided about it. */
function checkTouched({ byId }: Standing, id: string, on: PlainDate): Refused | null {
  const found = byId.get(id)
  if (!found) return refuse('organization.not-found', id)
  if (found.validTo !== null) return refuse('organization.closed', id)
  if (on < found.validFrom) return refuse('organization.before-it-existed', id)
  return on < found.stateFrom ? refuse('organization.changed-later', id) : null
}

/** An organization that ends on the day before: it must have lasted a day, and the root never ends. */
function checkEnded(standing: Standing, id: string, on: PlainDate): Refused | null {
  const refused = checkTouched(standing, id, on)
  if (refused) return refused
  const found = standing.byId.get(id)
  if (found?.parentId === null) return refuse('organization.is-root', id)
  return found !== undefined && on <= found.validFrom ? refuse('organization.before-it-existed', id) : null
}

/** A superior: it exists on the day and goes on, and does not stand below what moves or ends. */
function checkParent(standing: Standing, parentId: string, on: PlainDate, below: readonly string[]): Refused | null {
  const parent = standing.byId.get(parentId)
  if (!parent) return refuse('organization.not-found', parentId)
  if (below.some((id) => isWithin(standing, parentId, id))) return refuse('organization.loop', parentId)
  return parent.validTo !== null || parent.validFrom > on ? refuse('organization.parent-not-there', parentId) : null
}

/** Names, aliases and code of an organization against those that stand beside it afterwards. */
function checkNames(
  standing: Standing,
  organization: NamedOrganization & { readonly identifierCode: string | null },
  ended: ReadonlySet<string>,
): Refused | null {
  const others = [...standing.byId.values()].filter(
    ({ id, validTo }) => validTo === null && id !== organization.id && !ended.has(id),
  )
  const { id, parentId, name, identifierCode: code } = organization
  const siblings = others.filter((other) => other.parentId === parentId)
  const namesake = siblings.find((other) => aliasKey(other.name) === aliasKey(name))
  if (namesake) return refuse('organization.name-taken', id, { otherId: namesake.id, words: name })
  const [claim] = aliasClaims(organization, siblings)
  if (claim) return refuse('organization.alias-taken', id, { otherId: claim.otherId, words: claim.alias })
  if (code === null) return null
  if (identifierCode(code) === null) return refuse('organization.code-invalid', id, { words: code })
  const holder = others.find((other) => other.identifierCode === code)
  return holder ? refuse('organization.code-taken', id, { otherId: holder.id, words: code }) : null
}

function checkAdded(
  standing: Standing,
  added: NewOrganization,
  on: PlainDate,
  ended: ReadonlySet<string>,
): Refused | null {
  if (standing.byId.has(added.id)) return refuse('organization.nothing-changes', added.id)
  const root = [...standing.byId.values()].find(({ parentId, validTo }) => parentId === null && validTo === null)
  if (added.parentId === null) {
    if (root) return refuse('organization.is-root', root.id)
  } else {
    const refused = checkParent(standing, added.parentId, on, [...ended])
    if (refused) return refused
  }
  return checkNames(standing, added, ended)
}

/** Targets of a merger or a division: new ones are addable, existing ones go on and stand outside of what ends. */
function checkTargets(
  standing: Standing,
  targets: readonly ChangeTarget[],
  on: PlainDate,
  ended: readonly string[],
): Refused | null {
  const added = targets.flatMap((target) => (target.kind === 'new' ? [target.organization] : []))
  for (const [at, one] of added.entries()) {
    const twin = added
      .slice(0, at)
      .find((other) => other.parentId === one.parentId && aliasKey(other.name) === aliasKey(one.name))
    if (twin) return refuse('organization.name-taken', one.id, { otherId: twin.id, words: one.name })
  }
  return first(
    targets.map((target) => {
      if (target.kind === 'new') return checkAdded(standing, target.organization, on, new Set(ended))
      const id = target.organizationId
      if (ended.some((one) => isWithin(standing, id, one))) return refuse('organization.loop', id)
      const found = standing.byId.get(id)
      if (!found) return refuse('organization.not-found', id)
      if (found.validTo !== null) return refuse('organization.closed', id)
      return found.validFrom > on ? refuse('organization.before-it-existed', id) : null
    }),
  )
}

/** Units follow their superior: nothing later may have been decided about them. */
function checkFollowers(standing: Standing, change: OrganizationChange): Refused | null {
  return first([...movedBy(change, standing.childrenOf).keys()].map((id) => checkTouched(standing, id, change.on)))
}

function checkKind(standing: Standing, change: OrganizationChange): Refused | null {
  const { on } = change
  switch (change.kind) {
    case 'add':
      return checkAdded(standing, change.organization, on, new Set())
    case 'rename': {
      const refused = checkTouched(standing, change.organizationId, on)
      const found = standing.byId.get(change.organizationId)
      if (refused || !found) return refused
      const { name, shortName, type = found.type } = change
      if (name === found.name && shortName === found.shortName && type === found.type)
        return refuse('organization.nothing-changes', found.id)
      return checkNames(standing, { ...found, name, shortName }, new Set())
    }
    case 'move': {
      const { organizationId: id, parentId } = change
      const refused = checkTouched(standing, id, on)
      const found = standing.byId.get(id)
      if (refused || !found) return refused
      if (found.parentId === null) return refuse('organization.is-root', id)
      if (found.parentId === parentId) return refuse('organization.nothing-changes', id)
      return checkParent(standing, parentId, on, [id]) ?? checkNames(standing, { ...found, parentId }, new Set())
    }
    case 'merge': {
      const ended = [...new Set(change.organizationIds)]
      if (ended.length < (change.into.kind === 'new' ? 2 : 1)) return refuse('organization.too-few')
      return first([
        ...ended.map((id) => checkEnded(standing, id, on)),
        checkTargets(standing, [change.into], on, ended),
        checkFollowers(standing, change),
      ])
    }
    case 'split':
      return checkSplit(standing, change)
    case 'close': {
      const { organizationId: id, heirId } = change
      const refused = checkEnded(standing, id, on)
      if (refused) return refused
      if (heirId === null) return standing.childrenOf(id).length > 0 ? refuse('organization.has-units', id) : null
      return (
        checkTargets(standing, [{ kind: 'existing', organizationId: heirId }], on, [id]) ??
        checkFollowers(standing, change)
      )
    }
  }
}

function checkSplit(standing: Standing, change: OrganizationChange & { readonly kind: 'split' }): Refused | null {
  const { organizationId: id, into, on } = change
  const ended = [...endedBy(change).keys()]
  const goesOn = ended.length === 0
  const others = into.filter((target) => target.kind === 'new' || target.organizationId !== id)
  const known = into.flatMap((target) => (target.kind === 'existing' ? [target.organizationId] : []))
  if (into.length < 2 || others.length === 0 || new Set(known).size < known.length || !into[change.heir])
    return refuse('organization.too-few', id)
  const units = new Set(standing.childrenOf(id))
  return first([
    goesOn ? checkTouched(standing, id, on) : checkEnded(standing, id, on),
    checkTargets(standing, others, on, ended),
    ...change.children.map(({ organizationId, to }) =>
      units.has(organizationId) && into[to] ? null : refuse('organization.not-found', organizationId),
    ),
    ...change.duties.map(({ to }) => (into[to] ? null : refuse('organization.not-found', id))),
    // A unit cannot stand below itself: parts of one that goes on may be given to its own unit.
    ...change.children.map(({ organizationId, to }) => {
      const target = into[to]
      const parent = target?.kind === 'existing' ? target.organizationId : (target?.organization.parentId ?? null)
      return isWithin(standing, parent, organizationId) ? refuse('organization.loop', organizationId) : null
    }),
    checkFollowers(standing, change),
  ])
}

/**
 * Whether a reorganization may be done to the tree; null where it may. It is asked on the day `today`: what is decided for a later
 * day is entered when that day has come, for rights and paths are those of now.
 */
export function checkChange(structure: Structure, change: OrganizationChange, today: PlainDate): Refused | null {
  const refused = checkKind(standingOf(structure), change)
  if (refused) return refused
  const named = addedBy(change).find(({ name }) => name.trim() === '')
  if (named) return refuse('organization.name-taken', named.id, { words: '' })
  return change.on > today ? refuse('organization.change-in-future') : null
}
