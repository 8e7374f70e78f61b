import { addDays, type PlainDate } from '../calendar/plain-date.ts'
import type { OrganizationKind } from './kinds.ts'

/** What may change about an organization while it stays the same one. */
export interface OrganizationState {
  /** Null for the root. */
  readonly parentId: string | null
  readonly kind: OrganizationKind
  /** What the decree calls it: "Phường", "Chi cục"; null where nobody said. */
  readonly type: string | null
  readonly name: string
  readonly shortName: string | null
  readonly identifierCode: string | null
  /** It has a seal and issues documents. */
  readonly issuesPlans: boolean
}

/** An organization as it is now, or as it was last. */
export interface CurrentOrganization extends OrganizationState {
  readonly id: string
  readonly validFrom: PlainDate
  /** Its last day; null while it exists. */
  readonly validTo: PlainDate | null
  /** The present state holds from this day on; `validFrom` where it never changed. */
  readonly stateFrom: PlainDate
  readonly aliases: readonly string[]
  /** Where it stands for rights, from the root: a closed one stands below its successor. */
  readonly orgPath: string
}

/** How an organization was in an earlier time. Both days belong to it. */
export interface PastState extends OrganizationState {
  readonly organizationId: string
  readonly validFrom: PlainDate
  readonly validTo: PlainDate
}

/** All organizations of a tenant, also closed ones, with their earlier states. */
export interface Structure {
  readonly organizations: readonly CurrentOrganization[]
  readonly past: readonly PastState[]
}

/** An organization as it stood on a day. */
export interface OrganizationOn extends OrganizationState {
  readonly id: string
}

/** Only what may change, of a row that holds more. */
export const stateOf = (state: OrganizationState): OrganizationState => {
  const { parentId, kind, type, name, shortName, identifierCode, issuesPlans } = state
  return { parentId, kind, type, name, shortName, identifierCode, issuesPlans }
}

/** True where the organization exists on the day. */
export function existsOn(
  organization: { readonly validFrom: PlainDate; readonly validTo: PlainDate | null },
  day: PlainDate,
): boolean {
  return organization.validFrom <= day && (organization.validTo === null || organization.validTo >= day)
}

/** The tree as it stood on a day, in the order of the structure: earlier states where the day lies in one. */
export function structureOn({ organizations, past }: Structure, day: PlainDate): readonly OrganizationOn[] {
  const earlier = new Map<string, PastState>()
  for (const state of past) if (state.validFrom <= day && day <= state.validTo) earlier.set(state.organizationId, state)
  return organizations
    .filter((organization) => existsOn(organization, day))
    .map((organization) => ({ id: organization.id, ...stateOf(earlier.get(organization.id) ?? organization) }))
}

/** The label of an organization in paths: its id without hyphens, for ltree takes none before PostgreSQL 16. */
export const pathLabel = (id: string): string => id.replaceAll('-', '')

/** The present state as a past one that ended the day before `on`; null where it never lasted a day. */
export function pastStateOf(organization: CurrentOrganization, on: PlainDate): PastState | null {
  if (organization.stateFrom >= on) return null
  return {
    organizationId: organization.id,
    validFrom: organization.stateFrom,
    validTo: addDays(on, -1),
    ...stateOf(organization),
  }
}
