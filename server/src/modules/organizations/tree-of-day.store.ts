import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type RawBuilder, sql } from 'kysely'

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

/** A subquery: each organization (`id`) and its `path` in the tree of a day, the ids from the root down without hyphens. */
export const placesOn = (tenantId: string, day: PlainDate): RawBuilder<unknown> => sql`
  with recursive standing as materialized (${parentsOn(tenantId, day)}), place as (
    select id, replace(id::text, '-', '')::ltree as path from standing where "aboveId" is null
    union all
    select standing.id, place.path || replace(standing.id::text, '-', '')
    from standing join place on standing."aboveId" = place.id
  )
  select id, path from place`
