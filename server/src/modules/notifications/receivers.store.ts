import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'
import type { Receiver } from './tell.ts'

export interface ReceiverRow {
  readonly accountId: string
  /** The absent person whose role the receiver holds as a deputy; null for a role or a matter of one's own. */
  readonly standingInFor: string | null
}

/** The people behind receivers on a day, each once, with the deputies of those who are absent. Locked accounts are left out. */
export async function listReceivers(
  trx: Trx,
  tenantId: string,
  to: readonly Receiver[],
  on: PlainDate,
): Promise<ReceiverRow[]> {
  const accounts = to.flatMap((one) => ('accountId' in one ? [one.accountId] : []))
  const places = to.flatMap((one) => ('accountId' in one ? [] : [{ ...one, orAbove: one.orAbove ?? false }]))
  const people = sql<ReceiverRow>`(
    with asked as (
      select place.*, o."orgPath", row_number() over () as number
      from jsonb_to_recordset(${JSON.stringify(places)}::jsonb)
        as place("organizationId" uuid, roles text[], "orAbove" boolean)
      join organization o on o."tenantId" = ${tenantId} and o.id = place."organizationId"
    ), held as (
      select r."accountId", dense_rank() over (partition by asked.number order by nlevel(r."orgPath") desc) as distance
      from asked
      join role_held r on r."tenantId" = ${tenantId} and r.role = any(asked.roles)
        and (r."organizationId" = asked."organizationId" or (asked."orAbove" and r."orgPath" @> asked."orgPath"))
        and r."validFrom" <= ${on}::date and (r."validTo" is null or r."validTo" >= ${on}::date)
      join account a on a."tenantId" = r."tenantId" and a.id = r."accountId" and a."disabledAt" is null
    ), meant as (
      select "accountId" from held where distance = 1
      union
      select unnest(${sql.val(accounts)}::uuid[])
    ), people as (
      select "accountId", null as "standingInFor" from meant
      union all
      select s."deputyId", absent.name
      from meant
      join substitution s on s."tenantId" = ${tenantId} and s."absentId" = meant."accountId"
        and s."validFrom" <= ${on}::date and s."validTo" >= ${on}::date and (s."endedOn" is null or s."endedOn" > ${on}::date)
      join account absent on absent."tenantId" = s."tenantId" and absent.id = s."absentId"
    )
    select distinct on (people."accountId") people."accountId", people."standingInFor"
    from people
    join account a on a."tenantId" = ${tenantId} and a.id = people."accountId" and a."disabledAt" is null
    order by people."accountId", people."standingInFor" nulls first)`
  return trx.selectFrom(people.as('people')).selectAll().execute()
}

/** The organizations at the top of the tree. */
export async function listRoots(db: Reader, tenantId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('organization')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('parentId', 'is', null)
    .execute()
  return rows.map(({ id }) => id)
}
