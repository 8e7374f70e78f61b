import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cloneDatabase } from '../../test/databases.ts'
import { openPool } from './db.ts'
import { migrate } from './migrate.ts'

let database: Awaited<ReturnType<typeof cloneDatabase>>
let pool: pg.Pool
let folder: string
let url: URL

beforeEach(async () => {
  database = await cloneDatabase({ empty: true })
  pool = openPool(database.address, { max: 4 })
  folder = await mkdtemp(join(tmpdir(), 'dondoc-migrations-'))
  url = pathToFileURL(`${folder}/`)
  await write('20260101T0000-first.sql', 'create table first (id int);')
})
afterEach(async () => {
  await pool.end()
  await database.drop()
  await rm(folder, { recursive: true })
})

const write = (name: string, sql: string): Promise<void> => writeFile(join(folder, name), sql)
const tables = async (): Promise<string[]> =>
  (
    await pool.query<{ tablename: string }>("select tablename from pg_tables where schemaname = 'public' order by 1")
  ).rows.map(({ tablename }) => tablename)

describe('migrate', () => {
  test('applies each file once, in the order of its name', async () => {
    await write('20260102T0000-second.sql', 'alter table first add column name text;')
    expect((await migrate(pool, url)).applied).toEqual(['20260101T0000-first', '20260102T0000-second'])
    expect(await migrate(pool, url)).toEqual({ applied: [], newest: '20260102T0000-second' })
  })

  test('lets two processes that start together wait for each other', async () => {
    const results = await Promise.all([migrate(pool, url), migrate(pool, url), migrate(pool, url)])
    expect(results.flatMap(({ applied }) => applied)).toEqual(['20260101T0000-first'])
  })

  test('refuses data of a newer version', async () => {
    await write('20990101T0000-future.sql', 'create table future (id int);')
    await migrate(pool, url)
    await rm(join(folder, '20990101T0000-future.sql'))
    await expect(migrate(pool, url)).rejects.toMatchObject({ code: 'data.newer-version' })
  })

  test('refuses a file that is not the one that was applied', async () => {
    await migrate(pool, url)
    await write('20260101T0000-first.sql', 'create table first (id bigint);')
    await expect(migrate(pool, url)).rejects.toMatchObject({ code: 'data.migration-changed' })
  })

  test('leaves nothing of a file that fails, and keeps what was applied before it', async () => {
    await write('20260102T0000-broken.sql', 'create table half (id int); select * from nowhere;')
    await expect(migrate(pool, url)).rejects.toMatchObject({ code: 'data.migration-failed' })
    expect(await tables()).toEqual(['first', 'migration'])
    await write('20260102T0000-broken.sql', 'create table whole (id int);')
    expect((await migrate(pool, url)).applied).toEqual(['20260102T0000-broken'])
  })
})
