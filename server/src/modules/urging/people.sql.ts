import { OWING } from '@dondoc/domain/access/predicates'
import type { Role } from '@dondoc/domain/access/roles'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type RawBuilder, sql } from 'kysely'

/**
 * Parts of a `with`, for work on all people of a tenant at once. After `holders` (who holds which role where that day, deputies
 * with the name of the absent person) and `line` (each organization that owes or gave something, with those above it),
 * `nearest(roles)` names the people for an organization: those of the nearest place, from itself upwards, that has any.
 */
export const holders = (tenantId: string, on: PlainDate): RawBuilder<unknown> => sql`
  roles_of_day as materialized (
    select r."accountId", r.role, r."organizationId"
    from role_held r
    join account a on a."tenantId" = r."tenantId" and a.id = r."accountId" and a."disabledAt" is null
    where r."tenantId" = ${tenantId} and r."validFrom" <= ${on}::date and (r."validTo" is null or r."validTo" >= ${on}::date)
  ), absences as materialized (
    select s."absentId", s."deputyId", a.name
    from substitution s
    join account a on a."tenantId" = s."tenantId" and a.id = s."absentId"
    join account deputy on deputy."tenantId" = s."tenantId" and deputy.id = s."deputyId" and deputy."disabledAt" is null
    where s."tenantId" = ${tenantId} and s."validFrom" <= ${on}::date and s."validTo" >= ${on}::date
      and (s."endedOn" is null or s."endedOn" > ${on}::date)
  ), holders as materialized (
    select "accountId", role, "organizationId", null::text as "standingInFor" from roles_of_day
    union all
    select absences."deputyId", r.role, r."organizationId", absences.name
    from roles_of_day r join absences on absences."absentId" = r."accountId"
  )`

/** `needed` is a subquery of organization ids. */
export const line = (tenantId: string, needed: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  line as materialized (
    select o.id as "organizationId", place.label::uuid as "aboveId", -place.depth as distance
    from organization o
    cross join lateral unnest(string_to_array(o."orgPath"::text, '.')) with ordinality as place(label, depth)
    where o."tenantId" = ${tenantId} and o.id in (${needed})
  )`

export const nearest = (roles: readonly Role[]): RawBuilder<unknown> => sql`(
  select distinct on ("organizationId", "accountId") "organizationId", "accountId", "standingInFor"
  from (
    select line."organizationId", holders."accountId", holders."standingInFor",
      dense_rank() over (partition by line."organizationId" order by line.distance) as place
    from line join holders on holders."organizationId" = line."aboveId" and holders.role = any(${sql.val(roles)}::text[])
  ) ranked
  where place = 1
  order by "organizationId", "accountId", "standingInFor" nulls first
)`

/**
 * Who answers for duties: the person it is assigned to and the head of the unit, or without one everybody who owes it. `duties` is
 * a name in the `with` that has "id", "organizationId" and "assigneeId"; the result has "dutyId" and the person.
 */
export const answering = (duties: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  select distinct on ("dutyId", "accountId") "dutyId", "accountId", "standingInFor"
  from (
    select d.id as "dutyId", who."accountId", who."standingInFor" from ${duties} d
    join ${nearest(OWING)} who on who."organizationId" = d."organizationId"
    where d."assigneeId" is null
    union all
    select d.id, head."accountId", head."standingInFor" from ${duties} d
    join ${nearest(['unit-head'])} head on head."organizationId" = d."organizationId"
    where d."assigneeId" is not null
    union all
    select d.id, a.id, null from ${duties} d
    join account a on a."tenantId" = d."tenantId" and a.id = d."assigneeId" and a."disabledAt" is null
    union all
    select d.id, absences."deputyId", absences.name from ${duties} d join absences on absences."absentId" = d."assigneeId"
  ) people
  order by "dutyId", "accountId", "standingInFor" nulls first
)`
