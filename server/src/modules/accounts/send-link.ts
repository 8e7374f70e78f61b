import { setTimeout as sleep } from 'node:timers/promises'
import { pauseAfter } from '@dondoc/domain/access/lock-out'
import type { Actor } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import { beginTry, digest } from '../../lib/auth-tries.ts'
import { findUserByEmail, readUserFacts } from '../../lib/auth-users.ts'
import { inTenant, type Trx } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import type { RequestOrigin } from '../../lib/http.ts'
import { newId } from '../../lib/id.ts'
import { hashToken, makeToken } from '../../lib/link-token.ts'
import { Problem } from '../../lib/problem.ts'
import { queueMail } from '../mail/index.ts'
import { mustManageAccount } from './accounts.access.ts'
import { findOwnerOfUser } from './accounts.store.ts'
import { invitationMail, resetMail } from './mail-texts.ts'
import { insertToken, withdrawTokens } from './tokens.store.ts'

type Purpose = 'invitation' | 'password-reset'
type LinkDeps = Pick<Deps, 'db' | 'auth' | 'clock' | 'jobs' | 'mailer' | 'publicUrl' | 'demo'>

const HOUR_MS = 60 * 60_000
const LIFETIME_MS: Record<Purpose, number> = { invitation: 7 * 24 * HOUR_MS, 'password-reset': HOUR_MS }

/** Makes a link for an account and queues the mail with it, in the caller's transaction. Earlier links die. */
export async function sendLink(
  deps: LinkDeps,
  trx: Trx,
  account: { readonly tenantId: string; readonly id: string; readonly name: string; readonly email: string },
  purpose: Purpose,
): Promise<void> {
  const { tenantId, id: accountId, name, email: to } = account
  const now = deps.clock.now()
  const expiresAt = new Date(now.getTime() + LIFETIME_MS[purpose])
  const token = makeToken(tenantId)
  await withdrawTokens(trx, account, now)
  await insertToken(trx, {
    tenantId,
    id: newId(),
    accountId,
    purpose,
    hash: hashToken(token),
    createdAt: now,
    expiresAt,
  })
  // Behind '#': neither a proxy's log nor the next site's Referer gets to see it.
  const link = `${deps.publicUrl}/dat-mat-khau#${token}`
  const write = purpose === 'invitation' ? invitationMail : resetMail
  await queueMail(deps, trx, tenantId, { to, expiresAt, ...write({ name, link, expiresAt }) })
}

/** Sends the invitation again. Throws `account.already-joined`, `account.locked`, `mail.not-configured`. */
export async function inviteAccount(deps: LinkDeps, actor: Actor, by: AuditActor, accountId: string): Promise<void> {
  await inTenant(deps.db, actor, async (trx) => {
    const { row } = await mustManageAccount(trx, actor, accountId, deps.clock.today())
    if (row.state === 'locked') throw new Problem('account.locked')
    const { hasPassword } = await readUserFacts(deps.auth.users, row.authUserId)
    if (hasPassword) throw new Problem('account.already-joined')
    await sendLink(deps, trx, row, 'invitation')
    await writeAudit(trx, by, {
      action: 'account.invited',
      subjectKind: 'account',
      subjectId: accountId,
      subject: row.name,
      after: { email: row.email },
    })
  })
}

/** Sends a link to set a new password, by an administrator. Throws `account.locked`, `mail.not-configured`. */
export async function resetPassword(deps: LinkDeps, actor: Actor, by: AuditActor, accountId: string): Promise<void> {
  await inTenant(deps.db, actor, async (trx) => {
    const { row } = await mustManageAccount(trx, actor, accountId, deps.clock.today())
    if (row.state === 'locked') throw new Problem('account.locked')
    await sendLink(deps, trx, row, 'password-reset')
    await writeAudit(trx, by, {
      action: 'account.password-reset-sent',
      subjectKind: 'account',
      subjectId: accountId,
      subject: row.name,
      after: { email: row.email },
    })
  })
}

/** Longer than making a link takes, so that the time of the answer tells nothing either. */
const ANSWER_AFTER_MS = 300

/**
 * A person forgot the password. Nothing tells whether the address is known: neither the answer nor its time, because the mail
 * leaves later. Throws `mail.not-configured`.
 */
export async function askPasswordReset(deps: LinkDeps, email: string, from: RequestOrigin): Promise<void> {
  if (deps.mailer === null) throw new Problem('mail.not-configured')
  await Promise.all([sendResetTo(deps, email.trim(), from), sleep(ANSWER_AFTER_MS)])
}

async function sendResetTo(deps: LinkDeps, email: string, from: RequestOrigin): Promise<void> {
  const user = await findUserByEmail(deps.auth.users, email)
  const owner = user === undefined ? undefined : await findOwnerOfUser(deps.db, user.id)
  if (owner === undefined || owner.disabledAt !== null || owner.demo) return
  const { tenantId, id, name } = owner
  // Nobody fills a colleague's letter box: after some links in a row the next ones wait, and the answer stays the same.
  const key = digest(`reset ${id}`)
  const { waitSeconds } = await beginTry(deps.auth.users, key, deps.clock.now(), pauseAfter)
  if (waitSeconds !== null) return
  await inTenant(deps.db, owner, async (trx) => {
    await sendLink(deps, trx, { tenantId, id, name, email: email.toLowerCase() }, 'password-reset')
    await writeAudit(
      trx,
      { tenantId, accountId: null, name: 'Khách', ...from },
      { action: 'account.password-reset-asked', subjectKind: 'account', subjectId: id, subject: name },
    )
  })
}
