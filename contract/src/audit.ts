import { z } from 'zod'
import { route } from './route.ts'
import { Id, Instant, PageQuery, page } from './shared.ts'

export const AuditRow = z.object({
  id: Id,
  at: Instant,
  actor: z.string(),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  subject: z.string().nullable(),
})

export const listAudit = route({
  method: 'GET',
  url: '/api/audit',
  summary: 'What was done, newest first',
  tag: 'audit',
  query: PageQuery,
  response: page(AuditRow),
})
