import type { AccountFilter, AccountState } from '@dondoc/contract/accounts'
import type { Role } from '@dondoc/domain/access/roles'
import { addDays, type PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Reader } from '../../lib/db.ts'
import { isBelow } from '../../lib/read-scope.ts'
import type { AccountTable } from '../../lib/tables.ts'

export interface AccountListRow
  extends Pick<
    Selectable<AccountTable>,
    | 'tenantId'
    | 'id'
    | 'authUserId'
    | 'name'
    | 'email'
    | 'organizationId'
    | 'disabledAt'
    | 'demoPassword'
    | 'lockReason'
    | 'createdAt'
    | 'version'
    | 'mustChangePassword'
  > {
  readonly orgPath: string
  readonly organizationName: string
  readonly organizationShortName: string | null
  readonly state: AccountState
}

/** Which accounts: of one tenant, below places where the reader manages accounts or holding a role there. */
export interface AccountScope {
  readonly tenantId: string
  readonly paths: readonly string[]
  readonly today: PlainDate
}

const STATE: RawBuilder<AccountState> = sql<AccountState>`case
  when a."disabledAt" is not null then 'locked'
  when exists (select 1 from account_token t where t."tenantId" = a."tenantId" and t."accountId" = a.id
    and t.purpose = 'invitation' and t."usedAt" is null and t."withdrawnAt" is null) then 'invited'
  else 'active' end`

function accounts(db: Reader, tenantId: string) {
  return db
    .selectFrom('account as a')
    .innerJoin('organization as o', (join) =>
      join.onRef('o.tenantId', '=', 'a.tenantId').onRef('o.id', '=', 'a.organizationId'),
    )
    .where('a.tenantId', '=', tenantId)
}

function rowsOf(db: Reader, tenantId: string) {
  return accounts(db, tenantId)
    .select(['a.tenantId', 'a.id', 'a.authUserId', 'a.name', 'a.email', 'a.organizationId', 'a.disabledAt'])
    .select(['a.demoPassword', 'a.lockReason', 'a.createdAt', 'a.version', 'a.mustChangePassword', 'o.orgPath'])
    .select(['o.name as organizationName', 'o.shortName as organizationShortName'])
    .select(STATE.as('state'))
}

/** One account of the tenant, locked or not. */
export async function findAccountRow(db: Reader, tenantId: string, id: string): Promise<AccountListRow | undefined> {
  return rowsOf(db, tenantId).where('a.id', '=', id).executeTakeFirst()
}

/** Words as they may stand anywhere in a text, in this order, for `ilike`. */
export const asPattern = (words: string): string =>
  `%${words
    .trim()
    .replaceAll(/[\\%_]/g, '\\$&')
    .replaceAll(/\s+/g, '%')}%`

/** Days from today within which a role ends soon. */
const SOON_DAYS = 30

/** What is asked of the list; `users` are those of the sign-in part who have a second factor, where that is asked. */
export interface AccountQuery extends AccountFilter {
  readonly ids?: readonly string[] | undefined
  readonly users?: ReadonlySet<string> | undefined
}

