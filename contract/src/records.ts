import { z } from 'zod'
import { RecordRef } from './record-replacement.ts'
import { route } from './route.ts'
import { Id, IdList, Instant, OrganizationRef, PageQuery, PlainDate, page } from './shared.ts'

/** What stands on the document itself. */
const RecordWords = z.object({
  kind: z.string().trim().min(1).max(80),
  number: z.string().trim().min(1).max(60),
  date: PlainDate,
  abstract: z.string().trim().min(1).max(500),
  signer: z.string().trim().max(100).optional(),
  /** Where it differs from the date of the document. */
  effectiveOn: PlainDate.optional(),
})

export const NewRecord = RecordWords.extend({
  /** Who issued it; the agency of who enters it, or of the duty that it proves, where absent. */
  issuerId: Id.optional(),
  /** Files that were sent before, by their uploads. */
  uploadIds: z.array(Id).max(20).optional(),
})
export type NewRecord = z.infer<typeof NewRecord>

export const EvidenceKind = z.enum([
  'pdf',
  'docx',
  'xlsx',
  'pptx',
  'doc',
  'xls',
  'ppt',
  'odt',
  'ods',
  'odp',
  'rtf',
  'jpeg',
  'png',
  'tiff',
  'text',
])

/** A file of a record as one finds it beside the record's name. */
export const RecordFileRef = z.object({ id: Id, name: z.string(), byteSize: z.int().positive(), kind: EvidenceKind })
export type RecordFileRef = z.infer<typeof RecordFileRef>

/** A numbered official document in the register. */
export const EvidenceRecord = z.object({
  id: Id,
  kind: z.string(),
  number: z.string(),
  date: PlainDate,
  abstract: z.string(),
  issuer: OrganizationRef,
  demo: z.boolean(),
  /** Those in force: the newest revision of each, without what was taken off. */
  files: z.array(RecordFileRef),
})
export type EvidenceRecord = z.infer<typeof EvidenceRecord>

export const RecordRow = EvidenceRecord.extend({
  dutyCodes: z.array(z.object({ id: Id, code: z.string() })),
  /** What took its place; null while it is in force. */
  replacedBy: RecordRef.nullable(),
})
export type RecordRow = z.infer<typeof RecordRow>

export const RecordFilter = z.object({
  q: z.string().trim().max(200).optional(),
  kind: z.string().trim().max(80).optional(),
  issuerId: Id.optional(),
  /** Of the date of the document. */
  year: z.coerce.number().int().min(1945).max(2200).optional(),
  /** Only those without a file. */
  withoutFile: z.stringbool().optional(),
  /** Only those that another one replaced. */
  replaced: z.stringbool().optional(),
})

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

/** One revision of one file. */
export const RecordFile = RecordFileRef.extend({
  /** Shared by the revisions of one file. */
  seriesId: Id,
  revision: z.int().positive(),
  sha256: z.string(),
  addedBy: z.string(),
  addedAt: Instant,
  /** False where a newer revision took its place, or it was taken off. */
  current: z.boolean(),
  withdrawn: z.object({ by: z.string(), at: Instant, why: z.string() }).nullable(),
  /** A browser can show it in a window of its own. */
  showable: z.boolean(),
})
export type RecordFile = z.infer<typeof RecordFile>

/** What happened to a record since it was entered. */
export const RecordChange = z.object({
  at: Instant,
  by: z.string(),
  action: z.enum(['entered', 'corrected', 'replaced', 'file-added', 'file-revised', 'file-withdrawn']),
  /** Of a correction: what stood there and what stands there now; of a file its name. */
  changes: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
})
export type RecordChange = z.infer<typeof RecordChange>

export const RecordDetail = EvidenceRecord.extend({
  signer: z.string().nullable(),
  effectiveOn: PlainDate.nullable(),
  addedBy: z.string().nullable(),
  enteredAt: Instant,
  /** Grows with each correction; sent back so that two people do not overwrite each other. */
  version: z.int(),
  replacedBy: RecordRef.nullable(),
  replaces: z.array(RecordRef),
  /** All revisions, newest first within each file. */
  files: z.array(RecordFile),
  /** The duties that it proves, as far as the reader may see them. */
  proves: z.array(
    z.object({
      id: Id,
      code: z.string(),
      text: z.string(),
      organization: OrganizationRef,
      planCode: z.string(),
      on: PlainDate,
    }),
  ),
  history: z.array(RecordChange),
  can: z.object({ correct: z.boolean() }),
})
export type RecordDetail = z.infer<typeof RecordDetail>

const params = z.object({ recordId: Id })

export const getRecord = route({
  method: 'GET',
  url: '/api/records/:recordId',
  summary: 'One record with its files, what it proves and what happened to it',
  tag: 'records',
  params,
  response: RecordDetail,
})

export const findKnownRecords = route({
  method: 'GET',
  url: '/api/records/known',
  summary: 'The records of the register that have that number in that year',
  tag: 'records',
  query: z.object({ number: z.string().trim().min(1).max(60), date: PlainDate }),
  response: z.object({ records: z.array(EvidenceRecord) }),
})

export const addRecord = route({
  method: 'POST',
  url: '/api/records',
  summary: 'Enter a document in the register, with its files',
  tag: 'records',
  body: NewRecord,
  response: RecordDetail,
})

export const correctRecord = route({
  method: 'PUT',
  url: '/api/records/:recordId',
  summary: 'Mend what was entered wrongly; what stood there before stays in the history',
  tag: 'records',
  params,
  body: RecordWords.extend({ issuerId: Id, version: z.int().nonnegative() }),
  response: RecordDetail,
})
