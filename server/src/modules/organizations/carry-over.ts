import type { ChangeEffects } from '@dondoc/contract/organization-changes'
import { type RawBuilder, sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'
import { carryRoles } from './carry-roles.ts'
import { OPEN } from './open-duties.store.ts'
import { allottedOf, heirsOf, idsOf, takersOf, validFrom } from './passing.sql.ts'
import type { Passing } from './passing.ts'

type What = ChangeEffects['effects'][number]['what']

interface Carried {
  readonly what: What
  /** The columns, as `table.column`, through which it hangs there. */
  readonly by: readonly string[]
  readonly fate: 'passes' | 'stays'
  /** One row for each thing, with the organization it hangs on as `id`, and `taker` where `byName`. */
  readonly rows: (passing: Passing) => RawBuilder<unknown>
  /** True where things may be given to somebody else than the heir. */
  readonly byName?: true
  /** Gives the things to the heir; absent where they stay or follow by themselves. */
  readonly carry?: (trx: Trx, passing: Passing) => Promise<void>
}

/**
 * Everything that hangs on an organization and what becomes of it when the organization ends; the only such list. What stays keeps
 * the organization that was: it is seen by the successor, because its path runs through the successor.
 */
const CARRIED: readonly Carried[] = [
  {
    what: 'open-duties',
    by: ['duty.organizationId'],
    fate: 'passes',
    byName: true,
    rows: (passing) => sql`
      select d."organizationId" as id, a.taker from duty d left join ${takersOf(passing)} on a."dutyId" = d.id
      where d."tenantId" = ${passing.tenantId} and ${OPEN}
        and (d."organizationId" = any(${idsOf(passing)}) or a.taker is not null)`,
    carry: carryDuties,
  },
  {
    what: 'closed-duties',
    by: ['duty.organizationId'],
    fate: 'stays',
    rows: (passing) => sql`
      select d."organizationId" as id from duty d
      where d."tenantId" = ${passing.tenantId} and d."organizationId" = any(${idsOf(passing)}) and not (${OPEN})`,
  },
  {
    what: 'draft-plans',
    by: ['plan.issuerId'],
    fate: 'passes',
    rows: (passing) => sql`
      select "issuerId" as id from plan
      where "tenantId" = ${passing.tenantId} and "issuerId" = any(${idsOf(passing)}) and state = 'draft'`,
    carry: async (trx, passing) => {
      await sql`
        update plan p set "issuerId" = h.heir, "orgPath" = h."orgPath" from ${heirsOf(passing)} h
        where p."tenantId" = ${passing.tenantId} and p."issuerId" = h.id and p.state = 'draft'`.execute(trx)
    },
  },
  {
    what: 'issued-plans',
    by: ['plan.issuerId'],
    fate: 'stays',
    rows: (passing) => sql`
      select "issuerId" as id from plan
      where "tenantId" = ${passing.tenantId} and "issuerId" = any(${idsOf(passing)}) and state <> 'draft'`,
  },
  {
    what: 'plan-names',
    by: ['plan_name.organizationId'],
    fate: 'passes',
    rows: (passing) => sql`
      select n."organizationId" as id from plan_name n join plan p on p."tenantId" = n."tenantId" and p.id = n."planId"
      where n."tenantId" = ${passing.tenantId} and n."organizationId" = any(${idsOf(passing)}) and p.state <> 'closed'`,
    carry: async (trx, passing) => {
      // Whose name nobody takes over is asked for again.
      await sql`
        update plan_name n set "organizationId" = h.heir, settled = n.settled and h.heir is not null
        from (
          select ended.id, heirs.heir from unnest(${idsOf(passing)}) as ended(id)
          left join ${heirsOf(passing)} heirs on heirs.id = ended.id
        ) h, plan p
        where n."tenantId" = ${passing.tenantId} and n."organizationId" = h.id
          and p."tenantId" = ${passing.tenantId} and p.id = n."planId" and p.state <> 'closed'`.execute(trx)
    },
  },
  {
    what: 'accounts',
    by: ['account.organizationId'],
    fate: 'passes',
    rows: (passing) => sql`
      select "organizationId" as id from account
      where "tenantId" = ${passing.tenantId} and "organizationId" = any(${idsOf(passing)}) and "disabledAt" is null`,
    carry: async (trx, passing) => {
      await sql`
        update account a set "organizationId" = h.heir, version = a.version + 1 from ${heirsOf(passing)} h
        where a."tenantId" = ${passing.tenantId} and a."organizationId" = h.id`.execute(trx)
    },
  },
  {
    what: 'roles',
    by: ['role_held.organizationId'],
    fate: 'passes',
    rows: (passing) => sql`
      select "organizationId" as id from role_held
      where "tenantId" = ${passing.tenantId} and "organizationId" = any(${idsOf(passing)}) and ${validFrom(passing.on)}`,
    carry: carryRoles,
  },
  {
    what: 'groups',
    by: ['organization_group.organizationId'],
    fate: 'passes',
    rows: (passing) => sql`
      select "organizationId" as id from organization_group
      where "tenantId" = ${passing.tenantId} and "organizationId" = any(${idsOf(passing)}) and ${validFrom(passing.on)}`,
    carry: async (trx, passing) => {
      await sql`
        update organization_group g set "organizationId" = h.heir from ${heirsOf(passing)} h
        where g."tenantId" = ${passing.tenantId} and g."organizationId" = h.id and ${validFrom(passing.on)}`.execute(
        trx,
      )
    },
  },
  {
    // A rule keeps the organization it was made for: on each day it is followed to whoever stands for it then.
    what: 'group-rules',
    by: ['organization_group_rule.rule'],
    fate: 'passes',
    rows: (passing) => sql`
      select (rule ->> 'of')::uuid as id from organization_group_rule
      where "tenantId" = ${passing.tenantId} and (rule ->> 'of')::uuid = any(${idsOf(passing)}) and ${validFrom(passing.on)}`,
  },
  {
    what: 'group-memberships',
    by: ['organization_group_member.organizationId'],
    fate: 'passes',
    rows: (passing) => sql`
      select "organizationId" as id from organization_group_member
      where "tenantId" = ${passing.tenantId} and "organizationId" = any(${idsOf(passing)}) and ${validFrom(passing.on)}`,
    carry: carryMemberships,
  },
  {
    what: 'records',
    by: ['record.issuerId'],
    fate: 'stays',
    rows: (passing) => sql`
      select "issuerId" as id from record
      where "tenantId" = ${passing.tenantId} and "issuerId" = any(${idsOf(passing)})`,
  },
  {
    // Also drafts: they are about duties overdue to the office that was.
    what: 'urging-letters',
    by: ['urging_letter.issuerId', 'urging_letter_duty.organizationId'],
    fate: 'stays',
    rows: (passing) => sql`
      select "issuerId" as id from urging_letter
      where "tenantId" = ${passing.tenantId} and "issuerId" = any(${idsOf(passing)})`,
  },
  {
    // The heir's own hold; of several predecessors those of the first in the tree.
    what: 'urging-rules',
    by: ['urging_rules.organizationId'],
    fate: 'passes',
    rows: (passing) => sql`
      select "organizationId" as id from urging_rules
      where "tenantId" = ${passing.tenantId} and "organizationId" = any(${idsOf(passing)})`,
    carry: async (trx, passing) => {
      // The heir's own hold; of several predecessors those of the one that stood first in the tree.
      await sql`
        insert into urging_rules ("tenantId", "organizationId", "orgPath", rules)
        select distinct on (h.heir) r."tenantId", h.heir, h."orgPath", r.rules
        from urging_rules r join ${heirsOf(passing)} h on h.id = r."organizationId"
        where r."tenantId" = ${passing.tenantId} order by h.heir, r."orgPath"
        on conflict do nothing`.execute(trx)
      await sql`delete from urging_rules
        where "tenantId" = ${passing.tenantId} and "organizationId" = any(${idsOf(passing)})`.execute(trx)
    },
  },
  {
    // Its letterhead is in it: the heir has another name, and begins with the template that comes with the product.
    what: 'letter-template',
    by: ['letter_template.organizationId'],
    fate: 'stays',
    rows: (passing) => sql`
      select "organizationId" as id from letter_template
      where "tenantId" = ${passing.tenantId} and "organizationId" = any(${idsOf(passing)})`,
  },
]

/** Columns that name an organization and are none of its things, each with the reason. */
const APART: Readonly<Record<string, string>> = {
  'organization.parentId': 'the tree itself, which the change writes',
  'organization_past.organizationId': 'the tree of each day',
  'organization_past.parentId': 'the tree of each day',
  'organization_alias.organizationId': 'a name means the successor by the succession, on days after the change',
  'organization_succession.predecessorId': 'the change itself',
  'organization_succession.successorId': 'the change itself',
  'duty_transfer.fromId': 'who owed a duty before a change',
  'duty_transfer.toId': 'who owed a duty after a change',
  'plan_import.issuerId': 'follows its plan; a reading that made none is its reader’s',
  'plan_import.askedIssuerId': 'what was asked at the upload',
}

/** Every column for which that is decided; a test compares them with the database. */
export const DECIDED: readonly string[] = [...new Set(CARRIED.flatMap(({ by }) => by)), ...Object.keys(APART)]

/** Who takes a duty over owes it from the day on: by name, else the heir. */
async function carryDuties(trx: Trx, passing: Passing): Promise<void> {
  const { tenantId, changeId, on } = passing
  await sql`
    insert into duty_transfer ("tenantId", "dutyId", id, "changeId", "on", "fromId", "toId")
    select d."tenantId", d.id, ${changeId}::uuid, ${changeId}::uuid, ${on}::date, d."organizationId", coalesce(a.taker, h.heir)
    from duty d
    left join ${allottedOf(passing)} a on a."dutyId" = d.id
    left join ${heirsOf(passing)} h on h.id = d."organizationId"
    where d."tenantId" = ${tenantId} and ${OPEN} and (a.taker is not null or h.heir is not null)`.execute(trx)
  // The path of the new debtor is the same row's.
  await sql`
    update duty d set "organizationId" = t."toId", "orgPath" = o."orgPath"
    from duty_transfer t join organization o on o."tenantId" = t."tenantId" and o.id = t."toId"
    where d."tenantId" = ${tenantId} and t."tenantId" = ${tenantId} and t."changeId" = ${changeId}
      and t."dutyId" = d.id`.execute(trx)
}

/** The heir is a member from the day on, once for each group; who ends is one until the day before. */
async function carryMemberships(trx: Trx, passing: Passing): Promise<void> {
  const { tenantId, on } = passing
  const ended = sql`"tenantId" = ${tenantId} and "organizationId" = any(${idsOf(passing)}) and ${validFrom(on)}`
  await sql`
    insert into organization_group_member ("tenantId", "groupId", "organizationId", "validFrom", "validTo")
    select m."tenantId", m."groupId", h.heir, greatest(min(m."validFrom"), ${on}::date),
      case when bool_or(m."validTo" is null) then null else max(m."validTo") end
    from organization_group_member m join ${heirsOf(passing)} h on h.id = m."organizationId"
    where m."tenantId" = ${tenantId} and ${validFrom(on)} and not exists (
      select 1 from organization_group_member x
      where x."tenantId" = m."tenantId" and x."groupId" = m."groupId" and x."organizationId" = h.heir
        and (x."validTo" is null or x."validTo" >= ${on}::date)
    )
    group by m."tenantId", m."groupId", h.heir
    on conflict do nothing`.execute(trx)
  await sql`delete from organization_group_member where ${ended} and "validFrom" >= ${on}::date`.execute(trx)
  await sql`update organization_group_member set "validTo" = ${on}::date - 1 where ${ended}`.execute(trx)
}

const isNothing = ({ heirs, allotted }: Passing): boolean => heirs.length + allotted.length === 0

/** How many things of each sort hang on each organization that ends; sorts with none are left out. */
export async function countCarried(
  db: Reader,
  passing: Passing,
): Promise<{ what: What; fate: Carried['fate']; id: string; toId: string | null; count: number }[]> {
  if (isNothing(passing)) return []
  const counts = CARRIED.map(({ what, rows, byName }) => {
    const taker = byName === true ? sql`taker` : sql`null::uuid`
    return sql`
      select ${sql.lit(what)} as what, id, ${taker} as "toId", count(*) as count
      from (${rows(passing)}) things group by id, "toId"`
  })
  const found = await db
    .selectFrom(
      sql<{ what: What; id: string; toId: string | null; count: number }>`(${sql.join(counts, sql` union all `)})`.as(
        'counts',
      ),
    )
    .selectAll()
    .execute()
  const fates = new Map(CARRIED.map(({ what, fate }) => [what, fate]))
  return found.map((row) => ({ ...row, fate: fates.get(row.what) ?? 'stays' }))
}

/** Gives what passes to the heirs, one statement or a few for each sort. Paths were rewritten before. */
export async function carryOver(trx: Trx, passing: Passing): Promise<void> {
  if (isNothing(passing)) return
  for (const { carry } of CARRIED) await carry?.(trx, passing)
}

/** How many open duties beyond the first the heirs would owe for the same row, occurrence and day. */
export async function countDoubled(db: Reader, passing: Passing): Promise<number> {
  const passed = passing.heirs.filter(({ heirId }) => heirId !== null)
  if (passed.length + passing.allotted.length === 0) return 0
  const takers = sql.val([...passed.map(({ heirId }) => heirId), ...passing.allotted.map(({ toId }) => toId)])
  const from = sql.val(passed.map(({ id }) => id))
  const to = sql.val(passed.map(({ heirId }) => heirId))
  const { doubled } = await db
    .selectFrom(
      sql<{ n: number }>`(
        select count(*) as n from duty d
        left join ${takersOf(passing)} on a."dutyId" = d.id
        left join unnest(${from}::uuid[], ${to}::uuid[]) as h(id, heir) on h.id = d."organizationId"
        where d."tenantId" = ${passing.tenantId} and ${OPEN}
          and (a.taker is not null or d."organizationId" = any(${from}::uuid[]) or d."organizationId" = any(${takers}::uuid[]))
        group by coalesce(a.taker, h.heir, d."organizationId"), d."nodeId", d.occurrence, d."originalDueOn"
        having count(*) > 1 and count(coalesce(a.taker, h.heir)) > 0
      )`.as('rows'),
    )
    .select(sql<number>`coalesce(sum(n - 1), 0)::bigint`.as('doubled'))
    .executeTakeFirstOrThrow()
  return doubled
}
