import { z } from 'zod'
import { DutyDetail, DutyRole } from './duties.ts'
import { route } from './route.ts'
import { Id, Instant, OrganizationRef, PlainDate } from './shared.ts'

const words = z.string().trim().min(1).max(1000)

/** A duty that waits, with what its plan says. */
export const WaitingDuty = z.object({
  id: Id,
  code: z.string(),
  text: z.string(),
  plan: z.object({ id: Id, code: z.string() }),
  organization: OrganizationRef,
  deadlineText: z.string().nullable(),
  /** What it waits for in the words of its plan. */
  waitingWords: z.string(),
  /** How many days after the act it is due; null where the plan says none. */
  withinDays: z.int().nullable(),
  workingDays: z.boolean(),
})
export type WaitingDuty = z.infer<typeof WaitingDuty>

/** Duties that seem to wait for the same act: a proposal, confirmed by the person who registers it. */
export const WaitingGroup = z.object({
  kind: z.enum(['event', 'reference']),
  words: z.string(),
  duties: z.array(WaitingDuty),
})
export type WaitingGroup = z.infer<typeof WaitingGroup>

/** What is registered of an act. */
export const EventFacts = z
  .object({
    words,
    on: PlainDate,
    effectiveOn: PlainDate.nullable(),
    /** From which of the two days due dates are counted. */
    countedFrom: z.enum(['on', 'effective']),
    /** The due date of those whose plan says no number of days. */
    dueOn: PlainDate.nullable(),
    recordId: Id.nullable(),
  })
  .refine(({ countedFrom, effectiveOn }) => countedFrom === 'on' || effectiveOn !== null, { path: ['effectiveOn'] })
  .refine(({ on, effectiveOn }) => effectiveOn === null || effectiveOn >= on, { path: ['effectiveOn'] })
export type EventFacts = z.infer<typeof EventFacts>

/** One duty as an act would start it, or did. */
export const StartedDuty = z.object({
  id: Id,
  code: z.string(),
  text: z.string(),
  /** Contributions start with the leads that they help. */
  role: DutyRole,
  organization: OrganizationRef,
  deadlineText: z.string().nullable(),
  /** Null where neither the plan nor the registration says a day: the work runs without due date. */
  dueOn: PlainDate.nullable(),
  /** Before, where the day of the act is corrected. */
  dueOnBefore: PlainDate.nullable(),
  isPast: z.boolean(),
})
export type StartedDuty = z.infer<typeof StartedDuty>

export const TriggerEvent = z.object({
  id: Id,
  words: z.string(),
  on: PlainDate,
  effectiveOn: PlainDate.nullable(),
  countedFrom: z.enum(['on', 'effective']),
  dueOn: PlainDate.nullable(),
  record: z.object({ id: Id, kind: z.string(), number: z.string(), date: PlainDate }).nullable(),
  version: z.int(),
  registeredAt: Instant,
  author: z.string(),
  /** Without contributions. */
  dutyCount: z.int(),
  withdrawn: z.object({ at: Instant, by: z.string(), reason: z.string() }).nullable(),
  can: z.object({ change: z.boolean() }),
})
export type TriggerEvent = z.infer<typeof TriggerEvent>

const eventParams = z.object({ eventId: Id })
const dutyIds = z.array(Id).min(1).max(2000)
const Started = z.object({ duties: z.array(StartedDuty), organizationCount: z.int() })

export const listWaitingDuties = route({
  method: 'GET',
  url: '/api/waiting-duties',
  summary: 'Duties that wait for an act, and that one may start, grouped by what they wait for',
  tag: 'trigger events',
  response: z.object({ groups: z.array(WaitingGroup) }),
})

export const previewEvent = route({
  method: 'POST',
  url: '/api/trigger-events/preview',
  summary: 'Which duties an act would start, and with which due dates; nothing is written',
  tag: 'trigger events',
  body: z.object({ event: EventFacts, dutyIds }),
  response: Started,
})

export const registerEvent = route({
  method: 'POST',
  url: '/api/trigger-events',
  summary: 'Register an act once: the duties that waited for it start, and their holders are told',
  tag: 'trigger events',
  body: z.object({ event: EventFacts, dutyIds }),
  response: TriggerEvent,
})

export const listEvents = route({
  method: 'GET',
  url: '/api/trigger-events',
  summary: 'Acts that were registered, newest first',
  tag: 'trigger events',
  response: z.object({ events: z.array(TriggerEvent) }),
})

export const getEvent = route({
  method: 'GET',
  url: '/api/trigger-events/:eventId',
  summary: 'One act with the duties it started',
  tag: 'trigger events',
  params: eventParams,
  response: z.object({ event: TriggerEvent, duties: z.array(StartedDuty) }),
})

export const previewCorrection = route({
  method: 'POST',
  url: '/api/trigger-events/:eventId/preview',
  summary: 'Which due dates a correction of an act would move; nothing is written',
  tag: 'trigger events',
  params: eventParams,
  body: z.object({ event: EventFacts }),
  response: Started,
})

export const correctEvent = route({
  method: 'PUT',
  url: '/api/trigger-events/:eventId',
  summary: 'Correct an act: the due dates of the duties it started follow',
  tag: 'trigger events',
  params: eventParams,
  body: z.object({ event: EventFacts, version: z.int().positive() }),
  response: TriggerEvent,
})

export const withdrawEvent = route({
  method: 'POST',
  url: '/api/trigger-events/:eventId/withdraw',
  summary: 'Take back an act that was registered wrongly: its duties wait again, unless facts depend on it',
  tag: 'trigger events',
  params: eventParams,
  body: z.object({ reason: words, version: z.int().positive() }),
  response: TriggerEvent,
})

export const startOccurrence = route({
  method: 'POST',
  url: '/api/duties/:dutyId/occurrences',
  summary: 'Start an on-occurrence duty for one occurrence; the duty goes on waiting for the next',
  tag: 'trigger events',
  params: z.object({ dutyId: Id }),
  body: z.object({ on: PlainDate, text: z.string().trim().min(1).max(200), dueOn: PlainDate.nullable() }),
  response: DutyDetail,
})
