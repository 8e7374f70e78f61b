import type { AuditFilter } from '@dondoc/contract/audit'
import { AUDIT_ACTIONS, type AuditAction, type AuditSort, auditSort } from '@dondoc/contract/audit-actions'
import { addDays } from '@dondoc/domain/calendar/plain-date'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { AuditLink } from '../../lib/audit.ts'
import { BUSINESS_ZONE } from '../../lib/clock.ts'
import type { Reader } from '../../lib/db.ts'
import type { AuditEntryTable } from '../../lib/tables.ts'

const SHOWN = [
  'id',
  'sequence',
  'at',
  'accountId',
  'actor',
  'standingInFor',
  'action',
  'subjectKind',
  'subjectId',
  'subject',
  'ip',
  'userAgent',
  'before',
  'after',
] as const

export type AuditListRow = Pick<Selectable<AuditEntryTable>, (typeof SHOWN)[number]>

const actionsOf = (sort: AuditSort): string[] =>
  Object.keys(AUDIT_ACTIONS).filter((action) => auditSort(action) === sort)

const asPattern = (words: string): string =>
  words
    .trim()
    .replaceAll(/[\\%_]/g, '\\$&')
    .replaceAll(/\s+/g, '%')

function matches(tenantId: string, filter: AuditFilter): RawBuilder<boolean> {
  const { accountId, personId, actor, action, sort, ip, subjectKind, subjectId, from, to } = filter
  const conditions: RawBuilder<unknown>[] = [sql`"tenantId" = ${tenantId}`]
  if (accountId !== undefined) conditions.push(sql`"accountId" = ${accountId}`)
  if (personId !== undefined)
    conditions.push(sql`("accountId" = ${personId} or ("subjectKind" = 'account' and "subjectId" = ${personId}))`)
  if (actor !== undefined && actor.trim() !== '')
    conditions.push(sql`f_unaccent(actor) ilike f_unaccent(${`%${asPattern(actor)}%`})`)
  if (action !== undefined)
    conditions.push(action.endsWith('.') ? sql`starts_with(action, ${action})` : sql`action = ${action}`)
  if (sort === 'change')
    conditions.push(sql`action <> all(${sql.val([...actionsOf('read'), ...actionsOf('refused')])}::text[])`)
  else if (sort !== undefined) conditions.push(sql`action = any(${sql.val(actionsOf(sort))}::text[])`)
  if (ip !== undefined && ip.trim() !== '') conditions.push(sql`starts_with(ip, ${ip.trim()})`)
  if (subjectKind !== undefined) conditions.push(sql`"subjectKind" = ${subjectKind}`)
  if (subjectId !== undefined) conditions.push(sql`"subjectId" = ${subjectId}`)
  // From the first moment of a business day to before the first of the day after the last.
  if (from !== undefined) conditions.push(sql`at >= ${from}::timestamp at time zone ${BUSINESS_ZONE}`)
  if (to !== undefined) conditions.push(sql`at < ${addDays(to, 1)}::timestamp at time zone ${BUSINESS_ZONE}`)
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`
}

/** Entries of the tenant before a sequence number (null: from the newest), newest first. */
export async function listAuditRows(
  db: Reader,
  tenantId: string,
  filter: AuditFilter,
  before: number | null,
  limit: number,
): Promise<AuditListRow[]> {
  return db
    .selectFrom('audit_entry')
    .select(SHOWN)
    .where(matches(tenantId, filter))
    .$if(before !== null, (query) => query.where('sequence', '<', before))
    .orderBy('sequence', 'desc')
    .limit(limit)
    .execute()
}

/** One entry by its number in the chain. */
export async function findAuditRow(db: Reader, tenantId: string, sequence: number): Promise<AuditListRow | undefined> {
  return db
    .selectFrom('audit_entry')
    .select(SHOWN)
    .where('tenantId', '=', tenantId)
    .where('sequence', '=', sequence)
    .executeTakeFirst()
}

/** What a person did last. */
export async function findLastAct(
  db: Reader,
  tenantId: string,
  accountId: string,
): Promise<{ action: string; after: unknown } | undefined> {
  return db
    .selectFrom('audit_entry')
    .select(['action', 'after'])
    .where('tenantId', '=', tenantId)
    .where('accountId', '=', accountId)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** When accounts last signed in; those that never did are left out. */
export async function listLastSignIns(
  db: Reader,
  tenantId: string,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const action: AuditAction = 'sign-in.succeeded'
  const rows = await db
    .selectFrom('audit_entry')
    .select('accountId')
    .select((entry) => entry.fn.max('at').as('at'))
    .where('tenantId', '=', tenantId)
    .where(sql<boolean>`"accountId" = any(${sql.val(accountIds)}::uuid[])`)
    .where('action', '=', action)
    .groupBy('accountId')
    .execute()
  return new Map(rows.flatMap(({ accountId, at }) => (accountId === null ? [] : [[accountId, at]])))
}

/** How many entries of the tenant there are. */
export async function countAudit(db: Reader, tenantId: string, filter: AuditFilter): Promise<number> {
  const row = await db
    .selectFrom('audit_entry')
    .select((entry) => entry.fn.countAll<number>().as('count'))
    .where(matches(tenantId, filter))
    .executeTakeFirst()
  return row?.count ?? 0
}

/** The actions and kinds of subjects that occur. */
export async function listAuditWords(
  db: Reader,
  tenantId: string,
): Promise<{ actions: string[]; subjectKinds: string[] }> {
  const words = async (column: 'action' | 'subjectKind'): Promise<string[]> => {
    const rows = await db
      .selectFrom('audit_entry')
      .select(`${column} as word`)
      .distinct()
      .where('tenantId', '=', tenantId)
      .orderBy('word')
      .execute()
    return rows.map(({ word }) => word)
  }
  return { actions: await words('action'), subjectKinds: await words('subjectKind') }
}

/** Whole entries after a sequence number, oldest first, with `before` and `after` as the text that was hashed. */
export async function listAuditLinks(
  db: Reader,
  tenantId: string,
  after: number,
  limit: number,
): Promise<(AuditLink & { hash: string })[]> {
  return db
    .selectFrom('audit_entry')
    .selectAll()
    .select([sql<string | null>`before::text`.as('before'), sql<string | null>`after::text`.as('after')])
    .where('tenantId', '=', tenantId)
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(limit)
    .execute()
}
