import { z } from 'zod'
import { AUDIT_SORTS } from './audit-actions.ts'
import { route } from './route.ts'
import { Id, Instant, PageQuery, PlainDate, page } from './shared.ts'

export const AuditRow = z.object({
  id: Id,
  /** Its number in the chain: 1, 2, 3 … within the tenant. */
  sequence: z.int(),
  at: Instant,
  actor: z.string(),
  /** Null for what the system or a visitor did. */
  accountId: Id.nullable(),
  /** Those whose roles the actor held as their deputy at that time. */
  standingInFor: z.array(z.string()).optional(),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  subject: z.string().nullable(),
  ip: z.string().nullable().optional(),
  userAgent: z.string().nullable().optional(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
})
export type AuditRow = z.infer<typeof AuditRow>

const AuditFilter = z.object({
  /** The account that acted. */
  accountId: Id.optional(),
  /** What this account did, and what was done to it. */
  personId: Id.optional(),
  /** Words of the actor's name. */
  actor: z.string().max(200).optional(),
  /** One action, or all of a kind: `account.` begins those of accounts. */
  action: z.string().max(100).optional(),
  sort: z.enum(AUDIT_SORTS).optional(),
  /** The beginning of a network address: `10.2.` */
  ip: z.string().max(64).optional(),
  subjectKind: z.string().max(100).optional(),
  subjectId: z.string().max(200).optional(),
  /** Business days, both included. */
  from: PlainDate.optional(),
  to: PlainDate.optional(),
})
export type AuditFilter = z.infer<typeof AuditFilter>

export const listAudit = route({
  method: 'GET',
  url: '/api/audit',
  summary: 'What was done, newest first',
  tag: 'audit',
  query: AuditFilter.extend(PageQuery.shape),
  response: page(AuditRow),
})

export const getAuditEntry = route({
  method: 'GET',
  url: '/api/audit/:sequence',
  summary: 'One entry of the trail by its number',
  tag: 'audit',
  params: z.object({ sequence: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) }),
  response: AuditRow,
})

export const listAuditActions = route({
  method: 'GET',
  url: '/api/audit/actions',
  summary: 'Which actions and kinds of subjects occur, for the filters',
  tag: 'audit',
  response: z.object({ actions: z.array(z.string()), subjectKinds: z.array(z.string()) }),
})

export const exportAudit = route({
  method: 'GET',
  url: '/api/audit/export',
  summary: 'The same list as XLSX',
  tag: 'audit',
  query: AuditFilter,
})

export const verifyAuditChain = route({
  method: 'GET',
  url: '/api/audit/verification',
  summary: 'Recompute the chain: whole, or the first entry that does not fit',
  tag: 'audit',
  response: z.object({
    count: z.int(),
    broken: z.object({ sequence: z.int(), reason: z.enum(['missing', 'changed', 'wrong-predecessor']) }).nullable(),
  }),
})
