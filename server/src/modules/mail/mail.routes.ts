import * as contract from '@dondoc/contract/mail'
import { canWatchMail } from '@dondoc/domain/access/accounts'
import type { Actor } from '../../lib/actor.ts'
import { writeAudit } from '../../lib/audit.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { newId } from '../../lib/id.ts'
import { Problem } from '../../lib/problem.ts'
import { countMails, findAddress, listMails, type MailRow } from './mail.store.ts'
import { askToSendWaiting } from './queue-mail.ts'

const SHOWN_DAYS = 30
const SHOWN_ROWS = 100
const DAY_MS = 86_400_000

const text = (instant: Date | null): string | null => instant?.toISOString() ?? null

const present = (row: MailRow): contract.MailRow => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  sentAt: text(row.sentAt),
  failedAt: text(row.failedAt),
})

/** The routes of `contract/src/mail.ts`: mail is that of the whole tenant. */
export function registerMail(api: Api, deps: Deps): void {
  register(api, contract.getMail, {
    allow: canWatchMail,
    handle: ({ actor, query }) =>
      inTenant(deps.db, actor, async (trx) => {
        const since = new Date(deps.clock.now().getTime() - SHOWN_DAYS * DAY_MS)
        const { lastSentAt, ...counts } = await countMails(trx, actor.tenantId, since)
        const rows = await listMails(trx, actor.tenantId, query.state, SHOWN_ROWS)
        return {
          configured: deps.mailer !== null,
          counts: { ...counts, lastSentAt: text(lastSentAt) },
          rows: rows.map(present),
        }
      }),
  })

  register(api, contract.sendTestMail, {
    allow: canWatchMail,
    handle: async ({ actor, by }) => {
      const to = await sendTest(deps, actor)
      await inTenant(deps.db, actor, (trx) =>
        writeAudit(trx, by, { action: 'mail.tested', subjectKind: 'account', subjectId: actor.accountId, subject: to }),
      )
      return { to }
    },
  })

  register(api, contract.sendWaitingMail, {
    allow: canWatchMail,
    handle: async ({ actor }) => {
      await inTenant(deps.db, actor, (trx) => askToSendWaiting(deps, trx))
      return { done: true } as const
    },
  })
}

/** Not by the queue: who asks waits for what the server says. Throws `mail.not-configured`, `mail.refused`. */
async function sendTest(deps: Deps, actor: Actor): Promise<string> {
  const { mailer } = deps
  if (mailer === null) throw new Problem('mail.not-configured')
  const to = await inTenant(deps.db, actor, (trx) => findAddress(trx, actor))
  const lines = [
    `Kính gửi đồng chí ${actor.name},`,
    'Đây là thư thử của hệ thống Đôn Đốc. Nhận được thư này nghĩa là máy chủ thư đã nhận và chuyển thư.',
    'Thư này do hệ thống Đôn Đốc gửi tự động, xin không trả lời.',
  ]
  const mail = { id: newId(), to, subject: 'Thư thử của hệ thống Đôn Đốc', text: `${lines.join('\n\n')}\n`, html: null }
  await mailer.send(mail).catch((error: unknown) => {
    throw new Problem('mail.refused', { reason: error instanceof Error ? error.message : String(error) })
  })
  return to
}
