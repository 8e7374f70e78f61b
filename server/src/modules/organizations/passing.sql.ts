import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type RawBuilder, sql } from 'kysely'
import type { Passing } from './passing.ts'

/** In SQL: the ids of those that end. */
export const idsOf = ({ heirs }: Passing): RawBuilder<unknown> => sql`${sql.val(heirs.map(({ id }) => id))}::uuid[]`

/** In SQL: the rows (id, heir) of those that have an heir, with the heir's path. */
export const heirsOf = ({ tenantId, heirs }: Passing): RawBuilder<unknown> => {
  const passed = heirs.filter(({ heirId }) => heirId !== null)
  const from = sql.val(passed.map(({ id }) => id))
  const to = sql.val(passed.map(({ heirId }) => heirId))
  return sql`(
    select h.id, h.heir, o."orgPath" from unnest(${from}::uuid[], ${to}::uuid[]) as h(id, heir)
    join organization o on o."tenantId" = ${tenantId} and o.id = h.heir
  )`
}

/** In SQL: the rows (dutyId, taker) of duties given by name, with the path of who takes them over. */
export const allottedOf = ({ tenantId, allotted }: Passing): RawBuilder<unknown> => sql`(
  select a."dutyId", a.taker, o."orgPath"
  from unnest(
    ${sql.val(allotted.map(({ dutyId }) => dutyId))}::uuid[], ${sql.val(allotted.map(({ toId }) => toId))}::uuid[]
  ) as a("dutyId", taker)
  join organization o on o."tenantId" = ${tenantId} and o.id = a.taker
)`

/** In SQL: the ids of duties given by name; of new organizations there are no rows yet where this is asked. */
export const takersOf = ({ allotted }: Passing): RawBuilder<unknown> => sql`unnest(
    ${sql.val(allotted.map(({ dutyId }) => dutyId))}::uuid[], ${sql.val(allotted.map(({ toId }) => toId))}::uuid[]
  ) as a("dutyId", taker)`

/** In SQL: what is valid on the day of the change or begins later. */
export const validFrom = (on: PlainDate): RawBuilder<unknown> => sql`("validTo" is null or "validTo" >= ${on}::date)`
