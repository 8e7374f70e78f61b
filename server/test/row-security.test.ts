import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Db, inTenant, type OpenDb, openDb, openPool } from '../src/lib/db.ts'
import { newId } from '../src/lib/id.ts'
import { listPlanRows } from '../src/modules/plans/plans.read.store.ts'
import { makeAccount, makeOrganization, makeTenant, type TestTenant } from './factories.ts'
import { startTestServer, type TestServer } from './with-server.ts'

let server: TestServer
/** As the owner of the tables, and as the service works. */
let db: OpenDb
let service: Db
let ours: TestTenant
let theirs: TestTenant

beforeAll(async () => {
  server = await startTestServer()
  db = server.deps.db
  service = server.running.db
  ours = await makeTenant(server.deps, 'Tỉnh của ta')
  theirs = await makeTenant(server.deps, 'Tỉnh khác')
  for (const tenant of [ours, theirs]) {
    const organization = await makeOrganization(server.deps, tenant)
    await makeAccount(server.deps, tenant, 'staff', organization)
  }
})
afterAll(() => server.stop())

interface TenantTable {
  readonly name: string
  readonly isEnabled: boolean
  readonly policies: readonly string[]
  readonly rights: readonly string[]
}

/** Tables with rows of tenants, with what PostgreSQL knows of their policies and of the rights of the application's role. */
async function listTenantTables(): Promise<TenantTable[]> {
  const { rows } = await sql<TenantTable>`
    select c.relname as name, c.relrowsecurity as "isEnabled",
      array(select pg_get_expr(p.polqual, p.polrelid) || ' / ' || pg_get_expr(p.polwithcheck, p.polrelid) || ' / ' || p.polcmd::text
        from pg_policy p where p.polrelid = c.oid) as policies,
      array(select a.privilege_type from aclexplode(c.relacl) a join pg_roles r on r.oid = a.grantee
        where r.rolname = 'dondoc_app' order by 1) as rights
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and (c.relname = 'tenant' or exists (select 1 from pg_attribute a
        where a.attrelid = c.oid and a.attname = 'tenantId' and not a.attisdropped))
    order by c.relname`.execute(db)
  return rows
}

const ofTenant = (key: string): string =>
  `(${key} = (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid)`

describe('inTenant', () => {
  test('is the only way to rows of a tenant: what the service holds does not compile where a store wants a transaction', () => {
    const held: Db = server.deps.db
    const scope = { tenantId: newId(), paths: [] }
    const wrong = [
      // @ts-expect-error: a store takes what inTenant gives
      () => listPlanRows(held, scope, []),
      // @ts-expect-error: also where somebody may see everything
      () => listPlanRows(db, scope, []),
      // @ts-expect-error: nor is any transaction the one of a tenant
      () => db.transaction().execute((trx) => listPlanRows(trx, scope, [])),
      // @ts-expect-error: no query without a tenant
      () => held.selectFrom('plan').selectAll().execute(),
      // @ts-expect-error: no transaction without a tenant
      () => held.transaction(),
      // @ts-expect-error: no transaction in a transaction
      () => inTenant(held, scope, async (trx) => trx.transaction()),
    ]
    expect(wrong).toHaveLength(6)
  })
})

describe('row-level security', () => {
  test('holds on every table with rows of a tenant: its migration says `select isolate_tenant(…)`', async () => {
    const tables = await listTenantTables()
    expect(tables.length).toBeGreaterThan(20)
    const expected = tables.map(({ name, rights }) => {
      const own = ofTenant(name === 'tenant' ? 'id' : '"tenantId"')
      return { name, isEnabled: true, policies: [`${own} / ${own} / *`], rights }
    })
    expect(tables).toEqual(expected)
    expect(tables.filter(({ rights }) => !rights.includes('SELECT')).map(({ name }) => name)).toEqual([])
  })

  test('shows a tenant its own rows only, also to a query that forgets to ask', async () => {
    const [seen, all] = await Promise.all([
      inTenant(service, ours, (trx) => trx.selectFrom('account').select('tenantId').execute()),
      db.selectFrom('account').select('tenantId').execute(),
    ])
    expect(seen).toEqual([{ tenantId: ours.tenantId }])
    expect(all).toHaveLength(2)
    const tenants = await inTenant(service, ours, (trx) => trx.selectFrom('tenant').select('id').execute())
    expect(tenants).toEqual([{ id: ours.tenantId }])
  })

  test('refuses a row for another tenant, and changes or deletes none of its rows', async () => {
    const alias = { tenantId: theirs.tenantId, organizationId: newId(), alias: 'Sở lạ' }
    const insert = inTenant(service, ours, (trx) => trx.insertInto('organization_alias').values(alias).execute())
    await expect(insert).rejects.toMatchObject({ code: '42501' })
    const move = inTenant(service, ours, (trx) =>
      trx.updateTable('account').set({ tenantId: theirs.tenantId }).execute(),
    )
    await expect(move).rejects.toMatchObject({ code: '42501' })
    const rename = await inTenant(service, ours, (trx) =>
      trx.updateTable('organization').set({ name: 'Đổi tên' }).where('tenantId', '=', theirs.tenantId).execute(),
    )
    expect(rename[0]?.numUpdatedRows).toBe(0n)
    const remove = await inTenant(service, ours, (trx) =>
      trx.deleteFrom('role_held').where('tenantId', '=', theirs.tenantId).execute(),
    )
    expect(remove[0]?.numDeletedRows).toBe(0n)
  })

  test('leaves the indexes of words and paths in use, where the login may say that they tell nothing', async () => {
    const { rows: logins } = await sql<{ isSuper: boolean }>`
      select rolsuper as "isSuper" from pg_roles where rolname = current_user`.execute(db)
    const { rows } = await sql<{ operator: string; isTrusted: boolean }>`
      select o.oid::regoperator::text as operator, p.proleakproof as "isTrusted"
      from pg_operator o join pg_proc p on p.oid = o.oprcode
      where o.oid in ('<@(ltree,ltree[])'::regoperator, '@>(ltree,ltree[])'::regoperator, '<@(ltree,ltree)'::regoperator,
        '@@(tsvector,tsquery)'::regoperator)`.execute(db)
    expect(rows.map(({ isTrusted }) => isTrusted)).toEqual(Array(4).fill(logins[0]?.isSuper))
  })

  test('ends with the transaction: the next one on the same connection is nobody’s', async () => {
    const pool = openPool(server.address, { max: 1, role: 'app' })
    const single = openDb(pool)
    await inTenant(single, ours, async () => undefined)
    const { rows } = await sql`select current_setting('app.tenant', true) as tenant`.execute(single)
    expect(rows).toEqual([{ tenant: '' }])
    await pool.end()
  })
})
