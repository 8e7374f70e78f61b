import { openPool } from '../src/lib/db.ts'
import { migrate } from '../src/lib/migrate.ts'
import type { TestServer } from './with-server.ts'

/**
 * Applies a migration to the data as they stand, as to those of the version before: `undo` takes back what it made of the tables.
 * Throws where another was applied, too.
 */
export async function migrateAgain({ address }: TestServer, name: string, undo: string): Promise<void> {
  const pool = openPool(address, { max: 1 })
  try {
    await pool.query(undo)
    await pool.query('delete from migration where name = $1', [name])
    const { applied } = await migrate(pool)
    if (applied.join() !== name) throw new Error(`applied ${applied.join()}`)
  } finally {
    await pool.end()
  }
}
