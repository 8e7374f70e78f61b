import { EXTENSION_STATES } from '@dondoc/domain/duties/extension-request'
import { z } from 'zod'
import { route } from './route.ts'
import { Id, Instant, OrganizationRef, PlainDate } from './shared.ts'

const words = z.string().trim().min(1).max(2000)

/** Who owes a duty asks for a later due date; the authority that gave it decides. */
export const ExtensionRequest = z.object({
  id: Id,
  state: z.enum(EXTENSION_STATES),
  /** The due date in force when it was asked for. */
  dueOnThen: PlainDate,
  /** The day asked for. */
  dueOn: PlainDate,
  reason: z.string(),
  /** The document that asks for it. */
  record: z.object({ id: Id, kind: z.string(), number: z.string(), date: PlainDate }).nullable(),
  author: z.string(),
  askedAt: Instant,
  /** The day granted, which may be another than the one asked for. */
  grantedDueOn: PlainDate.nullable(),
  decider: z.string().nullable(),
  decidedAt: Instant.nullable(),
  /** What the decision says. */
  words: z.string().nullable(),
})
export type ExtensionRequest = z.infer<typeof ExtensionRequest>

/** A later due date in force since a day; without request where the authority granted it by itself or the plan was amended. */
export const GrantedExtension = z.object({
  id: Id,
  grantedOn: PlainDate,
  dueOn: PlainDate,
  reason: z.string().nullable(),
  author: z.string().nullable(),
  requestId: Id.nullable(),
})

export const DutyExtensions = z.object({
  originalDueOn: PlainDate.nullable(),
  dueOn: PlainDate.nullable(),
  /** Of a part, the duty that it belongs to: it is not granted a later day than that. */
  parent: z.object({ code: z.string(), dueOn: PlainDate.nullable() }).nullable(),
  /** Newest first. */
  requests: z.array(ExtensionRequest),
  /** Newest first. */
  granted: z.array(GrantedExtension),
  /** What the reader may do now; `late` where it is too late to ask. */
  can: z.object({ ask: z.boolean(), decide: z.boolean(), withdraw: z.boolean(), grant: z.boolean() }),
  late: z.boolean(),
})
export type DutyExtensions = z.infer<typeof DutyExtensions>

/** A request in a list, with the duty it is about. */
export const ListedRequest = ExtensionRequest.extend({
  duty: z.object({
    id: Id,
    code: z.string(),
    text: z.string(),
    organization: OrganizationRef,
    originalDueOn: PlainDate.nullable(),
    deadlineText: z.string().nullable(),
  }),
  can: z.object({ decide: z.boolean(), withdraw: z.boolean() }),
})
export type ListedRequest = z.infer<typeof ListedRequest>

const Decision = z.discriminatedUnion('outcome', [
  /** Without a day: the one asked for. */
  z.object({ outcome: z.literal('granted'), dueOn: PlainDate.optional(), words: words.optional() }),
  z.object({ outcome: z.literal('refused'), words }),
])

const dutyParams = z.object({ dutyId: Id })

export const getDutyExtensions = route({
  method: 'GET',
  url: '/api/duties/:dutyId/extensions',
  summary: 'Requests for a later due date of a duty, decisions and what was granted',
  tag: 'extensions',
  params: dutyParams,
  response: DutyExtensions,
})

export const askExtension = route({
  method: 'POST',
  url: '/api/duties/:dutyId/extension-requests',
  summary: 'Ask for a later due date, before the due date',
  tag: 'extensions',
  params: dutyParams,
  body: z.object({ dueOn: PlainDate, reason: words, recordId: Id.optional() }),
  response: DutyExtensions,
})

export const grantExtension = route({
  method: 'POST',
  url: '/api/duties/:dutyId/extensions',
  summary: 'Grant a later due date without a request',
  tag: 'extensions',
  params: dutyParams,
  body: z.object({ dueOn: PlainDate, reason: words }),
  response: DutyExtensions,
})

export const withdrawExtension = route({
  method: 'POST',
  url: '/api/extension-requests/:requestId/withdraw',
  summary: 'Take back a request that nobody has decided on',
  tag: 'extensions',
  params: z.object({ requestId: Id }),
  response: DutyExtensions,
})

export const listExtensionRequests = route({
  method: 'GET',
  url: '/api/extension-requests',
  summary: 'Requests that wait for a decision: mine to decide, or asked for on duties that I answer for',
  tag: 'extensions',
  query: z.object({ side: z.enum(['to-decide', 'asked']) }),
  response: z.object({ requests: z.array(ListedRequest) }),
})

/** One decision for one request or many: all are written or none. */
export const decideExtensions = route({
  method: 'POST',
  url: '/api/extension-requests/decisions',
  summary: 'Decide on requests: grant the day asked for or another, or refuse with words',
  tag: 'extensions',
  body: z.object({ requestIds: z.array(Id).min(1).max(200), decision: Decision }),
  response: z.object({ decided: z.int() }),
})
export type ExtensionDecision = z.infer<typeof Decision>
