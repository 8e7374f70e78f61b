import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'

/** Every table whose rows name bytes of the file store, by their `sha256`. A test compares the list with the database. */
export const FILE_TABLES = ['file_upload', 'letter_template', 'plan_import', 'plan_import_page', 'record_file'] as const

/** Rows that need their bytes no more: a reading that was cancelled left nothing that could be looked at. */
const NEEDED: { readonly [Table in (typeof FILE_TABLES)[number]]?: RawBuilder<SqlBool> } = {
  plan_import: sql<SqlBool>`state <> 'cancelled'`,
}

/** Forgets uploads that no form has named since then. */
export async function deleteUnusedUploads(trx: Trx, tenantId: string, before: Date): Promise<void> {
  await trx.deleteFrom('file_upload').where('tenantId', '=', tenantId).where('uploadedAt', '<', before).execute()
}

/** Which of the bytes something of the tenant still needs. */
export async function listNamed(db: Reader, tenantId: string, hashes: readonly string[]): Promise<string[]> {
  const parts = FILE_TABLES.map(
    (table) => sql`
      select sha256 from ${sql.table(table)}
      where "tenantId" = ${tenantId} and sha256 = any(${sql.val(hashes)}::text[]) and ${NEEDED[table] ?? sql<SqlBool>`true`}`,
  )
  const rows = await db
    .selectFrom(sql<{ sha256: string }>`(${sql.join(parts, sql` union `)})`.as('named'))
    .select('sha256')
    .execute()
  return rows.map(({ sha256 }) => sha256)
}
