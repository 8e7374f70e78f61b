import type { SearchHit } from '@dondoc/contract/search'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeAccount, makeOrganization, makeTenant, type TestAccount } from '../../../test/factories.ts'
import { startTestServer, type TestServer } from '../../../test/with-server.ts'

/** More plans than those are asked one by one of whom only few can be read. */
const PLANS = 45

let server: TestServer
let atProvince: TestAccount
let atAgency: TestAccount

beforeAll(async () => {
  server = await startTestServer()
  const { db } = server.deps
  const tenant = await makeTenant(server.deps)
  const province = await makeOrganization(server.deps, tenant, { kind: 'province', name: 'Ủy ban nhân dân tỉnh' })
  const [agency, other] = [
    await makeOrganization(server.deps, tenant, { parentId: province.id, name: 'Sở Nội vụ' }),
    await makeOrganization(server.deps, tenant, { parentId: province.id, name: 'Sở Tài chính' }),
  ]
  atProvince = await makeAccount(server.deps, tenant, 'reader', province)
  atAgency = await makeAccount(server.deps, tenant, 'focal', agency)
  const { tenantId } = tenant
  const plans = sql`
    select gen_random_uuid() as id, n, case when n = 1 then ${agency.id}::uuid when n = 2 then ${province.id}::uuid else ${other.id}::uuid end as issuer,
      case when n = 3 then 'draft' else 'issued' end as state
    from generate_series(1, ${PLANS}) n`
  await sql`
    with made as materialized (${plans}), kept as (
      insert into plan ("tenantId", id, code, "issuerId", "orgPath", state, year, "issuedOn", "periodFrom", "periodTo", title, "legalBases", citations, recipients, sections)
      select ${tenantId}, made.id, 'KH-' || n, issuer, o."orgPath", state, 2026, case when n <> 3 then date '2026-01-10' end, '2026-01-01', '2026-12-31', 'Kế hoạch ' || n, '[]', '[]', '[]', '[]'
      from made join organization o on o."tenantId" = ${tenantId} and o.id = issuer
    ), rows as (
      insert into plan_node ("tenantId", id, "planId", position, kind, text, leaf, products, leads, coordinators)
      select ${tenantId}, gen_random_uuid(), made.id, 1, 'task', 'Rà soát vị trí việc làm ' || n, true, '[]', '[]', '[]' from made
    )
    insert into record ("tenantId", id, "issuerId", "orgPath", kind, number, date, year, abstract)
    select ${tenantId}, gen_random_uuid(), o.id, o."orgPath", 'Báo cáo', o.name, '2026-02-01', 2026, 'Kết quả rà soát vị trí việc làm'
    from organization o where o."tenantId" = ${tenantId}`.execute(db)
})
afterAll(() => server.stop())

const found = async (account: TestAccount, q: string): Promise<Record<string, string[]>> => {
  const person = await server.as(account)
  const answer = await person.get(`/api/search?limit=50&q=${encodeURIComponent(q)}`)
  const hits = Map.groupBy(answer.json<{ hits: SearchHit[] }>().hits, ({ kind }) => kind)
  return Object.fromEntries([...hits].map(([kind, own]) => [kind, own.map(({ code }) => code ?? '').sort()]))
}

describe('search', () => {
  test('finds in few readable plans what stands in them, and nothing of others', async () => {
    expect(await found(atAgency, 'vi tri viec lam')).toEqual({
      node: ['KH-1', 'KH-2'],
      record: ['Sở Nội vụ', 'Ủy ban nhân dân tỉnh'],
    })
  })

  test('finds in many plans the same, but for drafts', async () => {
    const { node, record } = await found(atProvince, 'vi tri viec lam')
    expect(node).toHaveLength(PLANS - 1)
    expect(node).not.toContain('KH-3')
    expect(record).toEqual(['Sở Nội vụ', 'Sở Tài chính', 'Ủy ban nhân dân tỉnh'])
  })

  test('knows an organization by its words and a plan by its code', async () => {
    expect(await found(atAgency, 'noi vu')).toEqual({ organization: [''], record: ['Sở Nội vụ'] })
    expect(await found(atAgency, 'kh-2')).toMatchObject({ plan: ['KH-2'] })
    expect(await found(atAgency, 'kh-7')).toEqual({})
  })
})
