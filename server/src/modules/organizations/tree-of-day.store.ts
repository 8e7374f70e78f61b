import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '../../lib/db.ts'

/**
 * A subquery: each organization of the tenant (`id`) and the one above it on a day (`aboveId`). One that ended before stands under
 * its heir.
 */
const parentsOn = (tenantId: string, day: PlainDate): RawBuilder<unknown> => sql`
  select o.id, case
    when o."validTo" < ${day}::date and nlevel(o."orgPath") > 1 then subpath(o."orgPath", -2, 1)::text::uuid
    when was."organizationId" is null then o."parentId" else was."parentId" end as "aboveId"
  from organization o
  left join organization_past was on was."tenantId" = o."tenantId" and was."organizationId" = o.id
    and ${day}::date between was."validFrom" and was."validTo"
  where o."tenantId" = ${tenantId}`

/** A subquery: the organizations (`id`) at and below one in the tree of a day. */
export const branchOn = (tenantId: string, organizationId: string, day: PlainDate): RawBuilder<unknown> => sql`
  with recursive standing as materialized (${parentsOn(tenantId, day)}), branch as (
    select ${organizationId}::uuid as id
    union
    select standing.id from standing join branch on standing."aboveId" = branch.id
  )
  select id from branch`

/**
 * A subquery: each organization (`id`) and its `path` in the tree of a day, the ids from the root down without hyphens. Where none
 * stood elsewhere on that day than now, these are the paths that the rows hold.
 */
const placesOn = (tenantId: string, day: PlainDate): RawBuilder<unknown> => {
  const someStoodElsewhere = sql`exists (
    select from organization_past was where was."tenantId" = ${tenantId} and ${day}::date between was."validFrom" and was."validTo")`
  return sql`
  with recursive standing as materialized (${parentsOn(tenantId, day)}), place as (
    select id, replace(id::text, '-', '')::ltree as path from standing where "aboveId" is null and ${someStoodElsewhere}
    union all
    select standing.id, place.path || replace(standing.id::text, '-', '')
    from standing join place on standing."aboveId" = place.id
  )
  select id, path from place
  union all
  select o.id, o."orgPath" from organization o where o."tenantId" = ${tenantId} and not ${someStoodElsewhere}`
}

/** Where all organizations of a tenant stand in the tree of a day. */
export async function listPlaces(
  db: Reader,
  tenantId: string,
  day: PlainDate,
): Promise<{ id: string; path: string }[]> {
  return db
    .selectFrom(sql<{ id: string; path: string }>`(${placesOn(tenantId, day)})`.as('places'))
    .selectAll()
    .execute()
}

/** The id that a path holds, `n` labels from the root. */
export const idAt = (path: RawBuilder<unknown>, n: RawBuilder<unknown>): RawBuilder<string> =>
  sql`ltree2text(subpath(${path}, ${n} - 1, 1))::uuid`

/**
 * Common tables that tell the organizations of `owing` (a subquery of ids) apart where it helps: `focus` is the `path` of the lowest
 * organization that all stand at or under, `branches` has for each `id` the one right below the focus that it stands under
 * (`shownId`) and whether it stands `below` that.
 */
export const branchesOn = (tenantId: string, day: PlainDate, owing: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  places as materialized (
    select place.id, place.path from (${placesOn(tenantId, day)}) place where place.id in (${owing})
  ), focus as materialized (
    -- A label more, since a path is no ancestor of its own.
    select lca(array_agg(path || 'x')) as path from places
  ), branches as (
    select places.id, case when nlevel(places.path) > nlevel(focus.path)
        then ${idAt(sql`places.path`, sql`nlevel(focus.path) + 1`)} else places.id end as "shownId",
      nlevel(places.path) > nlevel(focus.path) + 1 as below
    from places cross join focus
  )`

/** Organizations by their ids, in Vietnamese order of names. */
export async function listOrganizationRefs(
  db: Reader,
  tenantId: string,
  ids: readonly string[],
): Promise<{ id: string; name: string; shortName: string | null }[]> {
  return db
    .selectFrom('organization')
    .select(['id', 'name', 'shortName'])
    .where('tenantId', '=', tenantId)
    .where(sql<boolean>`id = any(${sql.val(ids)}::uuid[])`)
    .orderBy(sql`name collate "vi-x-icu"`)
    .orderBy('id')
    .execute()
}
