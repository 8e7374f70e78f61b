import type { DigestGroup } from '@dondoc/contract/digest'
import type { NotificationKind } from '@dondoc/contract/notifications'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { DigestGroupName, MutableGroup } from '@dondoc/domain/urging/digest'
import { type Insertable, type Selectable, sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'
import type { DigestTable } from '../../lib/tables.ts'
import { type DutyState, dutiesOn, hasMissedCheckpoint } from '../duties/index.ts'
import { answering, holders, line, nearest } from './people.sql.ts'
import type { UrgingDay } from './remind.ts'
import { governed } from './rules.store.ts'

/** Duties of a group that a mail names; the others are a number and the link. */
const SHOWN = 5

/** What people are told that is no duty to act on by itself, and so stands as news. */
const NEWS: readonly NotificationKind[] = [
  'duty.commented',
  'duty.mentioned',
  'duty.changed',
  'duty.coordination',
  'duty.awaited',
  'duty.confirmed',
  'duty.stopped',
  'duty.resumed',
  'duty.declined',
  'extension.requested',
  'extension.decided',
  'event.registered',
  'event.withdrawn',
  'letter.sent',
]

export interface DigestDay extends UrgingDay {
  /** By place of a set of rules: the last due date that is soon. */
  readonly soon: readonly { readonly path: string; readonly until: PlainDate }[]
  /** The working day before: duties given since then are new. */
  readonly newSince: PlainDate
  /** Of the last digest of this hour: what was told since then is news. */
  readonly newsSince: Date
  /** Demo accounts get mail too. */
  readonly demo: boolean
}

export interface PersonalDigest {
  readonly accountId: string
  readonly name: string
  readonly email: string
  readonly muted: readonly MutableGroup[]
  readonly groups: readonly (Pick<DigestGroup, 'count' | 'duties'> & { readonly name: DigestGroupName })[]
  readonly news: { readonly count: number; readonly items: DigestGroup['news'] } | null
}

/**
 * What each person of the sets whose turn it is has to do, in one statement: a duty stands in one group only, each group shows its
 * first. People who are absent are left out, their deputies have it.
 */
export async function gatherDigests(db: Reader, day: DigestDay): Promise<PersonalDigest[]> {
  const { tenantId, today, sets, due, soon, newSince, newsSince, acceptSince } = day
  const gathered = sql<PersonalDigest>`(
    with ${governed(tenantId, sets)}, soon as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(soon)}::jsonb) as day(path text, until date)
    ), open as materialized (
      select state.*, coalesce(d.text, n.text) as text, p."issuerId", verdict.kind as verdict, verdict."authorId" as "verdictBy"
      from (${dutiesOn(tenantId, today, sql`true`)}) state
      join duty d on d."tenantId" = ${tenantId} and d.id = state.id
      join plan p on p."tenantId" = ${tenantId} and p.id = state."planId"
      join plan_node n on n."tenantId" = ${tenantId} and n.id = state."nodeId"
      left join lateral (
        select u.kind, u."authorId" from duty_update u
        where u."tenantId" = ${tenantId} and u."dutyId" = state.id and u.kind in ('delivered', 'returned')
        order by u.sequence desc limit 1
      ) verdict on true
      where state.status in ('overdue', 'running', 'not-started', 'to-confirm')
    ), grouped as materialized (
      select open.*, case
        when status = 'to-confirm' then 'to-confirm'
        when acceptance = 'declined' then null
        when verdict = 'returned' then 'returned'
        when status = 'overdue' then 'overdue'
        when ${hasMissedCheckpoint(today)} then 'missed-checkpoint'
        when role = 'lead' and acceptance = 'open' and "issuedOn" >= ${acceptSince}::date then 'to-accept'
        when "dueOn" <= soon.until then 'due-soon'
        when "issuedOn" >= ${newSince}::date and "issuedOn" < ${today}::date then 'new' end as "group"
      from open
      join governed on governed."organizationId" = open."organizationId"
      left join soon on soon.path = governed.path
    ), ${holders(tenantId, today)},
    ${line(
      tenantId,
      sql`select "organizationId" from grouped where "group" is not null
        union select "issuerId" from grouped where "group" = 'to-confirm'`,
    )},
    own as materialized (select * from grouped where "group" <> 'to-confirm'), pairs as materialized (
      select own.id, own."group", who."accountId" from own
      join ${answering(sql`own`)} who on who."dutyId" = own.id
      union
      select g.id, g."group", who."accountId" from grouped g
      join ${nearest(['focal'])} who on who."organizationId" = g."issuerId"
      where g."group" = 'to-confirm' and who."accountId" is distinct from g."verdictBy"
      union
      select n."aboutId", 'escalated', n."accountId" from notification n
      join grouped g on g.id = n."aboutId" and g.status = 'overdue'
      join duty_escalation e on e."tenantId" = n."tenantId" and e."dutyId" = n."aboutId"
        and e."quietSince" = greatest(g."dueOn", g."lastUpdateOn") and n.cause = e.step || ':' || e."quietSince"
      where n."tenantId" = ${tenantId} and n.kind = 'duty.escalated'
    ), people as materialized (
      select a.id, a.name, a.email, coalesce(c.muted, '{}') as muted
      from account a
      join governed on governed."organizationId" = a."organizationId" and governed.path = any(${sql.val(due.map(({ orgPath }) => orgPath))}::text[])
      left join digest_choice c on c."tenantId" = a."tenantId" and c."accountId" = a.id
      where a."tenantId" = ${tenantId} and a."disabledAt" is null and (${day.demo} or a."demoPassword" is null)
        and not exists (select from absences where absences."absentId" = a.id)
    ), told as (
      -- Who is told of a duty by the ladder does not read it twice.
      select distinct on (pairs."accountId", pairs.id) pairs."accountId", pairs."group", g.*
      from pairs join (select id, code, text, "organizationId", "dueOn", status, checkpoints, "issuedOn" from grouped) g on g.id = pairs.id
      order by pairs."accountId", pairs.id, pairs."group" <> 'escalated'
    ), numbered as (
      select told.*, count(*) over whole as "count", row_number() over (whole order by "dueOn" nulls last, code) as number
      from told
      window whole as (partition by "accountId", "group")
    ), shown as (
      select "accountId", "group", max("count") as "count", json_agg(json_build_object(
        'id', numbered.id, 'code', code, 'text', text, 'organization', coalesce(o."shortName", o.name), 'dueOn', "dueOn", 'status', status,
        'missedCheckpoint', case when "group" = 'missed-checkpoint' then (
          select c from jsonb_array_elements(checkpoints) c
          where (c->>'on')::date < ${today}::date and (c->>'on')::date >= "issuedOn" order by c->>'on' desc limit 1
        ) end
      ) order by number) as duties
      from numbered
      join organization o on o."tenantId" = ${tenantId} and o.id = numbered."organizationId"
      where number <= ${SHOWN}
      group by "accountId", "group"
    ), groups as (
      select "accountId", json_agg(json_build_object('name', "group", 'count', "count", 'duties', duties)) as groups
      from shown group by "accountId"
    ), news as (
      select "accountId", json_build_object('count', max("count"), 'items', json_agg(json_build_object(
        'kind', kind, 'data', data, 'about', json_build_object('kind', "aboutKind", 'id', "aboutId")) order by id desc)) as news
      from (
        select n.*, count(*) over whole as "count", row_number() over (whole order by n.id desc) as number
        from notification n
        where n."tenantId" = ${tenantId} and n."readAt" is null and n.at > ${newsSince} and n.kind = any(${sql.val(NEWS)}::text[])
        window whole as (partition by n."accountId")
      ) ranked
      where number <= ${SHOWN}
      group by "accountId"
    )
    select people.id as "accountId", people.name, people.email, people.muted, coalesce(groups.groups, '[]') as groups, news.news
    from people
    left join groups on groups."accountId" = people.id
    left join news on news."accountId" = people.id
    where groups.groups is not null or news.news is not null
  )`
  return db.selectFrom(gathered.as('digest')).selectAll().orderBy('accountId').execute()
}

const BATCH = 500

/** Records what was sent; a person has one digest a day. */
export async function insertDigests(trx: Trx, digests: readonly Insertable<DigestTable>[]): Promise<void> {
  for (let from = 0; from < digests.length; from += BATCH) {
    await trx
      .insertInto('digest')
      .values(digests.slice(from, from + BATCH))
      .onConflict((same) => same.doNothing())
      .execute()
  }
}

/** Who was sent a digest of a day already. */
export async function listServed(db: Reader, tenantId: string, on: PlainDate): Promise<string[]> {
  const rows = await db
    .selectFrom('digest')
    .select('accountId')
    .where('tenantId', '=', tenantId)
    .where('on', '=', on)
    .execute()
  return rows.map(({ accountId }) => accountId)
}

export interface SentDigest extends Selectable<DigestTable> {
  readonly name: string
  readonly authUserId: string
}

/** The digest that a link belongs to, with whose it is. */
export async function findDigest(db: Reader, tenantId: string, hash: string): Promise<SentDigest | undefined> {
  return db
    .selectFrom('digest as d')
    .innerJoin('account as a', (join) => join.onRef('a.tenantId', '=', 'd.tenantId').onRef('a.id', '=', 'd.accountId'))
    .selectAll('d')
    .select(['a.name', 'a.authUserId'])
    .where('d.tenantId', '=', tenantId)
    .where('d.hash', '=', hash)
    .executeTakeFirst()
}

/** How some duties stand on a day. Those that are gone by then are left out. */
export async function listStanding(
  db: Reader,
  tenantId: string,
  today: PlainDate,
  ids: readonly string[],
): Promise<DutyState[]> {
  const standing = dutiesOn(tenantId, today, sql`d.id = any(${sql.val(ids)}::uuid[])`)
  return db.selectFrom(sql<DutyState>`(${standing})`.as('state')).selectAll().execute()
}

/** What a person has left out of the digest, with the place whose rules say when it comes. */
export async function findChoice(
  db: Reader,
  account: { readonly tenantId: string; readonly accountId: string },
): Promise<{ muted: MutableGroup[]; orgPath: string }> {
  const row = await db
    .selectFrom('account as a')
    .innerJoin('organization as o', (join) =>
      join.onRef('o.tenantId', '=', 'a.tenantId').onRef('o.id', '=', 'a.organizationId'),
    )
    .leftJoin('digest_choice as c', (join) =>
      join.onRef('c.tenantId', '=', 'a.tenantId').onRef('c.accountId', '=', 'a.id'),
    )
    .select(['c.muted', 'o.orgPath'])
    .where('a.tenantId', '=', account.tenantId)
    .where('a.id', '=', account.accountId)
    .executeTakeFirstOrThrow()
  return { muted: row.muted ?? [], orgPath: row.orgPath }
}

export async function putChoice(
  trx: Trx,
  account: { readonly tenantId: string; readonly accountId: string },
  muted: readonly MutableGroup[],
): Promise<void> {
  const { tenantId, accountId } = account
  await trx
    .insertInto('digest_choice')
    .values({ tenantId, accountId, muted: [...muted] })
    .onConflict((same) => same.columns(['tenantId', 'accountId']).doUpdateSet({ muted: [...muted] }))
    .execute()
}