function matches(scope: AccountScope, filter: AccountQuery): RawBuilder<boolean> {
  const { q, organizationId, role, state, secondFactor, users, endsSoon, ids } = filter
  const conditions: RawBuilder<unknown>[] = [
    sql`(${isBelow('o.orgPath', scope.paths)} or exists (select 1 from role_held r
      where r."tenantId" = a."tenantId" and r."accountId" = a.id and ${isBelow('r.orgPath', scope.paths)}
      and (r."validTo" is null or r."validTo" >= ${scope.today})))`,
  ]
  if (q !== undefined && q.trim() !== '') {
    const pattern = asPattern(q)
    conditions.push(sql`f_unaccent(a.name || ' ' || a.email) ilike f_unaccent(${pattern})`)
  }
  if (organizationId !== undefined)
    conditions.push(sql`o."orgPath" <@ (select p."orgPath" from organization p
      where p."tenantId" = a."tenantId" and p.id = ${organizationId})`)
  if (role !== undefined)
    conditions.push(sql`exists (select 1 from role_held r where r."tenantId" = a."tenantId" and r."accountId" = a.id
      and r.role = ${role} and (r."validTo" is null or r."validTo" >= ${scope.today}))`)
  if (state !== undefined) conditions.push(sql`${STATE} = ${state}`)
  if (secondFactor !== undefined && users !== undefined) {
    const has = sql`a."authUserId" = any(${sql.val([...users])}::text[])`
    conditions.push(secondFactor === 'on' ? has : sql`not (${has})`)
  }
  if (endsSoon !== undefined)
    conditions.push(sql`exists (select 1 from role_held r where r."tenantId" = a."tenantId" and r."accountId" = a.id
      and r."validTo" between ${scope.today} and ${addDays(scope.today, SOON_DAYS)})`)
  if (ids !== undefined) conditions.push(sql`a.id = any(${sql.val(ids)}::uuid[])`)
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`
}

/** What a list is sorted by, as text in Vietnamese order; the account's id decides between equals. */
const sortKey = (scope: AccountScope, sort: AccountFilter['sort']): RawBuilder<string> => {
  if (sort === 'organization') return sql<string>`o.name`
  if (sort === 'ends')
    return sql<string>`coalesce((select min(r."validTo") from role_held r where r."tenantId" = a."tenantId"
      and r."accountId" = a.id and r."validTo" >= ${scope.today})::text, '9999')`
  return sql<string>`a.name`
}

/** A page of accounts in the order asked for; `after` is the last sort key and id of the page before. */
export async function listAccountRows(
  db: Reader,
  scope: AccountScope,
  filter: AccountQuery,
  page: { readonly after: readonly [string, string] | null; readonly limit: number },
): Promise<(AccountListRow & { readonly sortKey: string })[]> {
  const { after, limit } = page
  const key = sortKey(scope, filter.sort)
  return rowsOf(db, scope.tenantId)
    .select(key.as('sortKey'))
    .where(matches(scope, filter))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(${key} collate "vi-x-icu", a.id) > (${after?.[0] ?? ''}, ${after?.[1] ?? null}::uuid)`),
    )
    .orderBy(sql`${key} collate "vi-x-icu"`)
    .orderBy('a.id')
    .limit(limit)
    .execute()
}

/** The users of the sign-in part behind the accounts of the scope. */
export async function listAuthUserIds(db: Reader, scope: AccountScope): Promise<string[]> {
  const rows = await accounts(db, scope.tenantId).select('a.authUserId').where(matches(scope, {})).execute()
  return rows.map(({ authUserId }) => authUserId)
}

/** Who holds one of the roles on a day, own or as a deputy, in Vietnamese order of the names. */
export async function listHolders(
  db: Reader,
  tenantId: string,
  roles: readonly Role[],
  on: PlainDate,
): Promise<AccountListRow[]> {
  if (roles.length === 0) return []
  const held = sql<boolean>`exists (select 1 from role_held r
    where r."tenantId" = a."tenantId" and r.role = any(${sql.val(roles)}::text[])
      and r."validFrom" <= ${on} and (r."validTo" is null or r."validTo" >= ${on})
      and (r."accountId" = a.id or exists (select 1 from substitution s
        where s."tenantId" = r."tenantId" and s."absentId" = r."accountId" and s."deputyId" = a.id
          and s."validFrom" <= ${on} and s."validTo" >= ${on} and (s."endedOn" is null or s."endedOn" > ${on}))))`
  return rowsOf(db, tenantId)
    .where('a.disabledAt', 'is', null)
    .where(held)
    .orderBy(sql`a.name collate "vi-x-icu"`)
    .orderBy('a.id')
    .execute()
}

export async function countAccounts(db: Reader, scope: AccountScope, filter: AccountQuery): Promise<number> {
  const row = await accounts(db, scope.tenantId)
    .select((account) => account.fn.countAll<number>().as('count'))
    .where(matches(scope, filter))
    .executeTakeFirst()
  return row?.count ?? 0
}
