import { sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'

/** Every table whose rows name bytes of the file store, by their `sha256`. A test compares the list with the database. */
export const FILE_TABLES = ['file_upload', 'letter_template', 'plan_import', 'plan_import_page', 'record_file'] as const

/** Forgets uploads that no form has named since then; returns the bytes that they named. */
export async function deleteUnusedUploads(trx: Trx, tenantId: string, before: Date): Promise<string[]> {
  const deleted = await trx
    .deleteFrom('file_upload')
    .where('tenantId', '=', tenantId)
    .where('uploadedAt', '<', before)
    .returning('sha256')
    .execute()
  return deleted.map(({ sha256 }) => sha256)
}

/** Which of the bytes something of the tenant still names. */
export async function listNamed(db: Reader, tenantId: string, hashes: readonly string[]): Promise<string[]> {
  const parts = FILE_TABLES.map(
    (table) => sql`
      select sha256 from ${sql.table(table)}
      where "tenantId" = ${tenantId} and sha256 = any(${sql.val(hashes)}::text[])`,
  )
  const rows = await db
    .selectFrom(sql<{ sha256: string }>`(${sql.join(parts, sql` union `)})`.as('named'))
    .select('sha256')
    .execute()
  return rows.map(({ sha256 }) => sha256)
}
