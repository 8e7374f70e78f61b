import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { cloneDatabase } from '../../test/databases.ts'
import { openDb, openPool } from './db.ts'
import { printTables } from './table-types.ts'

test('lib/tables.ts describes the migrated database (else run: node server/test/write-tables.ts)', async () => {
  const database = await cloneDatabase()
  const pool = openPool(database.address)
  const printed = await printTables(openDb(pool))
  await pool.end()
  await database.drop()
  const written = await readFile(new URL('./tables.ts', import.meta.url), 'utf8')
  // The formatter may break lines.
  const words = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
  expect(words(written)).toBe(words(printed))
})
