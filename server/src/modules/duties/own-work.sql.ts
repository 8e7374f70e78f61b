import { ANSWERABLE, OWING } from '@dondoc/domain/access/predicates'
import type { Role } from '@dondoc/domain/access/roles'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Actor } from '../../lib/actor.ts'
import { isBelow } from '../../lib/read-scope.ts'

/** Where a person answers for what is owed, by the roles held today. */
export interface OwnPlaces {
  readonly today: PlainDate
  /** Where any answerable role is held: what these organizations owe themselves. */
  readonly at: readonly string[]
  /** Where a role is held that says how duties stand: also what is owed below, where nobody nearer holds one. */
  readonly owing: readonly string[]
  /** The paths of all of them. */
  readonly paths: readonly string[]
}

/** The places of an actor; none for who answers for nothing, as an administrator. */
export function ownPlacesOf({ roles }: Actor, today: PlainDate): OwnPlaces {
  const held = (which: readonly Role[]) => roles.filter(({ role }) => which.includes(role))
  const idsOf = (which: readonly Role[]) => [...new Set(held(which).map(({ organizationId }) => organizationId))]
  const paths = [...new Set(held(ANSWERABLE).map(({ at }) => at))]
  return { today, at: idsOf(ANSWERABLE), owing: idsOf(OWING), paths }
}

/**
 * In SQL: of the places from organization `o` upwards, the first where somebody holds one of the roles today is one of `at`, whose
 * paths are among `paths`: what is held above these does not matter.
 */
export const isNearestHeld = (
  tenantId: string,
  roles: readonly Role[],
  { today, at, paths }: Pick<OwnPlaces, 'today' | 'at' | 'paths'>,
): RawBuilder<SqlBool> => {
  // Few accounts are disabled: those are looked up once, and not each of the others.
  const held = sql`
    select r."organizationId" from role_held r
    where r."tenantId" = ${tenantId} and ${isBelow('r.orgPath', paths)} and r.role = any(${sql.val(roles)}::text[])
      and r."validFrom" <= ${today}::date and (r."validTo" is null or r."validTo" >= ${today}::date)
      and r."accountId" not in (select a.id from account a where a."tenantId" = ${tenantId} and a."disabledAt" is not null)`
  // Most organizations have somebody of their own; only of the others the places above are looked through. IS TRUE keeps that from
  // becoming a join, which would pass over the roles for each place: so they are hashed once.
  return sql`case when o.id in (${held}) then o.id else (
    select place.label::uuid
    from unnest(string_to_array(o."orgPath"::text, '.')) with ordinality as place(label, depth)
    where (place.label::uuid in (${held})) is true
    order by place.depth desc limit 1
  ) end = any(${sql.val(at)}::uuid[])`
}

/** In SQL: the ids of the organizations whose duties are a person's own work, as the domain's `isOwnWork` says. */
export const ownOrganizations = (tenantId: string, { today, at, owing, paths }: OwnPlaces): RawBuilder<unknown> => sql`
  select o.id from organization o
  where o."tenantId" = ${tenantId} and ${isBelow('o.orgPath', paths)} and (
    o.id = any(${sql.val(at)}::uuid[]) or ${owing.length === 0 ? sql`false` : isNearestHeld(tenantId, OWING, { today, at: owing, paths })}
  )`
