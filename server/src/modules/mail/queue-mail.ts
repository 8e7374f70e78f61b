import { z } from 'zod'
import { inTenant, type Trx } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { newId } from '../../lib/id.ts'
import type { Handler, Job } from '../../lib/jobs.ts'
import { Problem } from '../../lib/problem.ts'
import { listTenants } from '../../lib/tenants.ts'
import { tellAdministrators } from '../notifications/index.ts'
import { dropBody, holdMail, insertMails, listWaiting, markFailed, markSent } from './mail.store.ts'

/** A mail to one person. */
export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** The same for programs that show it formatted. */
  readonly html?: string
  /** What it is for, as an administrator sees it; a link to set a password where it does not say. */
  readonly purpose?: 'link' | 'digest' | 'test'
  /** Useless after this moment, so not sent any more. */
  readonly expiresAt: Date
}

const MailRef = z.object({ tenantId: z.uuid(), mailId: z.uuid() })

/** Soon after the commit; should the server be away for longer than these tries, `SWEEP` finds the mail again. */
const SEND: Job<typeof MailRef> = { name: 'mail.send', payload: MailRef, retries: 6, together: 4 }
const SWEEP: Job = { name: 'mail.sweep', payload: z.object({}), retries: 0, cron: '*/10 * * * *' }

/**
 * Writes a mail in the caller's transaction; it leaves after the commit, and only then. Throws `mail.not-configured` where the
 * settings name no server.
 */
export async function queueMail(
  deps: Pick<Deps, 'jobs' | 'mailer'>,
  trx: Trx,
  tenantId: string,
  letter: Letter,
): Promise<void> {
  await queueMails(deps, trx, tenantId, [letter])
}

/** As `queueMail`, for many: some statements in all. Returns their ids in the order of the letters. */
export async function queueMails(
  deps: Pick<Deps, 'jobs' | 'mailer'>,
  trx: Trx,
  tenantId: string,
  letters: readonly Letter[],
): Promise<string[]> {
  if (deps.mailer === null) throw new Problem('mail.not-configured')
  const mails = letters.map(({ to: recipient, subject, text: body, html, purpose = 'link', expiresAt }) => ({
    ...{ tenantId, id: newId(), recipient, subject, body, html: html ?? null, purpose, expiresAt },
    ...{ sentAt: null, failedAt: null, failure: null },
  }))
  await insertMails(trx, mails)
  const ids = mails.map(({ id }) => id)
  await deps.jobs.enqueueAll(
    trx,
    SEND,
    ids.map((mailId) => ({ tenantId, mailId })),
  )
  return ids
}

type MailDeps = Pick<Deps, 'db' | 'mailer' | 'clock' | 'jobs'>

/** Sends one mail, once: it is held while the server takes it. Throws where the server does not, to be tried again. */
async function sendMail(deps: MailDeps, tenantId: string, mailId: string): Promise<void> {
  const { mailer } = deps
  if (mailer === null) return
  const scope = { tenantId }
  try {
    await inTenant(deps.db, scope, async (trx) => {
      const mail = await holdMail(trx, tenantId, mailId)
      if (mail === undefined || mail.body === null) return
      const now = deps.clock.now()
      if (mail.expiresAt <= now) {
        await dropBody(trx, tenantId, mailId)
        return
      }
      const { recipient: to, subject, body: text, html } = mail
      await mailer.send({ id: mailId, to, subject, text, html })
      await markSent(trx, tenantId, mailId, now)
    })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    await inTenant(deps.db, scope, (trx) => markFailed(trx, tenantId, mailId, deps.clock.now(), reason.slice(0, 500)))
    throw error
  }
}

/** The background work of this module. */
export function mailHandlers(deps: MailDeps): readonly Handler[] {
  const send: Handler<typeof MailRef> = {
    job: SEND,
    handle: ({ tenantId, mailId }) => sendMail(deps, tenantId, mailId),
  }
  const sweep: Handler = { job: SWEEP, handle: () => sendWaiting(deps) }
  return [send as Handler, sweep]
}

/** What waits is tried soon after the commit, and not only with the next turn. Throws `mail.not-configured`. */
export async function askToSendWaiting(deps: Pick<Deps, 'jobs' | 'mailer'>, trx: Trx): Promise<void> {
  if (deps.mailer === null) throw new Problem('mail.not-configured')
  await deps.jobs.enqueue(trx, SWEEP, {})
}

/** nodemailer's word for a server that is not there at all, so that the others need not be tried now. */
const AWAY = ['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EDNS', 'ECONNREFUSED']

const isAway = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && AWAY.includes(String(error.code))

/** Tries everything that waits. One that is refused for good does not keep the others waiting. */
async function sendWaiting(deps: MailDeps): Promise<void> {
  for (const tenant of await listTenants(deps.db)) {
    const waiting = await inTenant(deps.db, { tenantId: tenant.id }, (trx) => listWaiting(trx, tenant.id))
    let refused = 0
    for (const { id } of waiting) {
      const error = await sendMail(deps, tenant.id, id).catch((reason: unknown) => reason)
      refused += error === undefined ? 0 : 1
      if (isAway(error)) break
    }
    if (refused === 0) continue
    // Once a day, and seen in the application: it cannot be written in a mail.
    const told = { data: { count: waiting.length }, cause: deps.clock.today(), at: deps.clock.now() }
    await inTenant(deps.db, { tenantId: tenant.id }, (trx) =>
      tellAdministrators(trx, tenant.id, { kind: 'mail.waiting', ...told }),
    )
  }
}
