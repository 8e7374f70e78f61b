import { LADDER_STEPS } from '@dondoc/domain/urging/ladder'
import { z } from 'zod'
import { route } from './route.ts'
import { Id, Instant, OrganizationRef, PlainDate } from './shared.ts'

const workingDays = (most: number) => z.int().min(0).max(most)

export const UrgingRules = z.object({
  before: z.array(workingDays(60)).max(8),
  beforeCheckpoint: z.array(workingDays(60)).max(8),
  after: z.array(workingDays(60).min(1)).max(8),
  afterEvery: workingDays(60).min(1).nullable(),
  headAfter: workingDays(60).min(1).nullable(),
  leaderAfter: workingDays(120).min(1).nullable(),
  digestAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]0$/),
})
export type UrgingRules = z.infer<typeof UrgingRules>

/** The rules that hold for an agency, and whose they are. */
export const HeldRules = z.object({
  organization: OrganizationRef,
  rules: UrgingRules,
  /** Whose rules these are; null for the starter, which nobody has confirmed. */
  from: OrganizationRef.nullable(),
  /** Of the agency's own rules; 0 without. */
  version: z.int().nonnegative(),
  can: z.object({ change: z.boolean() }),
})
export type HeldRules = z.infer<typeof HeldRules>

const params = z.object({ organizationId: Id })

export const listUrgingPlaces = route({
  method: 'GET',
  url: '/api/urging-rules',
  summary: 'The agencies whose rules of urging the person may set',
  tag: 'urging',
  response: z.object({ organizations: z.array(OrganizationRef.extend({ own: z.boolean() })) }),
})

export const getUrgingRules = route({
  method: 'GET',
  url: '/api/urging-rules/:organizationId',
  summary: 'How an agency reminds and urges, and from whom it has the rules',
  tag: 'urging',
  params,
  response: HeldRules,
})

export const setUrgingRules = route({
  method: 'PUT',
  url: '/api/urging-rules/:organizationId',
  summary: 'Sets the rules of an agency; null lets it follow its superior again',
  tag: 'urging',
  params,
  body: z.object({ version: z.int().nonnegative(), rules: UrgingRules.nullable() }),
  response: HeldRules,
})

/** A step of the ladder that a duty came to. */
export const Escalation = z.object({
  id: Id,
  step: z.enum(LADDER_STEPS),
  quietSince: PlainDate,
  on: PlainDate,
  at: Instant,
  told: z.array(z.string()),
})
export type Escalation = z.infer<typeof Escalation>

export const listDutyUrgings = route({
  method: 'GET',
  url: '/api/duties/:dutyId/urgings',
  summary: 'How a duty was urged: letters that named it, and steps of the ladder with who was told; newest first',
  tag: 'urging',
  params: z.object({ dutyId: Id }),
  response: z.object({
    escalations: z.array(Escalation),
    letters: z.array(z.object({ id: Id, number: z.string(), date: PlainDate, abstract: z.string() })),
  }),
})
