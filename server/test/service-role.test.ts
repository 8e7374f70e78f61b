import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkRole, DATABASE_ROLES, type DatabaseRole } from '../src/lib/database-roles.ts'
import { connectionOf, type DatabaseAddress, inTenant, openDb, openPool } from '../src/lib/db.ts'
import { prepareDatabase } from '../src/lib/prepare-database.ts'
import { listTenants } from '../src/lib/tenants.ts'
import { makeAccount, makeOrganization, makeTenant, type TestTenant } from './factories.ts'
import { startTestServer, type TestServer } from './with-server.ts'

let server: TestServer
let ours: TestTenant
let theirs: TestTenant
let owner: pg.Pool
/** A login of its own, as an administrator makes it for DATABASE_URL; the roles themselves with the embedded database. */
let separate: DatabaseAddress
const login = `dondoc_test_${randomBytes(6).toString('hex')}`

beforeAll(async () => {
  server = await startTestServer()
  owner = openPool(server.address, { max: 1 })
  ours = await makeTenant(server.deps, 'Tỉnh của ta')
  theirs = await makeTenant(server.deps, 'Tỉnh khác')
  for (const tenant of [ours, theirs]) {
    const organization = await makeOrganization(server.deps, tenant)
    await makeAccount(server.deps, tenant, 'staff', organization)
  }
  separate = await makeLogin()
})
afterAll(async () => {
  if ('url' in separate) await owner.query(`drop role ${login}`)
  await owner.end()
  await server.stop()
})

async function makeLogin(): Promise<DatabaseAddress> {
  if ('host' in server.address) return server.address
  const password = randomBytes(16).toString('hex')
  await owner.query(`create role ${login} login password '${password}'`)
  const url = new URL(server.address.url)
  url.username = login
  url.password = password
  await prepareDatabase(server.address, { url: url.href })
  return { url: url.href }
}

/** Runs statements one after the other on a fresh connection of the service, with our tenant set; the result of the last. */
async function attempt(role: DatabaseRole, ...statements: readonly string[]): Promise<readonly unknown[]> {
  const client = new pg.Client(connectionOf(separate, { role }))
  await client.connect()
  try {
    await client.query(`set app.tenant = '${ours.tenantId}'`)
    let rows: readonly unknown[] = []
    for (const statement of statements) rows = (await client.query(statement)).rows
    return rows
  } finally {
    await client.end()
  }
}

