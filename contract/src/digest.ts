import { DIGEST_GROUPS, MUTABLE_GROUPS } from '@dondoc/domain/urging/digest'
import { z } from 'zod'
import { Checkpoint } from './duties.ts'
import { Notification } from './notifications.ts'
import { route } from './route.ts'
import { DutyStatus, Id, PlainDate } from './shared.ts'

/** A duty as a digest names it. */
export const DigestDuty = z.object({
  id: Id,
  code: z.string(),
  text: z.string(),
  organization: z.string(),
  dueOn: PlainDate.nullable(),
  status: DutyStatus,
  /** The checkpoint that passed in silence, where that is why the duty is named. */
  missedCheckpoint: Checkpoint.nullable(),
})
export type DigestDuty = z.infer<typeof DigestDuty>

/** Some duties of one kind, the first of `count`; or, as `news`, what the person was told. */
export const DigestGroup = z.object({
  name: z.enum(DIGEST_GROUPS),
  count: z.int().positive(),
  duties: z.array(DigestDuty),
  news: z.array(Notification.pick({ kind: true, data: true, about: true })),
})
export type DigestGroup = z.infer<typeof DigestGroup>

export const openDigest = route({
  method: 'POST',
  url: '/api/digest',
  summary: 'What the link of a digest shows: its duties as they stand now, to read only',
  tag: 'notifications',
  open: true,
  body: z.object({ token: z.string().max(200) }),
  response: z.object({
    name: z.string(),
    on: PlainDate,
    today: PlainDate,
    /** Whose session the browser has: the same person goes on to the work itself. */
    signedIn: z.boolean(),
    groups: z.array(DigestGroup),
  }),
})

export const DigestChoice = z.object({ muted: z.array(z.enum(MUTABLE_GROUPS)).max(MUTABLE_GROUPS.length) })
export type DigestChoice = z.infer<typeof DigestChoice>

export const getDigestChoice = route({
  method: 'GET',
  url: '/api/me/digest',
  summary: 'What of the daily digest oneself has left out, and when it comes',
  tag: 'notifications',
  response: DigestChoice.extend({ digestAt: z.string(), mail: z.boolean() }),
})

export const setDigestChoice = route({
  method: 'PUT',
  url: '/api/me/digest',
  summary: 'Leave something out of the own digest; what is late or waits for the person stays in it',
  tag: 'notifications',
  body: DigestChoice,
  response: DigestChoice.extend({ digestAt: z.string(), mail: z.boolean() }),
})
