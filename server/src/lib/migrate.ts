import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type pg from 'pg'
import { ensureRoles, trustIndexedOperators } from './database-roles.ts'
import { StartProblem } from './start-problem.ts'

/** Where the SQL of this version stands. */
export const MIGRATIONS_FOLDER = new URL('../../migrations/', import.meta.url)

const NAME = /^\d{8}T\d{4}-[a-z0-9-]+\.sql$/
/** Any constant will do; it only has to be the same for every process of this application. */
const LOCK = 7_302_611_221

interface Migration {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

async function readMigrations(folder: URL): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      if (!NAME.test(name)) throw new Error(`${name} is not named YYYYMMDDTHHMM-slug.sql`)
      const sql = await readFile(new URL(name, folder), 'utf8')
      return { name: name.slice(0, -'.sql'.length), sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/**
 * Brings the database to this version: applies, in order and each in its own transaction, the files it does not have yet.
 * Two processes that start together wait for each other. Returns the names applied now and the newest of all.
 * Throws `StartProblem` `data.newer-version`, `data.migration-changed`, `data.migration-failed` or `database.no-roles`; nothing is half-applied.
 */
export async function migrate(
  pool: pg.Pool,
  folder = MIGRATIONS_FOLDER,
): Promise<{ applied: string[]; newest: string }> {
  const migrations = await readMigrations(folder)
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await ensureRoles(client)
    await client.query(
      'create table if not exists migration (name text primary key, checksum text not null, "appliedAt" timestamptz not null default now())',
    )
    const { rows } = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from migration order by name',
    )
    const done = new Map(rows.map((row) => [row.name, row.checksum]))
    refuseForeign(done, migrations)
    const applied: string[] = []
    for (const migration of migrations) {
      if (done.has(migration.name)) continue
      await apply(client, migration)
      applied.push(migration.name)
    }
    // A folder of other migrations, as tests have, may be without the extension.
    if (await hasPaths(client)) await trustIndexedOperators(client)
    return { applied, newest: migrations.at(-1)?.name ?? '' }
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined)
    client.release()
  }
}

function refuseForeign(done: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]))
  for (const [name, checksum] of done) {
    const own = known.get(name)
    if (own === undefined) throw new StartProblem('data.newer-version', { migration: name })
    if (own !== checksum) throw new StartProblem('data.migration-changed', { migration: name })
  }
}

async function hasPaths(client: pg.PoolClient): Promise<boolean> {
  return (await client.query("select 1 from pg_extension where extname = 'ltree'")).rows.length > 0
}

async function apply(client: pg.PoolClient, migration: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(migration.sql)
    await client.query('insert into migration (name, checksum) values ($1, $2)', [migration.name, migration.checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw new StartProblem('data.migration-failed', {
      migration: migration.name,
      reason: error instanceof Error ? error.message : String(error),
    })
  }
}
