import { z } from 'zod'
import { inTenant, type Trx } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { newId } from '../../lib/id.ts'
import type { Handler, Job } from '../../lib/jobs.ts'
import { Problem } from '../../lib/problem.ts'
import { listTenants } from '../../lib/tenants.ts'
import { dropBody, holdMail, insertMail, listWaiting, markSent } from './mail.store.ts'

/** A mail to one person. */
export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** Useless after this moment, so not sent any more. */
  readonly expiresAt: Date
}

const MailRef = z.object({ tenantId: z.uuid(), mailId: z.uuid() })

/** Soon after the commit; should the server be away for longer than these tries, `SWEEP` finds the mail again. */
const SEND: Job<typeof MailRef> = { name: 'mail.send', payload: MailRef, retries: 6 }
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
  if (deps.mailer === null) throw new Problem('mail.not-configured')
  const id = newId()
  const { to: recipient, subject, text: body, expiresAt } = letter
  await insertMail(trx, { tenantId, id, recipient, subject, body, expiresAt, sentAt: null })
  await deps.jobs.enqueue(trx, SEND, { tenantId, mailId: id })
}

type MailDeps = Pick<Deps, 'db' | 'mailer' | 'clock' | 'jobs'>

/** Sends one mail, once: it is held while the server takes it. Throws where the server does not, to be tried again. */
async function sendMail(deps: MailDeps, tenantId: string, mailId: string): Promise<void> {
  const { mailer } = deps
  if (mailer === null) return
  await inTenant(deps.db, { tenantId }, async (trx) => {
    const mail = await holdMail(trx, tenantId, mailId)
    if (mail === undefined || mail.body === null) return
    const now = deps.clock.now()
    if (mail.expiresAt <= now) {
      await dropBody(trx, tenantId, mailId)
      return
    }
    await mailer.send({ id: mailId, to: mail.recipient, subject: mail.subject, text: mail.body })
    await markSent(trx, tenantId, mailId, now)
  })
}

/** The background work of this module. */
export function mailHandlers(deps: MailDeps): readonly Handler[] {
  const send: Handler<typeof MailRef> = {
    job: SEND,
    handle: ({ tenantId, mailId }) => sendMail(deps, tenantId, mailId),
  }
  const sweep: Handler = {
    job: SWEEP,
    handle: async () => {
      for (const { id: tenantId } of await listTenants(deps.db)) {
        const waiting = await inTenant(deps.db, { tenantId }, (trx) => listWaiting(trx, tenantId))
        // One that is refused for good must not keep the others waiting.
        for (const { id } of waiting) await sendMail(deps, tenantId, id).catch(() => undefined)
      }
    },
  }
  return [send as Handler, sweep]
}
