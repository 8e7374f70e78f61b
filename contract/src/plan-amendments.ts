import { z } from 'zod'
import type { DutyEffect } from './imports.ts'
import { Id } from './shared.ts'

/** A row of a plan that an amendment adds, changes or drops, in the words before and after. */
export const RowChange = z.object({
  kind: z.enum(['added', 'changed', 'dropped']),
  nodeId: Id,
  text: z.string(),
  fields: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
})
export type RowChange = z.infer<typeof RowChange>

export type AmendmentEffects = z.infer<typeof DutyEffect>
