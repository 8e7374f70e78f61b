import { canCorrectRecord } from '@dondoc/domain/access/predicates'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import { Problem } from '../../lib/problem.ts'
import { scopeOf } from '../../lib/read-scope.ts'
import { lockRecord, type OwnRow } from './record-detail.store.ts'
import {
  insertRecordFile,
  listRecordFiles,
  type RecordFileRow,
  takeUpload,
  withdrawFile,
} from './record-files.store.ts'

/** The next revision of a file, or the first of a new one. */
async function attachUpload(
  trx: Trx,
  actor: Actor,
  file: { readonly recordId: string; readonly uploadId: string; readonly now: Date },
  above: RecordFileRow | null,
): Promise<RecordFileRow> {
  const { tenantId, accountId, name: addedBy } = actor
  const upload = await takeUpload(trx, tenantId, accountId, file.uploadId)
  if (!upload) throw new Problem('upload.not-found', { uploadId: file.uploadId })
  const { sha256, name, byteSize, kind } = upload
  const id = newId()
  const row = {
    tenantId,
    id,
    recordId: file.recordId,
    seriesId: above?.seriesId ?? id,
    revision: (above?.revision ?? 0) + 1,
    sha256,
    name,
    byteSize,
    kind,
    addedById: accountId,
    addedBy,
    addedAt: file.now,
    withdrawnAt: null,
    withdrawnBy: null,
    withdrawnWhy: null,
  }
  await insertRecordFile(trx, row)
  return row
}

/** Gives a record that is being entered the files sent for it. Throws `upload.not-found`. */
export async function attachUploads(
  trx: Trx,
  actor: Actor,
  recordId: string,
  uploadIds: readonly string[],
  now: Date,
): Promise<void> {
  for (const uploadId of uploadIds) await attachUpload(trx, actor, { recordId, uploadId, now }, null)
}

/** The record, kept from other writers; throws `record.not-found` and `access.denied`. */
async function mustCorrect(trx: Trx, actor: Actor, recordId: string): Promise<OwnRow> {
  const record = await lockRecord(trx, scopeOf(actor), recordId)
  if (!record) throw new Problem('record.not-found', { recordId })
  const isOwn = record.addedById === actor.accountId
  mustBeAllowed(canCorrectRecord(actor, { issuerPath: record.orgPath, isOwn }))
  return record
}

/**
 * Gives a record one more file, or a newer revision of one that it has; older revisions stay. Throws `record.not-found`,
 * `access.denied`, `file.not-found`, `upload.not-found`.
 */
export async function addFile(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  file: {
    readonly recordId: string
    readonly uploadId: string
    readonly seriesId?: string | undefined
    readonly now: Date
  },
): Promise<void> {
  const record = await mustCorrect(trx, actor, file.recordId)
  const files = await listRecordFiles(trx, actor.tenantId, file.recordId)
  const above = file.seriesId === undefined ? null : files.find(({ seriesId }) => seriesId === file.seriesId)
  if (above === undefined) throw new Problem('file.not-found', { fileId: file.seriesId })
  const { name, sha256, revision } = await attachUpload(trx, actor, file, above)
  await writeAudit(trx, by, {
    action: above === null ? 'record.file-added' : 'record.file-revised',
    subjectKind: 'record',
    subjectId: record.id,
    subject: record.number,
    before: above === null ? undefined : { name: above.name, sha256: above.sha256, revision: above.revision },
    after: { name, sha256, revision },
  })
}

/**
 * Takes one revision of a file off a record; the one before it counts again. Throws `record.not-found`, `access.denied`,
 * `file.not-found`, `file.withdrawn-already`.
 */
export async function withdrawRecordFile(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  file: { readonly recordId: string; readonly fileId: string; readonly why: string; readonly now: Date },
): Promise<void> {
  const record = await mustCorrect(trx, actor, file.recordId)
  const found = (await listRecordFiles(trx, actor.tenantId, file.recordId)).find(({ id }) => id === file.fileId)
  if (!found) throw new Problem('file.not-found', { fileId: file.fileId })
  if (found.withdrawnAt !== null) throw new Problem('file.withdrawn-already', { name: found.name })
  await withdrawFile(trx, actor.tenantId, found.id, {
    withdrawnAt: file.now,
    withdrawnBy: actor.name,
    withdrawnWhy: file.why,
  })
  await writeAudit(trx, by, {
    action: 'record.file-withdrawn',
    subjectKind: 'record',
    subjectId: record.id,
    subject: record.number,
    before: { name: found.name, sha256: found.sha256, revision: found.revision },
    after: { why: file.why },
  })
}
