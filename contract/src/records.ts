import { z } from 'zod'
import { route } from './route.ts'
import { Id, IdList, OrganizationRef, PageQuery, PlainDate, page } from './shared.ts'

export const NewRecord = z.object({
  kind: z.string().trim().min(1).max(80),
  number: z.string().trim().min(1).max(60),
  date: PlainDate,
  abstract: z.string().trim().min(1).max(500),
})
export type NewRecord = z.infer<typeof NewRecord>

/** A numbered official document in the register. */
export const EvidenceRecord = NewRecord.extend({ id: Id, issuer: OrganizationRef, demo: z.boolean() })
export type EvidenceRecord = z.infer<typeof EvidenceRecord>

export const RecordRow = EvidenceRecord.extend({ dutyCodes: z.array(z.object({ id: Id, code: z.string() })) })
export type RecordRow = z.infer<typeof RecordRow>

export const RecordFilter = z.object({ q: z.string().trim().max(200).optional() })

export const exportRecords = route({
  method: 'GET',
  url: '/api/records/export',
  summary: 'The register, or the chosen records of it, as a workbook',
  tag: 'records',
  query: RecordFilter.extend({ ids: IdList.optional() }),
})

export const listRecords = route({
  method: 'GET',
  url: '/api/records',
  summary: 'The register of records, newest first',
  tag: 'records',
  query: RecordFilter.extend(PageQuery.shape),
  response: page(RecordRow),
})
