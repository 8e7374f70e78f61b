import type { FastifyRequest } from 'fastify'
import type { Actor } from '../../lib/actor.ts'
import { type AuditActor, type AuditFact, writeAudit } from '../../lib/audit.ts'
import { callAuth } from '../../lib/auth-routes.ts'
import { clearTries, digest, rememberCode } from '../../lib/auth-tries.ts'
import { deleteSecondFactor, deleteSessions } from '../../lib/auth-users.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { Problem } from '../../lib/problem.ts'
import { requiresSecondFactor } from './find-actor.ts'
import { mustKnowPassword } from './set-password.ts'
import { mustBeFreeToTry } from './sign-in-tries.ts'

/** Who does it, in which request: better-auth reads the session from its cookie. */
interface Own {
  readonly actor: Actor
  readonly by: AuditActor
  readonly request: FastifyRequest
}

const record = (deps: Deps, { actor, by }: Own, action: AuditFact['action']): Promise<void> =>
  inTenant(deps.db, actor, (trx) =>
    writeAudit(trx, by, { action, subjectKind: 'account', subjectId: actor.accountId, subject: actor.name }),
  )

/** Whether the second factor is on and must be. */
export async function showSecondFactor(
  deps: Deps,
  actor: Actor,
): Promise<{ on: boolean; required: boolean; recoveryCodesLeft: number }> {
  const { session } = actor
  const on = session?.secondFactor === true
  return {
    on,
    required: await inTenant(deps.db, actor, (trx) => requiresSecondFactor(trx, actor)),
    recoveryCodesLeft: on ? await deps.auth.countRecoveryCodes(session.userId) : 0,
  }
}

/**
 * Makes a secret for an authenticator application, with recovery codes that are shown this once. It asks for nothing until a
 * code was confirmed. Throws `auth.second-factor-on`, `auth.password-wrong`.
 */
export async function beginSecondFactor(
  deps: Deps,
  own: Own,
  password: string,
): Promise<{ uri: string; recoveryCodes: string[] }> {
  if (own.actor.session?.secondFactor === true) throw new Problem('auth.second-factor-on')
  await mustKnowPassword(deps, own.actor, own.by, password)
  const answer = await callAuth(deps.auth, own.request, 'two-factor/enable', { password })
  const { totpURI, backupCodes } = answer.body ?? {}
  if (answer.status !== 200 || typeof totpURI !== 'string' || !Array.isArray(backupCodes))
    throw new Error(`two-factor/enable answered ${answer.status}`)
  return { uri: totpURI, recoveryCodes: backupCodes.map(String) }
}

/**
 * Turns the second factor on with a code of the application; the session gets a new cookie, all others end. Throws
 * `auth.code-wrong`, on record, `auth.code-used`, `auth.second-factor-off` where none was begun.
 */
export async function confirmSecondFactor(deps: Deps, own: Own, code: string): Promise<readonly string[]> {
  const { session } = own.actor
  if (session === undefined) throw new Problem('auth.required')
  if (session.secondFactor) throw new Problem('auth.second-factor-on')
  const key = digest(`code of ${session.userId}`)
  await mustBeFreeToTry(deps, key)
  const answer = await callAuth(deps.auth, own.request, 'two-factor/verify-totp', { code })
  if (answer.status === 400) throw new Problem('auth.second-factor-off')
  if (answer.status !== 200) {
    await record(deps, own, 'account.code-wrong')
    throw new Problem('auth.code-wrong')
  }
  await clearTries(deps.auth.users, key)
  await rememberCode(deps.auth.users, session.userId, code)
  // better-auth has put a new session in the place of this one; those from before know no second factor.
  const kept = await deps.auth.findSession(new Headers({ cookie: cookieOf(answer.cookies) }))
  await deleteSessions(deps.auth.users, session.userId, { except: kept?.sessionId })
  await record(deps, own, 'account.second-factor-on')
  return answer.cookies
}

/** `name=value; …` of each Set-Cookie header, as a browser would send them back. */
export function cookieOf(cookies: readonly string[]): string {
  return cookies.map((cookie) => cookie.split(';')[0] ?? '').join('; ')
}

/** Makes new recovery codes; those from before are good for nothing. Throws `auth.second-factor-off`, `auth.password-wrong`. */
export async function renewRecoveryCodes(deps: Deps, own: Own, password: string): Promise<{ recoveryCodes: string[] }> {
  if (own.actor.session?.secondFactor !== true) throw new Problem('auth.second-factor-off')
  await mustKnowPassword(deps, own.actor, own.by, password)
  const answer = await callAuth(deps.auth, own.request, 'two-factor/generate-backup-codes', { password })
  const codes = answer.body?.['backupCodes']
  if (answer.status !== 200 || !Array.isArray(codes))
    throw new Error(`two-factor/generate-backup-codes answered ${answer.status}`)
  await record(deps, own, 'account.recovery-codes-renewed')
  return { recoveryCodes: codes.map(String) }
}

/** Turns the second factor off. Throws `auth.second-factor-compulsory`, `auth.second-factor-off`, `auth.password-wrong`. */
export async function removeSecondFactor(deps: Deps, own: Own, password: string): Promise<void> {
  const { actor } = own
  if (actor.session?.secondFactor !== true) throw new Problem('auth.second-factor-off')
  if (await inTenant(deps.db, actor, (trx) => requiresSecondFactor(trx, actor)))
    throw new Problem('auth.second-factor-compulsory')
  await mustKnowPassword(deps, actor, own.by, password)
  await deleteSecondFactor(deps.auth.users, actor.session.userId)
  await deleteSessions(deps.auth.users, actor.session.userId, { except: actor.session.id })
  await record(deps, own, 'account.second-factor-off')
}
