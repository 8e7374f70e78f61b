import { z } from 'zod'
import { EvidenceKind, RecordDetail } from './records.ts'
import { route } from './route.ts'
import { Id } from './shared.ts'

/** A file that was sent and waits for the form that names it. */
export const Upload = z.object({
  id: Id,
  name: z.string(),
  byteSize: z.int().positive(),
  kind: EvidenceKind,
  sha256: z.string(),
})
export type Upload = z.infer<typeof Upload>

export const uploadFile = route({
  method: 'POST',
  url: '/api/uploads',
  summary: 'Send a file, to be named by what it belongs to; its kind is found by its content',
  tag: 'records',
  upload: true,
  stream: true,
  query: z.object({ name: z.string().trim().min(1).max(255) }),
  response: Upload,
})

export const getFileRules = route({
  method: 'GET',
  url: '/api/uploads/rules',
  summary: 'How large a file may be and the ends of names that go with the kinds taken',
  tag: 'records',
  response: z.object({ limitBytes: z.int().positive(), nameEnds: z.array(z.string()) }),
})

const params = z.object({ recordId: Id })

export const addRecordFile = route({
  method: 'POST',
  url: '/api/records/:recordId/files',
  summary: 'Give a record a file that was sent, or a newer revision of one that it has',
  tag: 'records',
  params,
  body: z.object({ uploadId: Id, /** The file that it is a newer revision of. */ seriesId: Id.optional() }),
  response: RecordDetail,
})

export const withdrawRecordFile = route({
  method: 'POST',
  url: '/api/records/:recordId/files/:fileId/withdraw',
  summary: 'Take a file off a record where it was attached by mistake; its history keeps it',
  tag: 'records',
  params: z.object({ recordId: Id, fileId: Id }),
  body: z.object({ why: z.string().trim().min(1).max(500) }),
  response: RecordDetail,
})

export const getRecordFile = route({
  method: 'GET',
  url: '/api/records/:recordId/files/:fileId',
  summary: 'The bytes of one revision of a file, after its checksum was compared',
  tag: 'records',
  params: z.object({ recordId: Id, fileId: Id }),
  query: z.object({ /** In a window of the browser, where its kind allows that. */ show: z.stringbool().optional() }),
})
