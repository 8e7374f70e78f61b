import { z } from 'zod'
import { route } from './route.ts'
import { Id, PlainDate } from './shared.ts'

/** A record as another one names it. */
export const RecordRef = z.object({ id: Id, kind: z.string(), number: z.string(), date: PlainDate })
export type RecordRef = z.infer<typeof RecordRef>

export const RecordReplacement = z.object({
  recordId: Id,
  /** What stands in its place; null while it is in force. */
  replacedBy: RecordRef.nullable(),
  /** The records it took the place of. */
  replaces: z.array(RecordRef),
})
export type RecordReplacement = z.infer<typeof RecordReplacement>

const params = z.object({ recordId: Id })

export const getReplacement = route({
  method: 'GET',
  url: '/api/records/:recordId/replacement',
  summary: 'What replaced a record, and what it replaced',
  tag: 'records',
  params,
  response: RecordReplacement,
})

export const setReplacement = route({
  method: 'PUT',
  url: '/api/records/:recordId/replacement',
  summary: 'Say that another record replaces this one; null takes it back',
  tag: 'records',
  params,
  body: z.object({ replacedById: Id.nullable() }),
  response: RecordReplacement,
})
