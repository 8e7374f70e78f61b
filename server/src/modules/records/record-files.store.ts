import { type Selectable, sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'
import type { FileUploadTable, RecordFileTable } from '../../lib/tables.ts'

export type UploadRow = Selectable<FileUploadTable>
export type RecordFileRow = Selectable<RecordFileTable>

export async function insertUpload(trx: Trx, upload: UploadRow): Promise<void> {
  await trx.insertInto('file_upload').values(upload).execute()
}

/** Bytes that a person has sent and that nothing names yet. */
export async function sumWaiting(db: Reader, tenantId: string, accountId: string): Promise<number> {
  const { bytes } = await db
    .selectFrom('file_upload')
    .select(sql<number>`coalesce(sum("byteSize"), 0)::bigint`.as('bytes'))
    .where('tenantId', '=', tenantId)
    .where('uploadedById', '=', accountId)
    .executeTakeFirstOrThrow()
  return bytes
}

/** Takes a person's own upload for what names it: it can be taken once. */
export async function takeUpload(
  trx: Trx,
  tenantId: string,
  accountId: string,
  id: string,
): Promise<UploadRow | undefined> {
  return trx
    .deleteFrom('file_upload')
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('uploadedById', '=', accountId)
    .returningAll()
    .executeTakeFirst()
}

export async function insertRecordFile(trx: Trx, file: RecordFileRow): Promise<void> {
  await trx.insertInto('record_file').values(file).execute()
}

/** All revisions of all files of a record, newest first within each file. */
export async function listRecordFiles(db: Reader, tenantId: string, recordId: string): Promise<RecordFileRow[]> {
  return db
    .selectFrom('record_file')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('recordId', '=', recordId)
    .orderBy('seriesId')
    .orderBy('revision', 'desc')
    .execute()
}

export async function findRecordFile(
  db: Reader,
  tenantId: string,
  recordId: string,
  id: string,
): Promise<RecordFileRow | undefined> {
  return db
    .selectFrom('record_file')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('recordId', '=', recordId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function withdrawFile(
  trx: Trx,
  tenantId: string,
  id: string,
  withdrawal: Pick<RecordFileRow, 'withdrawnAt' | 'withdrawnBy' | 'withdrawnWhy'>,
): Promise<void> {
  await trx.updateTable('record_file').set(withdrawal).where('tenantId', '=', tenantId).where('id', '=', id).execute()
}
