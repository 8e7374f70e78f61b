import { z } from 'zod'
import { DutyDetail, PersonRef } from './duties.ts'
import { route } from './route.ts'
import { Id, PlainDate } from './shared.ts'

const params = z.object({ dutyId: Id })
const words = z.string().trim().min(1).max(4000)

/** A part of a duty, as a unit gives it on. */
export const NewPart = z.object({
  text: words,
  productText: z.string().trim().min(1).max(1000).optional(),
  organizationId: Id,
  assigneeId: Id.optional(),
  /** The parent's day where absent; never after it. */
  dueOn: PlainDate.optional(),
  /** Its completion must come with a numbered document. */
  recordRequired: z.boolean(),
})
export type NewPart = z.infer<typeof NewPart>

export const breakDownDuty = route({
  method: 'POST',
  url: '/api/duties/:dutyId/parts',
  summary: 'Break a duty down: parts for units below or persons, all or none',
  tag: 'duties',
  params,
  body: z.object({ parts: z.array(NewPart).min(1).max(100) }),
  response: DutyDetail,
})

export const assignDuty = route({
  method: 'PUT',
  url: '/api/duties/:dutyId/assignee',
  summary: 'Say who does a duty for its organization; null takes it back',
  tag: 'duties',
  params,
  body: z.object({ accountId: Id.nullable() }),
  response: DutyDetail,
})

export const reassignDuty = route({
  method: 'POST',
  url: '/api/duties/:dutyId/reassignment',
  summary: 'Give a duty to another organization, with the reason; its history goes with it',
  tag: 'duties',
  params,
  body: z.object({ organizationId: Id, on: PlainDate, text: words, version: z.int().nonnegative() }),
  response: DutyDetail,
})

/** Whom a duty concerns: to be assigned, or to be named in a comment. */
export const DutyPerson = PersonRef.extend({ organization: z.string(), assignable: z.boolean() })
export type DutyPerson = z.infer<typeof DutyPerson>

export const listDutyPeople = route({
  method: 'GET',
  url: '/api/duties/:dutyId/people',
  summary: 'People of the organizations that a duty concerns',
  tag: 'duties',
  params,
  response: z.object({ people: z.array(DutyPerson) }),
})
