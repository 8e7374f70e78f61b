import { z } from 'zod'
import { route } from './route.ts'
import { Id } from './shared.ts'

export const Finding = z.object({
  code: z.string(),
  severity: z.enum(['info', 'warning', 'error']),
  /** Index of the actionable row, null for the document. */
  item: z.int().nullable(),
  field: z.string().nullable(),
  message: z.string(),
})
export type Finding = z.infer<typeof Finding>

export const ImportResult = z.object({
  importId: Id,
  planId: Id,
  code: z.string(),
  /** True where the same bytes were read before: nothing was written. */
  known: z.boolean(),
  itemCount: z.int(),
  findings: z.array(Finding),
})
export type ImportResult = z.infer<typeof ImportResult>

/** The body is the file itself (`application/octet-stream`); its name goes in the query. */
export const importPlan = route({
  method: 'POST',
  url: '/api/imports',
  summary: 'Read a plan file into a draft plan',
  tag: 'imports',
  upload: true,
  query: z.object({ name: z.string().trim().min(1).max(255), issuerId: Id.optional() }),
  response: ImportResult,
})