describe('the connections of the running service', () => {
  test('belong to a login that owns nothing and has no power over the server', async () => {
    for (const role of Object.keys(DATABASE_ROLES) as DatabaseRole[]) {
      const pool = openPool(separate, { max: 1, role })
      expect([role, await checkRole(pool, role)]).toEqual([role, true])
      await pool.end()
    }
    const { rows } = await owner.query(
      `select r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication as mighty,
         exists (select 1 from pg_class c where c.relowner = r.oid) as owns,
         exists (select 1 from pg_auth_members m where m.member = r.oid) as "takesOthers"
       from pg_roles r where r.rolname = any($1)`,
      [Object.values(DATABASE_ROLES)],
    )
    expect(rows).toEqual(Array(3).fill({ mighty: false, owns: false, takesOthers: false }))
  })

  test('are told from those of a login that owns the tables, which the start then says', async () => {
    const pool = openPool(server.address, { max: 1, role: 'app' })
    expect(await checkRole(pool, 'app')).toBe('host' in server.address)
    await pool.end()
    await expect(checkRole(owner, 'app')).rejects.toMatchObject({ code: 'database.no-roles' })
  })

  test('do all that the service does: a tenant’s rows, its sign-ins, its jobs, what comes before a tenant', async () => {
    const pool = openPool(separate, { max: 1, role: 'app' })
    const db = openDb(pool)
    const seen = await inTenant(db, ours, (trx) => trx.selectFrom('account').select('tenantId').execute())
    expect(seen).toEqual([{ tenantId: ours.tenantId }])
    expect((await listTenants(db)).map(({ id }) => id).sort()).toEqual([ours.tenantId, theirs.tenantId].sort())
    await pool.end()
    expect(await attempt('auth', 'select count(*)::int as n from auth."user"')).toEqual([{ n: 2 }])
    expect(await attempt('jobs', 'select count(*)::int as n from jobs.job')).toEqual([{ n: 0 }])
  })

  test('show no row of any table where no tenant is set', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relrowsecurity`,
    )
    expect(rows.length).toBeGreaterThan(20)
    for (const { name } of rows)
      expect([name, await attempt('app', 'reset app.tenant', `select * from "${name}"`)]).toEqual([name, []])
  })

  test('show none of another tenant’s rows, however they are asked for', async () => {
    const foreign = `"tenantId" = '${theirs.tenantId}'`
    for (const statement of [
      `select id from account where ${foreign}`,
      `select id from organization where ${foreign} or true and ${foreign}`,
      `update account set name = 'x' where ${foreign} returning id`,
      `delete from role_held where ${foreign} returning id`,
    ])
      expect([statement, await attempt('app', statement)]).toEqual([statement, []])
    const all = await attempt('app', 'select distinct "tenantId" from account')
    expect(all).toEqual([{ tenantId: ours.tenantId }])
  })

  test.each([
    // the structure
    ['app', 'alter table plan add column x integer'],
    ['app', 'drop table plan_finding'],
    ['app', 'truncate plan_finding'],
    ['app', 'create table public.x (y integer)'],
    ['app', 'create schema x'],
    ['app', 'create function public.x() returns integer language sql return 1'],
    ['app', 'drop function known_tenants()'],
    ['app', `insert into migration (name, checksum) values ('x', 'x')`],
    ['app', 'select * from migration'],
    // the audit trail
    ['app', `update audit_entry set actor = 'Ai đó'`],
    ['app', 'delete from audit_entry'],
    ['app', 'truncate audit_entry'],
    ['app', 'alter table audit_entry disable trigger all'],
    ['app', 'drop policy own_tenant on audit_entry'],
    ['app', 'delete from tenant'],
    // row-level security
    ['app', 'alter table plan disable row level security'],
    ['app', 'drop policy own_tenant on plan'],
    ['app', 'create policy all_rows on plan using (true)'],
    ['app', `select isolate_tenant('plan')`],
    ['app', 'alter role current_user bypassrls'],
    // secrets
    ['app', 'select password from auth.account'],
    ['app', 'select token from auth.session'],
    ['app', 'select secret from auth."twoFactor"'],
    ['app', 'select data from jobs.job'],
    ['app', 'delete from jobs.job'],
    ['app', 'select rolpassword from pg_authid'],
    ['app', 'select passwd from pg_shadow'],
    ['app', `select pg_read_file('PG_VERSION')`],
    ['app', `copy plan to '/tmp/x'`],
    ['app', `copy plan to program 'cat'`],
    // the other two
    ['auth', 'select * from account'],
    ['auth', 'select * from audit_entry'],
    ['auth', 'select * from accounts_of_user(null)'],
    ['auth', `select * from actors_of_user(null, '2026-01-01')`],
    ['auth', 'select * from jobs.job'],
    ['auth', 'drop table auth.session'],
    ['auth', 'alter table auth."user" add column x integer'],
    ['jobs', 'select * from public.plan'],
    ['jobs', 'select * from known_tenants()'],
    ['jobs', 'select password from auth.account'],
    ['jobs', 'drop table jobs.job'],
    ['jobs', 'create table jobs.x (y integer)'],
  ] as const)('are refused as %s: %s', async (role, statement) => {
    await expect(attempt(role, statement)).rejects.toMatchObject({
      code: '42501',
      message: expect.not.stringContaining('append-only'),
    })
  })

  test.each(['set role', 'set session authorization'])('cannot become the owner: %s', async (way) => {
    const { rows } = await owner.query<{ name: string }>('select current_user as name')
    await expect(attempt('app', `${way} "${rows[0]?.name}"`)).rejects.toMatchObject({ code: '42501' })
  })

  test('are refused rather than shown less where somebody turns row-level security off', async () => {
    await expect(attempt('app', 'set row_security = off', 'select * from plan')).rejects.toMatchObject({
      code: '42501',
    })
  })

  test('come back to their role by RESET, and stay powerless as the login itself', async () => {
    expect(await attempt('app', 'reset role', 'select current_user as name')).toEqual([{ name: 'dondoc_app' }])
    expect(await attempt('app', 'set role none', 'reset app.tenant', 'select * from account')).toEqual([])
    await expect(attempt('app', 'set role none', 'drop table plan_finding')).rejects.toMatchObject({ code: '42501' })
  })
})
