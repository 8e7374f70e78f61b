import type { PlainDate } from '../calendar/plain-date.ts'
import type { OrganizationState } from './structure.ts'

/** An organization to be made; the id is given by who makes it. */
export interface NewOrganization extends OrganizationState {
  readonly id: string
  readonly aliases: readonly string[]
}

/** What others are merged into or split into. */
export type ChangeTarget =
  | { readonly kind: 'new'; readonly organization: NewOrganization }
  | { readonly kind: 'existing'; readonly organizationId: string }

/** One act of reorganization, in force from the day `on`. */
export type OrganizationChange = { readonly on: PlainDate } & (
  | { readonly kind: 'add'; readonly organization: NewOrganization }
  | {
      readonly kind: 'rename'
      readonly organizationId: string
      readonly name: string
      readonly shortName: string | null
      /** What the decree calls it from now on; absent where that stays. */
      readonly type?: string | null
    }
  | { readonly kind: 'move'; readonly organizationId: string; readonly parentId: string }
  /** The named ones end; the target, new or existing, succeeds them all. */
  | { readonly kind: 'merge'; readonly organizationIds: readonly string[]; readonly into: ChangeTarget }
  /** It ends, unless it is itself among the targets: then parts are taken out of it. */
  | {
      readonly kind: 'split'
      readonly organizationId: string
      readonly into: readonly ChangeTarget[]
      /** Index of the target that takes over what is open, and the units that no line below names. */
      readonly heir: number
      readonly children: readonly { readonly organizationId: string; readonly to: number }[]
      /** Open duties that another target than the heir takes over, one by one. */
      readonly duties: readonly { readonly dutyId: string; readonly to: number }[]
    }
  /** Null where nobody takes over: allowed only for one that has no units. */
  | { readonly kind: 'close'; readonly organizationId: string; readonly heirId: string | null }
)

/** Why a change is refused. */
export type ChangeRefusal =
  | 'organization.not-found'
  | 'organization.is-root'
  | 'organization.loop'
  | 'organization.closed'
  | 'organization.parent-not-there'
  | 'organization.before-it-existed'
  | 'organization.changed-later'
  | 'organization.change-in-future'
  | 'organization.name-taken'
  | 'organization.code-taken'
  | 'organization.code-invalid'
  | 'organization.alias-taken'
  | 'organization.has-units'
  | 'organization.too-few'
  | 'organization.nothing-changes'

/** A refusal with the organization it is about and, where names or codes meet, the other one. */
export interface Refused {
  readonly ok: false
  readonly code: ChangeRefusal
  readonly organizationId: string | null
  readonly otherId: string | null
  /** The name, alias or code that is taken or wrong. */
  readonly words: string | null
}

/** A refusal without other party. */
export function refuse(
  code: ChangeRefusal,
  organizationId: string | null = null,
  about: { readonly otherId?: string; readonly words?: string } = {},
): Refused {
  return { ok: false, code, organizationId, otherId: about.otherId ?? null, words: about.words ?? null }
}

/** The organizations that a change makes. */
export function addedBy(change: OrganizationChange): readonly NewOrganization[] {
  switch (change.kind) {
    case 'add':
      return [change.organization]
    case 'merge':
      return change.into.kind === 'new' ? [change.into.organization] : []
    case 'split':
      return change.into.flatMap((target) => (target.kind === 'new' ? [target.organization] : []))
    case 'rename':
    case 'move':
    case 'close':
      return []
  }
}

const targetId = (target: ChangeTarget): string =>
  target.kind === 'new' ? target.organization.id : target.organizationId

/** The organizations that a change ends, each with those that succeed it; the first of them is the heir of what is open. */
export function endedBy(change: OrganizationChange): ReadonlyMap<string, readonly string[]> {
  switch (change.kind) {
    case 'merge':
      return new Map(change.organizationIds.map((id) => [id, [targetId(change.into)]]))
    case 'split': {
      const targets = change.into.map(targetId)
      if (targets.includes(change.organizationId)) return new Map()
      const heir = targets[change.heir]
      const order = heir === undefined ? targets : [heir, ...targets.filter((id) => id !== heir)]
      return new Map([[change.organizationId, order]])
    }
    case 'close':
      return new Map([[change.organizationId, change.heirId === null ? [] : [change.heirId]]])
    case 'add':
    case 'rename':
    case 'move':
      return new Map()
  }
}

/** The open duties that a division gives to a target by name, with who takes each over; what stays where it is is left out. */
export function allottedBy(change: OrganizationChange): ReadonlyMap<string, string> {
  if (change.kind !== 'split') return new Map()
  return new Map(
    change.duties.flatMap(({ dutyId, to }) => {
      const target = change.into[to]
      const id = target === undefined ? change.organizationId : targetId(target)
      return id === change.organizationId ? [] : [[dutyId, id] as const]
    }),
  )
}

/** Who comes from whom by a change: also the parts taken out of one that goes on. */
export function successionsOf(
  change: OrganizationChange,
): readonly { readonly predecessorId: string; readonly successorId: string }[] {
  const pairs = [...endedBy(change)].flatMap(([predecessorId, successors]) =>
    successors.map((successorId) => ({ predecessorId, successorId })),
  )
  if (change.kind !== 'split' || pairs.length > 0) return pairs
  return change.into
    .map(targetId)
    .filter((id) => id !== change.organizationId)
    .map((successorId) => ({ predecessorId: change.organizationId, successorId }))
}

/** The existing organizations that get another parent because the change says so, before units follow their superior. */
export function movedBy(
  change: OrganizationChange,
  childrenOf: (id: string) => readonly string[],
): ReadonlyMap<string, string> {
  const moved = new Map<string, string>()
  if (change.kind === 'move') moved.set(change.organizationId, change.parentId)
  const ended = endedBy(change)
  for (const [id, [heir]] of ended) {
    if (heir === undefined) continue
    for (const child of childrenOf(id)) if (!ended.has(child) && child !== heir) moved.set(child, heir)
  }
  if (change.kind === 'split') {
    for (const { organizationId, to } of change.children) {
      const target = change.into[to]
      if (target) moved.set(organizationId, targetId(target))
    }
    // What stays with the one that goes on is no move.
    for (const [id, parent] of moved) if (parent === change.organizationId) moved.delete(id)
  }
  return moved
}
