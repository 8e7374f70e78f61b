import { z } from 'zod'
import { route } from './route.ts'
import { Id } from './shared.ts'

export const SearchHit = z.object({
  kind: z.enum(['plan', 'node', 'duty', 'record', 'organization']),
  id: Id,
  /** Where it opens: for a node, its plan. */
  planId: Id.nullable(),
  code: z.string().nullable(),
  title: z.string(),
  context: z.string().nullable(),
})
export type SearchHit = z.infer<typeof SearchHit>

export const search = route({
  method: 'GET',
  url: '/api/search',
  summary: 'Plans, duties, records and organizations by words, with or without accents',
  tag: 'search',
  query: z.object({ q: z.string().trim().min(1).max(200), limit: z.coerce.number().int().min(1).max(50).default(20) }),
  response: z.object({ hits: z.array(SearchHit) }),
})
