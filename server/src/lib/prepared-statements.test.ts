import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../test/with-server.ts'
import { inTenant, openDb, openPool, type Trx } from './db.ts'
import { newId } from './id.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

async function withOneConnection(work: (db: ReturnType<typeof openDb>) => Promise<void>): Promise<void> {
  const pool = openPool(server.address, { max: 1 })
  try {
    await work(openDb(pool))
  } finally {
    await pool.end()
  }
}

const kept = async (db: ReturnType<typeof openDb>): Promise<string[]> => {
  const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(db)
  return rows.map(({ statement }) => statement)
}

const add = (db: ReturnType<typeof openDb>, to: number) =>
  sql<{ sum: number }>`select ${to}::integer + 1 as sum`.execute(db)

test('a statement that comes again is kept by the connection and answers with the values of each time', () =>
  withOneConnection(async (db) => {
    await add(db, 1)
    expect(await kept(db)).toEqual([])
    const sums = []
    for (let to = 2; to < 12; to++) sums.push((await add(db, to)).rows[0]?.sum)
    expect(sums).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    expect(await kept(db)).toEqual(['select $1::integer + 1 as sum'])
  }))

test('a kept statement that fails is refused each time, and asked rightly it answers again', () =>
  withOneConnection(async (db) => {
    const divide = (by: number) => sql<{ ratio: number }>`select 6 / ${by}::integer as ratio`.execute(db)
    for (let time = 0; time < 4; time++) await expect(divide(0)).rejects.toThrow('division by zero')
    expect((await divide(2)).rows).toEqual([{ ratio: 3 }])
  }))

test('a statement that was refused with a transaction that failed before it is kept only once it was understood', () =>
  withOneConnection(async (db) => {
    const sum = (trx: Trx, to: number) => sql<{ sum: number }>`select ${to}::integer + 2 as sum`.execute(trx)
    for (let time = 0; time < 5; time++) {
      const failing = inTenant(db, { tenantId: newId() }, (trx) =>
        Promise.all([sql`select 6 / ${0}::integer`.execute(trx), sum(trx, time), sum(trx, time)]),
      )
      await expect(failing).rejects.toThrow('division by zero')
    }
    for (let time = 0; time < 5; time++) {
      const [one, other] = await inTenant(db, { tenantId: newId() }, (trx) => Promise.all([sum(trx, 1), sum(trx, 2)]))
      expect([...one.rows, ...other.rows]).toEqual([{ sum: 3 }, { sum: 4 }])
    }
  }))

test('a kept statement answers as before after a column was added to what it reads', () =>
  withOneConnection(async (db) => {
    await sql`create temp table small (a integer)`.execute(db)
    await sql`insert into small values (1)`.execute(db)
    const read = () => sql`select a from small where a = ${1}`.execute(db)
    for (let time = 0; time < 4; time++) await read()
    await sql`alter table small add b integer`.execute(db)
    expect((await read()).rows).toEqual([{ a: 1 }])
  }))

test('of statements without end only some are kept', () =>
  withOneConnection(async (db) => {
    for (let n = 0; n < 310; n++) {
      for (let time = 0; time < 3; time++) await sql`select ${1}::integer + ${sql.raw(String(n))} as sum`.execute(db)
    }
    expect((await kept(db)).length).toBe(300)
  }))
