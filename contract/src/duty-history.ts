import { z } from 'zod'
import { DutyUpdate, PersonRef } from './duties.ts'
import { route } from './route.ts'
import { AsOfQuery, Id, Instant, OrganizationRef, PlainDate } from './shared.ts'

const params = z.object({ dutyId: Id })

export const DutyComment = z.object({
  id: Id,
  text: z.string(),
  /** The earlier comment that this one corrects. */
  correctsId: Id.nullable(),
  mentions: z.array(PersonRef),
  /** Written by the reader, who may correct it. */
  own: z.boolean(),
})
export type DutyComment = z.infer<typeof DutyComment>

/** Something that happened to a duty: the day it counts for, who wrote it down and when. */
const entry = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.object({
    kind: z.literal(kind),
    id: z.string(),
    on: PlainDate,
    at: Instant.nullable(),
    author: z.string().nullable(),
    ...shape,
  })

export const HistoryEntry = z.discriminatedUnion('kind', [
  /** The plan was issued, or a unit gave it on as a part. */
  entry('given', {
    organization: OrganizationRef,
    dueOn: PlainDate.nullable(),
    as: z.enum(['lead', 'coordinator', 'part']),
  }),
  entry('update', { update: DutyUpdate }),
  /** A lead said that it waits for this contribution. */
  entry('awaited', { dutyId: Id, code: z.string(), organization: OrganizationRef }),
  entry('extended', { dueOn: PlainDate, reason: z.string().nullable() }),
  /** A later day was asked for; granting it is an entry of its own. */
  entry('extension-asked', { dueOn: PlainDate, reason: z.string() }),
  entry('extension-closed', { state: z.enum(['refused', 'withdrawn']), words: z.string().nullable() }),
  /** What its deadline waited for has happened. */
  entry('event', { words: z.string(), dueOn: PlainDate.nullable() }),
  /** Named in an urging letter that was sent. */
  entry('letter', { recordId: Id, number: z.string() }),
  /** Late and silent: the next one up was told. */
  entry('escalated', { step: z.enum(['unit-head', 'leader']), told: z.array(z.string()) }),
  /** Another organization owes it from that day on: by decision, or because the tree changed. */
  entry('passed', { from: OrganizationRef, to: OrganizationRef, byReorganization: z.boolean() }),
  entry('assigned', { person: z.string().nullable() }),
  entry('part', {
    dutyId: Id,
    code: z.string(),
    text: z.string(),
    organization: OrganizationRef,
    dueOn: PlainDate.nullable(),
  }),
  entry('comment', { comment: DutyComment }),
])
export type HistoryEntry = z.infer<typeof HistoryEntry>

export const getDutyHistory = route({
  method: 'GET',
  url: '/api/duties/:dutyId/history',
  summary: 'Everything that happened to a duty until a day, in order',
  tag: 'duties',
  params,
  query: AsOfQuery,
  response: z.object({ entries: z.array(HistoryEntry) }),
})

export const commentDuty = route({
  method: 'POST',
  url: '/api/duties/:dutyId/comments',
  summary: 'Write a comment on a duty and name people in it; a wrong one is corrected by a new one',
  tag: 'duties',
  params,
  body: z.object({
    text: z.string().trim().min(1).max(4000),
    mentions: z.array(Id).max(50).optional(),
    correctsId: Id.optional(),
  }),
  response: z.object({ id: Id }),
})
