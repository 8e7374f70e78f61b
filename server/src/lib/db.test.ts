import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { makeOrganization, makeTenant } from '../../test/factories.ts'
import { startTestServer, type TestServer } from '../../test/with-server.ts'
import { checkServer, inPart, inTenant, leaveForEnd, openPool, type Trx } from './db.ts'
import { newId } from './id.ts'

let server: TestServer
const zone = process.env['TZ']

beforeAll(async () => {
  server = await startTestServer()
})
afterEach(() => {
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
})
afterAll(() => server.stop())

describe('columns become values', () => {
  test.each(['UTC', 'Asia/Ho_Chi_Minh', 'America/Los_Angeles'])('a date is the same day in %s', async (timeZone) => {
    process.env['TZ'] = timeZone
    const tenant = await makeTenant(server.deps)
    const { id } = await makeOrganization(server.deps, tenant, { validFrom: '2026-03-01' })
    const row = await server.deps.db
      .selectFrom('organization')
      .select(['validFrom', sql<string[]>`array["validFrom", date '2025-12-31']`.as('days')])
      .where('tenantId', '=', tenant.tenantId)
      .where('id', '=', id)
      .executeTakeFirst()
    expect(row).toEqual({ validFrom: '2026-03-01', days: ['2026-03-01', '2025-12-31'] })
  })

  test('a count is a number, a sum of numerics stays exact text, an instant stays a Date', async () => {
    const { rows } = await sql`
      select count(*) as count, 0.1::numeric + 0.2::numeric as sum, timestamptz '2026-11-22 10:00+07' as instant,
             array[1::bigint, 2::bigint] as numbers`.execute(server.deps.db)
    expect(rows).toEqual([{ count: 1, sum: '0.3', instant: new Date('2026-11-22T03:00:00Z'), numbers: [1, 2] }])
  })

  test('a whole number too large to be exact is an error and not a wrong figure', async () => {
    await expect(sql`select 9007199254740993::bigint as n`.execute(server.deps.db)).rejects.toThrow(RangeError)
  })
})

describe('inTenant', () => {
  const tenantOfSession = sql<{
    tenant: string | null
  }>`select nullif(current_setting('app.tenant', true), '') as tenant`

  test('sets the tenant for the transaction only', async () => {
    const tenantId = newId()
    const inside = await inTenant(server.deps.db, { tenantId }, (trx) => tenantOfSession.execute(trx))
    expect(inside.rows).toEqual([{ tenant: tenantId }])
    const after = await Promise.all(Array.from({ length: 8 }, () => tenantOfSession.execute(server.deps.db)))
    expect(after.flatMap(({ rows }) => rows.map(({ tenant }) => tenant))).toEqual(Array(8).fill(null))
  })

  test('undoes everything when the work throws', async () => {
    const tenantId = newId()
    const work = inTenant(server.deps.db, { tenantId }, async (trx) => {
      await trx.insertInto('tenant').values({ id: tenantId, name: 'Không thành' }).execute()
      throw new Error('midway')
    })
    await expect(work).rejects.toThrow('midway')
    const found = await server.deps.db.selectFrom('tenant').select('id').where('id', '=', tenantId).execute()
    expect(found).toEqual([])
  })

  test('takes many questions at once, answers each its own, and undoes all of them where one fails', async () => {
    const tenantId = newId()
    const asked = Array.from({ length: 30 }, (_, n) => n)
    const answers = await inTenant(server.deps.db, { tenantId }, (trx) =>
      Promise.all(
        asked.map((n) =>
          sql<{ n: number; tenant: string }>`
          select ${n}::integer as n, current_setting('app.tenant') as tenant`.execute(trx),
        ),
      ),
    )
    expect(answers.flatMap(({ rows }) => rows)).toEqual(asked.map((n) => ({ n, tenant: tenantId })))
    const work = inTenant(server.deps.db, { tenantId }, (trx) =>
      Promise.all([
        trx.insertInto('tenant').values({ id: tenantId, name: 'Không thành' }).execute(),
        sql`select 1 / ${0}::integer`.execute(trx),
        tenantOfSession.execute(trx),
      ]),
    )
    await expect(work).rejects.toThrow('division by zero')
    const ended = await inTenant(server.deps.db, { tenantId }, async (trx) => [trx])
    for (const trx of ended) await expect(tenantOfSession.execute(trx)).rejects.toThrow('has ended')
    const after = await Promise.all(asked.map(() => tenantOfSession.execute(server.deps.db)))
    expect(after.flatMap(({ rows }) => rows.map(({ tenant }) => tenant))).toEqual(asked.map(() => null))
    expect(await server.deps.db.selectFrom('tenant').select('id').where('id', '=', tenantId).execute()).toEqual([])
  })

  test('does what was left to the end once, with everything that was left, and nothing of a part that failed', async () => {
    const done: (readonly string[])[] = []
    const act = async (_trx: Trx, items: readonly string[]): Promise<void> => void done.push(items)
    await inTenant(server.deps.db, { tenantId: newId() }, async (trx) => {
      leaveForEnd(trx, act, 'first')
      const failed = inPart(trx, async () => {
        leaveForEnd(trx, act, 'of the part that failed')
        throw new Error('midway')
      })
      await expect(failed).rejects.toThrow('midway')
      await inPart(trx, async () => leaveForEnd(trx, act, 'last'))
      expect(done).toEqual([])
    })
    expect(done).toEqual([['first', 'last']])
    const undone = inTenant(server.deps.db, { tenantId: newId() }, async (trx) => {
      leaveForEnd(trx, act, 'never')
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(done).toHaveLength(1)
  })

  test('refuses what is no id before it reaches the SET', () => {
    expect(() => inTenant(server.deps.db, { tenantId: "x'; drop table tenant; --" }, async () => 1)).toThrow(TypeError)
  })
})

describe('checkServer', () => {
  test('says where nobody answers, without the password', async () => {
    const address = { url: 'postgres://ai:mat-khau@127.0.0.1:1/dondoc' }
    const pool = openPool(address)
    const attempt = checkServer(pool, address)
    await expect(attempt).rejects.toMatchObject({ code: 'database.unreachable' })
    await expect(attempt).rejects.toSatisfy((error: Error) => !error.message.includes('mat-khau'))
    await pool.end()
  })
})
