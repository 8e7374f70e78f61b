import type { AccountDetail, AccountFilter, AccountRow } from '@dondoc/contract/accounts'
import { z } from 'zod'
import type { Actor } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import { listWithSecondFactor, readUserFacts } from '../../lib/auth-users.ts'
import { inTenant, type Trx } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { readCursor, writeCursor } from '../../lib/page-cursor.ts'
import { listLastSignIns } from '../audit/index.ts'
import {
  type AccountQuery,
  type AccountScope,
  countAccounts,
  listAccountRows,
  listAuthUserIds,
} from './account-list.store.ts'
import { managedPaths, mustSeeAccount } from './accounts.access.ts'
import { presentAccount, presentAccountDetail } from './accounts.present.ts'
import { listRoleRows, listSubstitutions } from './roles.store.ts'

const Cursor = z.tuple([z.string(), z.uuid()])

const scopeOf = (deps: Pick<Deps, 'clock'>, actor: Actor): AccountScope => ({
  tenantId: actor.tenantId,
  paths: managedPaths(actor),
  today: deps.clock.today(),
})

/** The filter with what only the sign-in part knows. Asked before the transaction, because the users stand apart from it. */
export async function completeFilter(deps: Deps, actor: Actor, filter: AccountQuery): Promise<AccountQuery> {
  if (filter.secondFactor === undefined) return filter
  const ids = await inTenant(deps.db, actor, (trx) => listAuthUserIds(trx, scopeOf(deps, actor)))
  return { ...filter, users: await listWithSecondFactor(deps.auth.users, ids) }
}

interface ReadRows {
  readonly rows: AccountRow[]
  /** The sort key and id of the last one. */
  readonly end: readonly [string, string] | null
}

export async function readPage(
  deps: Deps,
  trx: Trx,
  actor: Actor,
  filter: AccountQuery,
  page: Parameters<typeof listAccountRows>[3],
): Promise<ReadRows> {
  const scope = scopeOf(deps, actor)
  const found = await listAccountRows(trx, scope, filter, page)
  const ids = found.map(({ id }) => id)
  const roles = Map.groupBy(await listRoleRows(trx, scope.tenantId, ids), ({ accountId }) => accountId)
  const lastSignIns = await listLastSignIns(trx, scope.tenantId, ids)
  const secondFactors = await listWithSecondFactor(
    deps.auth.users,
    found.map(({ authUserId }) => authUserId),
  )
  const last = found.at(-1)
  return {
    rows: found.map((row) =>
      presentAccount(
        actor,
        { row, roles: roles.get(row.id) ?? [] },
        { secondFactor: secondFactors.has(row.authUserId), lastSignInAt: lastSignIns.get(row.id) ?? null },
        scope.today,
      ),
    ),
    end: last === undefined ? null : [last.sortKey, last.id],
  }
}

/** A page of the accounts that the actor may see. */
export async function listAccountPage(
  deps: Deps,
  actor: Actor,
  query: AccountFilter & { readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ rows: AccountRow[]; total: number; cursor: string | null; can: { create: boolean; invite: boolean } }> {
  const { cursor, limit, ...asked } = query
  const after = readCursor(cursor, Cursor)
  const filter = await completeFilter(deps, actor, asked)
  return inTenant(deps.db, actor, async (trx) => {
    const scope = scopeOf(deps, actor)
    const { rows, end } = await readPage(deps, trx, actor, filter, { after, limit })
    return {
      rows,
      total: await countAccounts(trx, scope, filter),
      cursor: end === null || rows.length < limit ? null : writeCursor(end),
      can: { create: scope.paths.length > 0, invite: deps.mailer !== null },
    }
  })
}

/** One account. `by` puts on record that its personal data were looked at; left out where the actor has just changed it. */
export async function showAccount(
  deps: Deps,
  actor: Actor,
  accountId: string,
  by?: AuditActor,
): Promise<AccountDetail> {
  const today = deps.clock.today()
  const found = await inTenant(deps.db, actor, async (trx) => {
    const account = await mustSeeAccount(trx, actor, accountId, today)
    const substitutions = await listSubstitutions(trx, actor.tenantId, accountId, today)
    if (by !== undefined && accountId !== actor.accountId) {
      await writeAudit(trx, by, {
        action: 'account.viewed',
        subjectKind: 'account',
        subjectId: accountId,
        subject: account.row.name,
      })
    }
    const lastSignIns = await listLastSignIns(trx, actor.tenantId, [accountId])
    return { account, substitutions, lastSignInAt: lastSignIns.get(accountId) ?? null }
  })
  const { substitutions, lastSignInAt } = found
  const facts = await readUserFacts(deps.auth.users, found.account.row.authUserId)
  return presentAccountDetail(actor, found.account, { facts, substitutions, lastSignInAt }, today)
}
