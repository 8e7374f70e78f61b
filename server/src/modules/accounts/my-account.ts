import { DEPUTIES_SHOWN, type MyAccount } from '@dondoc/contract/my-account'
import { canStandIn } from '@dondoc/domain/access/accounts'
import type { Actor } from '../../lib/actor.ts'
import type { AuditActor } from '../../lib/audit.ts'
import { readUserFacts } from '../../lib/auth-users.ts'
import { inTenant, type Reader } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { Problem } from '../../lib/problem.ts'
import { type AccountListRow, findAccountRow } from './account-list.store.ts'
import { presentMyAccount } from './accounts.present.ts'
import { type ColleagueRow, findAgencyPath, listColleagues } from './deputies.store.ts'
import { findPolicy } from './policy.store.ts'
import { listRoleRows, listSubstitutions } from './roles.store.ts'
import { arrange, mustBePossible, type NewSubstitution, takeBack } from './substitute.ts'

async function mustFindOwn(db: Reader, actor: Actor): Promise<AccountListRow> {
  const row = await findAccountRow(db, actor.tenantId, actor.accountId)
  if (row === undefined) throw new Problem('account.not-found')
  return row
}

/** The own account with roles, substitutions and ways to sign in. */
export async function showMyAccount(deps: Deps, actor: Actor): Promise<MyAccount> {
  const today = deps.clock.today()
  const { tenantId, accountId } = actor
  const { policy, ...account } = await inTenant(deps.db, actor, async (trx) => ({
    row: await mustFindOwn(trx, actor),
    roles: await listRoleRows(trx, tenantId, [accountId]),
    substitutions: await listSubstitutions(trx, tenantId, accountId, today),
    policy: await findPolicy(trx, tenantId),
  }))
  const { hasPassword, providers } = await readUserFacts(deps.auth.users, account.row.authUserId)
  const ways = {
    hasPassword,
    passwordLength: policy.passwordLength,
    providers: deps.auth.providers.map(({ id, name }) => ({ id, name, linked: providers.includes(id) })),
  }
  return presentMyAccount(actor, account, ways, today)
}

/** Colleagues of the own agency, for the choice of a deputy; `more` where there are others beside those named. */
export async function listMyDeputies(
  deps: Deps,
  actor: Actor,
  q: string | undefined,
): Promise<{ people: readonly ColleagueRow[]; more: boolean }> {
  const { tenantId, accountId: except } = actor
  const found = await inTenant(deps.db, actor, async (trx) => {
    const agencyPath = await findAgencyPath(trx, tenantId, (await mustFindOwn(trx, actor)).orgPath)
    const agency = { tenantId, agencyPath, demo: deps.demo }
    return listColleagues(trx, agency, { q, except, limit: DEPUTIES_SHOWN + 1 })
  })
  return { people: found.slice(0, DEPUTIES_SHOWN), more: found.length > DEPUTIES_SHOWN }
}

/**
 * Lets a colleague act with the own roles between two days. Throws `account.not-found` for somebody of another agency, and as
 * `substitute`.
 */
export async function chooseMyDeputy(deps: Deps, actor: Actor, by: AuditActor, order: NewSubstitution): Promise<void> {
  const today = deps.clock.today()
  mustBePossible(order, actor.accountId, today)
  await inTenant(deps.db, actor, async (trx) => {
    const absent = await mustFindOwn(trx, actor)
    const deputy = await findAccountRow(trx, actor.tenantId, order.deputyId)
    if (deputy === undefined || (deputy.demoPassword !== null && !deps.demo)) throw new Problem('account.not-found')
    const agencies = {
      absent: { agencyPath: await findAgencyPath(trx, actor.tenantId, absent.orgPath) },
      deputy: { agencyPath: await findAgencyPath(trx, actor.tenantId, deputy.orgPath) },
    }
    if (!canStandIn(agencies.deputy, agencies.absent)) throw new Problem('account.not-found')
    await arrange(trx, by, { absent, deputy }, order, deps.clock.now())
  })
}

/** Ends the own absence today. Throws `account.substitution-not-found`, also for one in which the person is the deputy. */
export async function endMySubstitution(
  deps: Deps,
  actor: Actor,
  by: AuditActor,
  substitutionId: string,
): Promise<void> {
  await inTenant(deps.db, actor, async (trx) =>
    takeBack(trx, by, await mustFindOwn(trx, actor), substitutionId, deps.clock.now()),
  )
}
