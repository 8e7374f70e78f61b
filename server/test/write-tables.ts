import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDb, openPool } from '../src/lib/db.ts'
import { startEmbeddedPostgres } from '../src/lib/embedded-postgres.ts'
import { migrate } from '../src/lib/migrate.ts'
import { printTables } from '../src/lib/table-types.ts'

const folder = await mkdtemp(join(tmpdir(), 'dondoc-'))
const postgres = await startEmbeddedPostgres({ dataDir: folder })
const pool = openPool(postgres.address)
try {
  await migrate(pool)
  await writeFile(new URL('../src/lib/tables.ts', import.meta.url), await printTables(openDb(pool)))
} finally {
  await pool.end()
  await postgres.stop()
  await rm(folder, { recursive: true })
}
