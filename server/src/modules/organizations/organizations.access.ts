import { canEditPlan, canManageOrganizations } from '@dondoc/domain/access/predicates'
import type { Actor } from '@dondoc/domain/access/roles'
import type { OrganizationChange } from '@dondoc/domain/organizations/change'
import type { CurrentOrganization, Structure } from '@dondoc/domain/organizations/structure'

/** Who keeps the plans of an organization keeps its groups, for plans name them. */
export function canManageGroups(actor: Actor, ownerPath: string): boolean {
  return canEditPlan(actor, { ownerPath, isDraft: false })
}

/** The place from which an organization is reorganized: its superior's, for nobody closes or moves the own agency. */
export const placeAbove = ({ orgPath }: Pick<CurrentOrganization, 'orgPath'>): string =>
  orgPath.split('.').slice(0, -1).join('.') || orgPath

/** The organizations that a change names: those it changes, and superiors of new ones and new superiors. */
function placesOf(change: OrganizationChange): {
  readonly changed: readonly string[]
  readonly superiors: readonly string[]
} {
  switch (change.kind) {
    case 'add':
      return { changed: [], superiors: change.organization.parentId === null ? [] : [change.organization.parentId] }
    case 'rename':
      return { changed: [change.organizationId], superiors: [] }
    case 'move':
      return { changed: [change.organizationId], superiors: [change.parentId] }
    case 'close':
      return { changed: [change.organizationId, ...(change.heirId === null ? [] : [change.heirId])], superiors: [] }
    case 'merge':
    case 'split': {
      const targets = change.kind === 'merge' ? [change.into] : change.into
      const named = change.kind === 'merge' ? change.organizationIds : [change.organizationId]
      return {
        changed: [...named, ...targets.flatMap((one) => (one.kind === 'existing' ? [one.organizationId] : []))],
        superiors: targets.flatMap((one) =>
          one.kind === 'new' && one.organization.parentId !== null ? [one.organization.parentId] : [],
        ),
      }
    }
  }
}

/** May the actor do this to the tree? Organizations that are not there are nobody's secret: the rules refuse them. */
export function canChangeTree(actor: Actor, { organizations }: Structure, change: OrganizationChange): boolean {
  const byId = new Map(organizations.map((organization) => [organization.id, organization]))
  const { changed, superiors } = placesOf(change)
  const found = (ids: readonly string[]): CurrentOrganization[] => ids.flatMap((id) => byId.get(id) ?? [])
  const places = [...found(changed).map(placeAbove), ...found(superiors).map(({ orgPath }) => orgPath)]
  return (
    places.every((path) => canManageOrganizations(actor, path)) &&
    actor.roles.some(({ at }) => canManageOrganizations(actor, at))
  )
}
