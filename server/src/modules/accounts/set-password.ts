import type { Actor } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import { clearTries, digest } from '../../lib/auth-tries.ts'
import { deleteSessions, findPasswordHash, putPasswordHash } from '../../lib/auth-users.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import type { RequestOrigin } from '../../lib/http.ts'
import { hashToken, tenantOfToken } from '../../lib/link-token.ts'
import { Problem } from '../../lib/problem.ts'
import { findAccountRow } from './account-list.store.ts'
import { mustManageAccount } from './accounts.access.ts'
import { updateAccount } from './accounts.store.ts'
import { mustBeGoodPassword } from './password-rules.ts'
import { findPolicy } from './policy.store.ts'

import { mustBeFreeToTry, tryKey } from './sign-in-tries.ts'
import { findToken, useUpToken, withdrawTokens } from './tokens.store.ts'

type PasswordDeps = Pick<Deps, 'db' | 'auth' | 'clock'>

/** The account and the link of a token that may be used. A refused one is put on record. */
async function mustFindToken(deps: PasswordDeps, token: string, from: RequestOrigin) {
  const tenantId = tenantOfToken(token)
  if (tenantId === null) throw new Problem('token.invalid')
  const now = deps.clock.now()
  const found = await inTenant(deps.db, { tenantId }, async (trx) => {
    const link = await findToken(trx, tenantId, hashToken(token))
    const account = link === undefined ? undefined : await findAccountRow(trx, tenantId, link.accountId)
    if (link === undefined || account === undefined) return 'token.invalid'
    const refused =
      link.usedAt !== null
        ? 'token.used'
        : link.withdrawnAt !== null || account.disabledAt !== null
          ? 'token.invalid'
          : link.expiresAt <= now
            ? 'token.expired'
            : null
    if (refused === null) return { link, account }
    await writeAudit(
      trx,
      { tenantId, accountId: null, name: 'Khách', ...from },
      {
        action: 'token.refused',
        subjectKind: 'account',
        subjectId: account.id,
        subject: account.name,
        after: { code: refused, purpose: link.purpose },
      },
    )
    return refused
  })
  if (typeof found === 'string') throw new Problem(found)
  return found
}

/** For whom and what for a link is; looking does not use it up. Throws `token.invalid`, `token.expired`, `token.used`. */
export async function lookAtToken(deps: PasswordDeps, token: string, from: RequestOrigin) {
  const { link, account } = await mustFindToken(deps, token, from)
  const { passwordLength } = await inTenant(deps.db, account, (trx) => findPolicy(trx, account.tenantId))
  return { purpose: link.purpose, name: account.name, email: account.email, passwordLength }
}

/** Sets the password with the token of a mail, once: all sessions end. Throws as `lookAtToken`, and `password.…`. */
export async function setPasswordByToken(
  deps: PasswordDeps,
  { token, password }: { readonly token: string; readonly password: string },
  from: RequestOrigin,
): Promise<void> {
  const { link, account } = await mustFindToken(deps, token, from)
  const { tenantId, id, name, authUserId, email } = account
  await inTenant(deps.db, account, (trx) => mustBeGoodPassword(trx, account, password))
  const hash = await deps.auth.hashPassword(password)
  const now = deps.clock.now()
  await inTenant(deps.db, account, async (trx) => {
    if (!(await useUpToken(trx, link, now))) throw new Problem('token.used')
    await withdrawTokens(trx, account, now)
    await updateAccount(trx, account, null, { mustChangePassword: false })
    await putPasswordHash(deps.auth.users, authUserId, hash)
    await writeAudit(
      trx,
      { tenantId, accountId: id, name, ...from },
      {
        action: link.purpose === 'invitation' ? 'account.joined' : 'account.password-reset',
        subjectKind: 'account',
        subjectId: id,
        subject: name,
      },
    )
  })
  await deleteSessions(deps.auth.users, authUserId, {})
  await clearTries(deps.auth.users, tryKey(email))
}

/** Changes the own password; all other sessions end. Throws `auth.password-wrong`, `password.unchanged`, `password.…`. */
export async function changeMyPassword(
  deps: PasswordDeps,
  actor: Actor,
  by: AuditActor,
  { current, password }: { readonly current: string; readonly password: string },
): Promise<void> {
  const { tenantId, accountId, session } = actor
  if (session === undefined) throw new Problem('auth.required')
  const row = await inTenant(deps.db, actor, (trx) => findAccountRow(trx, tenantId, accountId))
  if (row === undefined) throw new Problem('account.not-found')
  await mustKnowPassword(deps, actor, by, current)
  if (current === password) throw new Problem('password.unchanged')
  await inTenant(deps.db, actor, (trx) => mustBeGoodPassword(trx, row, password))
  const hash = await deps.auth.hashPassword(password)
  await inTenant(deps.db, actor, async (trx) => {
    await updateAccount(trx, row, null, { mustChangePassword: false })
    await withdrawTokens(trx, row, deps.clock.now())
    await putPasswordHash(deps.auth.users, session.userId, hash)
    await writeAudit(trx, by, {
      action: 'account.password-changed',
      subjectKind: 'account',
      subjectId: accountId,
      subject: row.name,
    })
  })
  await deleteSessions(deps.auth.users, session.userId, { except: session.id })
}

/**
 * Throws `auth.password-wrong`, on record, or `auth.locked` unless this is the person's password: guessed here as at sign-in. It is
 * asked before ways to sign in change, and those of a demo account stay as the next visitor finds them: `account.demo`.
 */
export async function mustKnowPassword(
  deps: PasswordDeps,
  actor: Actor,
  by: AuditActor,
  password: string,
): Promise<void> {
  const userId = actor.session?.userId ?? ''
  const row = await inTenant(deps.db, actor, (trx) => findAccountRow(trx, actor.tenantId, actor.accountId))
  if (row?.demoPassword != null) throw new Problem('account.demo')
  const key = digest(`password of ${userId}`)
  await mustBeFreeToTry(deps, key)
  const hash = await findPasswordHash(deps.auth.users, userId)
  if (hash !== null && (await deps.auth.checkPassword(password, hash))) {
    await clearTries(deps.auth.users, key)
    return
  }
  await inTenant(deps.db, actor, (trx) =>
    writeAudit(trx, by, {
      action: 'account.password-wrong',
      subjectKind: 'account',
      subjectId: actor.accountId,
      subject: actor.name,
    }),
  )
  throw new Problem('auth.password-wrong')
}

/** An administrator sets a password that must be changed at the next sign-in; all sessions end. */
export async function setFirstPassword(
  deps: PasswordDeps,
  actor: Actor,
  by: AuditActor,
  accountId: string,
  password: string,
): Promise<void> {
  const hash = await deps.auth.hashPassword(password)
  const authUserId = await inTenant(deps.db, actor, async (trx) => {
    const { row } = await mustManageAccount(trx, actor, accountId, deps.clock.today())
    if (row.state === 'locked') throw new Problem('account.locked')
    await mustBeGoodPassword(trx, row, password)
    await updateAccount(trx, row, null, { mustChangePassword: true })
    await withdrawTokens(trx, row, deps.clock.now())
    await putPasswordHash(deps.auth.users, row.authUserId, hash)
    await writeAudit(trx, by, {
      action: 'account.first-password-set',
      subjectKind: 'account',
      subjectId: accountId,
      subject: row.name,
    })
    return row.authUserId
  })
  await deleteSessions(deps.auth.users, authUserId, {})
}
