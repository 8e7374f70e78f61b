import type { ProblemCode } from '@dondoc/contract/problems'
import type { FastifyRequest } from 'fastify'
import { type AuditFact, writeAudit } from '../../lib/audit.ts'
import { type AuthAnswer, callAuth, headersOf } from '../../lib/auth-routes.ts'
import { clearTries, findCodePause, rememberCode } from '../../lib/auth-tries.ts'
import { deleteSessions, findUserByEmail } from '../../lib/auth-users.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { originOf } from '../../lib/http.ts'
import { Problem } from '../../lib/problem.ts'
import { type AccountOfUser, findOwnerOfUser } from './accounts.store.ts'
import { cookieOf } from './second-factor.ts'
import { mustBeFreeToTry, tryKey } from './sign-in-tries.ts'
import { withdrawTokens } from './tokens.store.ts'

type SignInDeps = Pick<Deps, 'db' | 'auth' | 'clock' | 'demo'>
type Owner = AccountOfUser

/** Cookies of the answer, and whether a code of the second factor must follow. */
export interface SignInAnswer {
  readonly cookies: readonly string[]
  readonly secondFactor: boolean
}

const NO_MORE = { cookies: [], secondFactor: false } as const

/** Puts on record what happened at the door of an account; nothing where nobody knows whose door it was. */
async function record(
  deps: SignInDeps,
  request: FastifyRequest,
  owner: Owner | undefined,
  action: AuditFact['action'],
  after?: object,
): Promise<void> {
  if (owner === undefined) {
    request.log.warn({ action, ip: request.ip }, 'sign-in without account')
    return
  }
  const { tenantId, id, name } = owner
  await inTenant(deps.db, owner, (trx) =>
    writeAudit(
      trx,
      { tenantId, accountId: id, name, ...originOf(request) },
      { action, subjectKind: 'account', subjectId: id, subject: name, ...(after === undefined ? {} : { after }) },
    ),
  )
}

const isUsable = (deps: SignInDeps, owner: Owner): boolean => owner.disabledAt === null && (deps.demo || !owner.demo)

/**
 * The first step of signing in. Throws `auth.failed` for a wrong pair, known address or not, `auth.locked` after too many, and
 * `account.locked` for who knows the password of an account that may not be used.
 */
export async function signIn(
  deps: SignInDeps,
  request: FastifyRequest,
  credentials: { readonly email: string; readonly password: string },
): Promise<SignInAnswer> {
  const key = tryKey(credentials.email)
  const user = await findUserByEmail(deps.auth.users, credentials.email.trim())
  const owner = user === undefined ? undefined : await findOwnerOfUser(deps.db, user.id)
  const { failures, refusedBefore } = await mustBeFreeToTry(deps, key)
  const answer = await callAuth(deps.auth, request, 'sign-in/email', credentials)
  if (answer.status !== 200) {
    if (answer.status >= 500) throw new Error(`better-auth answered ${answer.status}`)
    await record(deps, request, owner, 'sign-in.failed', { failures, refusedMeanwhile: refusedBefore })
    throw new Problem('auth.failed')
  }
  await clearTries(deps.auth.users, key)
  if (owner === undefined || user === undefined || !isUsable(deps, owner)) {
    await endNewSession(deps, answer)
    await record(deps, request, owner, 'sign-in.refused', { reason: 'account.locked' })
    throw new Problem('account.locked')
  }
  if (answer.body?.['twoFactorRedirect'] === true) return { cookies: answer.cookies, secondFactor: true }
  // Who failed before, and how often, stands beside the success: somebody may have guessed.
  await record(deps, request, owner, 'sign-in.succeeded', {
    by: 'password',
    failuresBefore: failures - 1,
    refusedMeanwhile: refusedBefore,
  })
  return { cookies: answer.cookies, secondFactor: false }
}

/** The session that an answer has just opened; null where it opened none. */
const sessionIn = (deps: SignInDeps, answer: AuthAnswer) =>
  deps.auth.findSession(new Headers({ cookie: cookieOf(answer.cookies) }))

async function endNewSession(deps: SignInDeps, answer: AuthAnswer): Promise<void> {
  const session = await sessionIn(deps, answer)
  if (session !== null) await deleteSessions(deps.auth.users, session.userId, { only: session.sessionId })
}

const WAYS = {
  totp: { path: 'two-factor/verify-totp', by: 'code' },
  recovery: { path: 'two-factor/verify-backup-code', by: 'recovery-code' },
} as const

/** What better-auth says of a code, as ours. */
function codeProblem({ status, body }: AuthAnswer): ProblemCode {
  const code = body?.['code']
  if (status === 429) return 'auth.locked'
  if (code === 'INVALID_CODE' || code === 'INVALID_BACKUP_CODE') return 'auth.code-wrong'
  // Two requests with recovery codes at the same moment: the other one was faster.
  if (status === 409) return 'auth.code-used'
  return 'auth.challenge-expired'
}

