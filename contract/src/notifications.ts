import { z } from 'zod'
import { Checkpoint } from './duties.ts'
import { route } from './route.ts'
import { Id, Instant, PageQuery, PlainDate, page } from './shared.ts'

/** What a notification may be about: where a click on it leads. */
export const ABOUT_KINDS = ['duty', 'plan', 'record', 'letter', 'event', 'settings', 'account'] as const
export type AboutKind = (typeof ABOUT_KINDS)[number]

/** A duty as sentences name it. */
const duty = { code: z.string(), text: z.string() }
const plan = { code: z.string(), title: z.string() }

/**
 * Everything that people are told, with the values that its sentence needs: the only such table. The web and the e-mail own the
 * sentences, and a kind without a sentence does not compile.
 */
export const NOTIFICATION_KINDS = {
  /**
   * A plan was issued or amended: so many new duties for the receiver's organization, and so many contributions to those of others.
   * About the plan.
   */
  'duties.issued': z.object({ ...plan, organization: z.string(), count: z.int(), helping: z.int().optional() }),
  /** A duty was given to this person. */
  'duty.assigned': z.object({ ...duty, dueOn: PlainDate.nullable() }),
  /** An organization sent a duty back to the office that gave it. */
  'duty.declined': z.object({ ...duty, organization: z.string(), reason: z.string() }),
  /** Its words or its due date changed: by an amendment of the plan, or of the working calendar. */
  'duty.changed': z.object({ ...duty, dueOn: PlainDate.nullable() }),
  /** Reported as done: somebody else must confirm it. */
  'duty.delivered': z.object({ ...duty, organization: z.string() }),
  'duty.confirmed': z.object({ ...duty }),
  'duty.returned': z.object({ ...duty, reason: z.string().nullable() }),
  'duty.stopped': z.object({ ...duty, reason: z.string().nullable() }),
  'duty.resumed': z.object({ ...duty, reason: z.string().nullable() }),
  'duty.commented': z.object({ ...duty, words: z.string() }),
  'duty.mentioned': z.object({ ...duty, words: z.string() }),
  /** A lead says that it waits for this contribution of the receiver's organization; `organization` is the lead. */
  'duty.awaited': z.object({ ...duty, organization: z.string(), dueOn: PlainDate.nullable() }),
  /** A case of an on-occurrence row came up to which the receiver's organization contributes. */
  'duty.coordination': z.object({ ...duty, dueOn: PlainDate.nullable() }),
  'extension.requested': z.object({ ...duty, organization: z.string(), dueOn: PlainDate }),
  'extension.decided': z.object({
    ...duty,
    granted: z.boolean(),
    dueOn: PlainDate.nullable(),
    reason: z.string().nullable(),
  }),
  /**
   * An outside act happened that duties waited for; so many of the receiver's organization run now, and so many contributions to
   * others. About the event.
   */
  'event.registered': z.object({ words: z.string(), on: PlainDate, count: z.int(), helping: z.int().optional() }),
  'event.withdrawn': z.object({ words: z.string(), count: z.int(), helping: z.int().optional() }),
  /** Some working days before the due date (0: on the day). */
  'duty.due-soon': z.object({ ...duty, dueOn: PlainDate, workingDaysLeft: z.int().nonnegative() }),
  'duty.overdue': z.object({ ...duty, dueOn: PlainDate, daysLate: z.int().positive() }),
  /** Some working days before a checkpoint (0: on the day), while nothing was said since the one before; and after it. */
  'duty.checkpoint-soon': z.object({ ...duty, ...Checkpoint.shape, workingDaysLeft: z.int().nonnegative() }),
  'duty.checkpoint-missed': z.object({ ...duty, ...Checkpoint.shape }),
  /** A step of the ladder: nobody has moved an overdue duty, so the next one up is told. */
  'duty.escalated': z.object({
    ...duty,
    organization: z.string(),
    step: z.enum(['unit-head', 'leader']),
    dueOn: PlainDate,
    daysLate: z.int().positive(),
  }),
  /** An urging letter was sent to the receiver's organization. */
  'letter.sent': z.object({ number: z.string(), abstract: z.string(), organization: z.string(), count: z.int() }),
  /** This person stands in for an absent one, or no longer. About the own account. */
  'deputy.named': z.object({ absent: z.string(), from: PlainDate, to: PlainDate }),
  'deputy.released': z.object({ absent: z.string() }),
  /** For administrators: letters wait because the mail server does not take them. */
  'mail.waiting': z.object({ count: z.int() }),
  /** For administrators: the folder of files belongs to another database, so nothing unused is removed from it. */
  'files.other-database': z.object({}),
} as const satisfies Record<string, z.ZodType>

export type NotificationKind = keyof typeof NOTIFICATION_KINDS
/** The values that the sentence of a kind needs. */
export type NotificationData<Kind extends NotificationKind = NotificationKind> = z.output<
  (typeof NOTIFICATION_KINDS)[Kind]
>

const KINDS = Object.keys(NOTIFICATION_KINDS) as NotificationKind[]

export const Notification = z.object({
  id: Id,
  kind: z.enum(KINDS),
  about: z.object({ kind: z.enum(ABOUT_KINDS), id: Id }),
  /** As the table above says for its kind. */
  data: z.record(z.string(), z.unknown()),
  actor: z.string(),
  standingInFor: z.string().nullable(),
  at: Instant,
  read: z.boolean(),
})
export type Notification = z.infer<typeof Notification>

export const listNotifications = route({
  method: 'GET',
  url: '/api/notifications',
  summary: 'What the signed-in person was told, unread first, then newest first',
  tag: 'notifications',
  query: PageQuery,
  response: page(Notification).extend({ unread: z.int().nonnegative() }),
})

export const readNotifications = route({
  method: 'POST',
  url: '/api/notifications/read',
  summary: 'Marks some as read, or all that had come until one of them',
  tag: 'notifications',
  body: z.strictObject({ ids: z.array(Id).max(500) }).or(z.strictObject({ allUntil: Id })),
  response: z.object({ unread: z.int().nonnegative() }),
})

/**
 * Server-sent events for the signed-in person (no route, because its answer does not end): event `state` with a
 * `NotificationState`, at once and whenever it changes. A missed event is made good by the next one.
 */
export const NOTIFICATION_STREAM = '/api/notifications/stream'

export const NotificationState = z.object({ unread: z.int().nonnegative(), newest: Notification.nullable() })
export type NotificationState = z.infer<typeof NotificationState>
