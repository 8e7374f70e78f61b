import type { AccountFilter, AccountState } from '@dondoc/contract/accounts'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
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

function matches(scope: AccountScope, filter: AccountFilter): RawBuilder<boolean> {
  const { q, organizationId, role, state } = filter
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
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`
}

const NAME_ORDER = sql`a.name collate "vi-x-icu"`

/** A page of accounts in Vietnamese order of their names; `after` is the last name and id of the page before. */
export async function listAccountRows(
  db: Reader,
  scope: AccountScope,
  filter: AccountFilter,
  page: { readonly after: readonly [string, string] | null; readonly limit: number },
): Promise<AccountListRow[]> {
  const { after, limit } = page
  return rowsOf(db, scope.tenantId)
    .where(matches(scope, filter))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(a.name collate "vi-x-icu", a.id) > (${after?.[0] ?? ''}, ${after?.[1] ?? null}::uuid)`),
    )
    .orderBy(NAME_ORDER)
    .orderBy('a.id')
    .limit(limit)
    .execute()
}

export async function countAccounts(db: Reader, scope: AccountScope, filter: AccountFilter): Promise<number> {
  const row = await accounts(db, scope.tenantId)
    .select((account) => account.fn.countAll<number>().as('count'))
    .where(matches(scope, filter))
    .executeTakeFirst()
  return row?.count ?? 0
}