/**
 * The second step: a code of the application, or one of the recovery codes, each of which is good once. Throws
 * `auth.code-wrong`, `auth.code-used`, `auth.challenge-expired` after five minutes or five wrong codes, and `auth.locked` with the
 * seconds to wait after ten wrong codes in a row, however often the first step was taken anew.
 */
export async function giveSecondFactor(
  deps: SignInDeps,
  request: FastifyRequest,
  way: keyof typeof WAYS,
  code: string,
): Promise<SignInAnswer> {
  const { path, by } = WAYS[way]
  // A session that is open already would answer for itself: this step is for who has none yet.
  if ((await deps.auth.findSession(headersOf(request))) !== null) throw new Problem('auth.challenge-expired')
  const challenged = await whoseChallenge(deps, request)
  const answer = await callAuth(deps.auth, request, path, { code })
  if (answer.status !== 200) {
    const problem = codeProblem(answer)
    await record(deps, request, challenged?.owner, 'sign-in.code-refused', { by, code: problem })
    const seconds = problem === 'auth.locked' ? await findCodePause(deps.auth.users, challenged?.userId ?? '') : null
    throw new Problem(problem, { by, ...(seconds === null ? {} : { seconds }) })
  }
  const session = await sessionIn(deps, answer)
  if (session === null) throw new Error('a verified code opened no session')
  const owner = await findOwnerOfUser(deps.db, session.userId)
  if (way === 'totp' && !(await rememberCode(deps.auth.users, session.userId, code))) {
    await endNewSession(deps, answer)
    await record(deps, request, owner, 'sign-in.code-refused', { by, code: 'auth.code-used' })
    throw new Problem('auth.code-used', { by })
  }
  if (owner === undefined || !isUsable(deps, owner)) {
    await endNewSession(deps, answer)
    throw new Problem('account.locked')
  }
  await record(deps, request, owner, 'sign-in.succeeded', { by })
  return { cookies: answer.cookies, secondFactor: false }
}

/** Whose password opened the second step under way, by its cookie. */
async function whoseChallenge(
  deps: SignInDeps,
  request: FastifyRequest,
): Promise<{ userId: string; owner: Owner | undefined } | undefined> {
  const cookie = /(?:^|;\s*)(?:__Secure-)?dondoc\.two_factor=([^;]+)/.exec(request.headers.cookie ?? '')?.[1]
  if (cookie === undefined) return undefined
  const identifier = decodeURIComponent(cookie).split('.')[0] ?? ''
  const userId = await deps.auth.findChallenged(identifier)
  return userId === null ? undefined : { userId, owner: await findOwnerOfUser(deps.db, userId) }
}

/** Ends the session. Signing out without one is no refusal. */
export async function signOut(deps: SignInDeps, request: FastifyRequest): Promise<SignInAnswer> {
  const session = await deps.auth.findSession(headersOf(request))
  const answer = await callAuth(deps.auth, request, 'sign-out', {})
  if (session === null) return { ...NO_MORE, cookies: answer.cookies }
  await record(deps, request, await findOwnerOfUser(deps.db, session.userId), 'sign-out')
  return { ...NO_MORE, cookies: answer.cookies }
}

/**
 * A provider sends the person back. Who has an account with the verified address, or came this way before, is signed in;
 * everybody else returns to the sign-in page with `?problem=CODE`.
 */
export async function finishProviderSignIn(
  deps: SignInDeps,
  request: FastifyRequest,
  provider: string,
): Promise<{ location: string; cookies: readonly string[] }> {
  const query = request.url.split('?')[1] ?? ''
  const answer = await callAuth(deps.auth, request, `callback/${encodeURIComponent(provider)}?${query}`, null)
  const refuse = (code: ProblemCode) => ({ location: `/dang-nhap?problem=${code}`, cookies: [] })
  const target = URL.parse(answer.location ?? '', 'http://here')
  const error = target?.searchParams.get('error')
  const session = await sessionIn(deps, answer)
  if (session === null) {
    request.log.warn({ provider, error }, 'a provider opened no session')
    const isStranger = ['signup_disabled', 'account_not_linked', 'email_not_found'].includes(error ?? '')
    return refuse(isStranger ? 'auth.provider-stranger' : 'auth.provider-failed')
  }
  const owner = await findOwnerOfUser(deps.db, session.userId)
  if (owner === undefined || !isUsable(deps, owner)) {
    await endNewSession(deps, answer)
    await record(deps, request, owner, 'sign-in.refused', { reason: 'account.locked', by: provider })
    return refuse('account.locked')
  }
  // Who comes this way needs no invitation any more.
  await inTenant(deps.db, owner, (trx) => withdrawTokens(trx, owner, deps.clock.now()))
  await record(deps, request, owner, 'sign-in.succeeded', { by: provider })
  const path = target === null ? '/' : `${target.pathname}${target.search}${target.hash}`
  return { location: path, cookies: answer.cookies }
}
