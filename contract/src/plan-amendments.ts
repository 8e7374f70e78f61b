import { z } from 'zod'
import { DutyEffect } from './imports.ts'
import { NodeFields } from './plan-editing.ts'
import { route } from './route.ts'
import { Id, Instant, PlainDate } from './shared.ts'

/** A row of a plan that an amendment adds, changes or drops, in the words before and after. */
export const RowChange = z.object({
  kind: z.enum(['added', 'changed', 'dropped']),
  nodeId: Id,
  text: z.string(),
  fields: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
})
export type RowChange = z.infer<typeof RowChange>

export type AmendmentEffects = z.infer<typeof DutyEffect>

/** What is done to an issued plan: a row changed, added behind another, or dropped. */
const AmendmentEdit = z.discriminatedUnion('op', [
  z.object({ op: z.literal('set'), nodeId: Id, fields: NodeFields }),
  z.object({
    op: z.literal('add'),
    kind: z.enum(['task', 'activity']),
    parentId: Id.nullable(),
    afterId: Id.nullable(),
    fields: NodeFields,
  }),
  z.object({ op: z.literal('remove'), nodeId: Id }),
])
export type AmendmentEdit = z.infer<typeof AmendmentEdit>

const params = z.object({ planId: Id })

const Order = z.object({
  version: z.int(),
  /** It holds from this day on. */
  on: PlainDate,
  edits: z.array(AmendmentEdit).min(1).max(200),
})

export const AmendmentPreview = z.object({
  rows: z.array(RowChange.extend({ duties: DutyEffect })),
  duties: DutyEffect,
})
export type AmendmentPreview = z.infer<typeof AmendmentPreview>

export const previewAmendment = route({
  method: 'POST',
  url: '/api/plans/:planId/amendments/preview',
  summary: 'What an amendment of an issued plan changes, and what becomes of duties under way; nothing is written',
  tag: 'plan editing',
  params,
  body: Order,
  response: AmendmentPreview,
})

export const amendPlan = route({
  method: 'POST',
  url: '/api/plans/:planId/amendments',
  summary: 'Amend an issued plan on the ground of a document',
  tag: 'plan editing',
  params,
  body: Order.extend({ basis: z.string().trim().min(1).max(500) }),
  response: AmendmentPreview,
})

export const listAmendments = route({
  method: 'GET',
  url: '/api/plans/:planId/amendments',
  summary: 'The amendments of a plan, newest first',
  tag: 'plan editing',
  params,
  response: z.object({
    amendments: z.array(
      z.object({
        id: Id,
        on: PlainDate,
        basis: z.string().nullable(),
        changes: z.array(RowChange),
        duties: DutyEffect,
        at: Instant,
        author: z.string(),
      }),
    ),
  }),
})
