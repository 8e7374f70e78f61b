import { z } from 'zod'
import { route } from './route.ts'
import { Id, Instant } from './shared.ts'

/** A mail as an administrator sees it: never its text, which may carry a secret. */
export const MailRow = z.object({
  id: Id,
  purpose: z.enum(['link', 'digest', 'test']),
  recipient: z.string(),
  subject: z.string(),
  createdAt: Instant,
  expiresAt: Instant,
  sentAt: Instant.nullable(),
  attempts: z.int().nonnegative(),
  failedAt: Instant.nullable(),
  /** What the mail server answered. */
  failure: z.string().nullable(),
})
export type MailRow = z.infer<typeof MailRow>

export const MAIL_STATES = ['waiting', 'failed', 'sent'] as const

export const getMail = route({
  method: 'GET',
  url: '/api/mail',
  summary: 'How mail stands: what waits, what the server refused, what was sent in the last 30 days',
  tag: 'mail',
  query: z.object({ state: z.enum(MAIL_STATES).default('waiting') }),
  response: z.object({
    /** False where the settings name no mail server. */
    configured: z.boolean(),
    counts: z.object({
      waiting: z.int(),
      refused: z.int(),
      failed: z.int(),
      sent: z.int(),
      lastSentAt: Instant.nullable(),
    }),
    /** The newest of that state, 100 at most. */
    rows: z.array(MailRow),
  }),
})

export const sendTestMail = route({
  method: 'POST',
  url: '/api/mail/test',
  summary: 'Sends a mail to oneself at once and tells what the mail server answered',
  tag: 'mail',
  response: z.object({ to: z.string() }),
})

export const sendWaitingMail = route({
  method: 'POST',
  url: '/api/mail/send-waiting',
  summary: 'Tries what waits now instead of with the next turn',
  tag: 'mail',
  response: z.object({ done: z.literal(true) }),
})
