import { sql } from 'kysely'
import type { OpenDb } from '../src/lib/db.ts'
import type { Tables } from '../src/lib/tables.ts'

/**
 * How many rows the tables have, to prove that a refusal wrote nothing. That somebody signed in or was refused is on record by
 * itself and does not count.
 */
export async function countRowsOf(db: OpenDb, tables: readonly (keyof Tables)[]): Promise<number[]> {
  return Promise.all(
    tables.map(async (table) => {
      const { rows } = await sql<{ count: number }>`
        select count(*) as count from ${sql.table(table)} as t
        where coalesce(to_jsonb(t) ->> 'action', '') not in ('request.refused', 'sign-in.succeeded')`.execute(db)
      return rows[0]?.count ?? 0
    }),
  )
}
