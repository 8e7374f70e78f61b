import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  makeAccount,
  makeOrganization,
  makeTenant,
  type TestOrganization,
  type TestTenant,
} from '../../../test/factories.ts'
import { startTestServer, type TestServer } from '../../../test/with-server.ts'
import { writeAudit } from '../../lib/audit.ts'
import { inTenant } from '../../lib/db.ts'
import { verifyAudit } from './index.ts'

let server: TestServer
let tenant: TestTenant
let department: TestOrganization

beforeAll(async () => {
  server = await startTestServer()
  tenant = await makeTenant(server.deps)
  department = await makeOrganization(server.deps, tenant, { name: 'Sở Nội vụ' })
})
afterAll(() => server.stop())

const note = (of: TestTenant, action: string): Promise<void> =>
  inTenant(server.deps.db, of, (trx) =>
    writeAudit(trx, of.by, { action, subjectKind: 'plan', subjectId: '1', after: { b: 1, a: [1.5, 'ă'], 1: null } }),
  )

/** What only the owner of the database can do: go around the trigger. */
async function tamper(statement: string): Promise<void> {
  const { db } = server.deps
  await db.transaction().execute(async (trx) => {
    await sql.raw('alter table audit_entry disable trigger audit_entry_append_only').execute(trx)
    await sql.raw(statement).execute(trx)
    await sql.raw('alter table audit_entry enable trigger audit_entry_append_only').execute(trx)
  })
}

describe('the chain', () => {
  test('has no gap and one order although many write at once', async () => {
    const busy = await makeTenant(server.deps)
    await Promise.all(Array.from({ length: 20 }, (_, index) => note(busy, `act.${index}`)))
    expect(await verifyAudit(server.deps.db, busy.tenantId)).toEqual({ count: 20, broken: null })
  })

  test.each([
    ['changed', (id: string) => `update audit_entry set actor = 'Ai đó' where "tenantId" = '${id}' and sequence = 2`],
    ['changed', (id: string) => `update audit_entry set after = '{"a":2}' where "tenantId" = '${id}' and sequence = 2`],
    ['missing', (id: string) => `delete from audit_entry where "tenantId" = '${id}' and sequence = 2`],
    [
      'wrong-predecessor',
      (id: string) => `update audit_entry set "previousHash" = hash where "tenantId" = '${id}' and sequence = 2`,
    ],
  ])('shows the first entry that was %s behind its back', async (reason, statement) => {
    const victim = await makeTenant(server.deps)
    for (const action of ['one', 'two', 'three']) await note(victim, action)
    await tamper(statement(victim.tenantId))
    expect(await verifyAudit(server.deps.db, victim.tenantId)).toEqual({ count: 1, broken: { sequence: 2, reason } })
  })

  test.each([`update audit_entry set actor = 'Ai đó'`, 'delete from audit_entry', 'truncate audit_entry'])(
    'cannot be changed by the application: %s',
    async (statement) => {
      await expect(sql.raw(statement).execute(server.deps.db)).rejects.toThrow('append-only')
    },
  )

  test('keeps nothing of what was undone', async () => {
    const careful = await makeTenant(server.deps)
    const undone = inTenant(server.deps.db, careful, async (trx) => {
      await writeAudit(trx, careful.by, { action: 'undone', subjectKind: 'plan', subjectId: '1' })
      throw new Error('midway')
    })
    await expect(undone).rejects.toThrow('midway')
    expect(await verifyAudit(server.deps.db, careful.tenantId)).toEqual({ count: 0, broken: null })
  })
})

describe('GET /api/audit', () => {
  test('shows an auditor the newest first, page by page', async () => {
    const auditor = await server.as(await makeAccount(server.deps, tenant, 'auditor', department))
    const first = await auditor.get('/api/audit?limit=1')
    expect(first.statusCode).toBe(200)
    const page = first.json<{ rows: { action: string; subject: string }[]; total: number; cursor: string }>()
    expect(page.rows.map(({ action }) => action)).toEqual(['sign-in.succeeded'])
    expect(page.total).toBe(3)
    const second = await auditor.get(`/api/audit?limit=2&cursor=${page.cursor}`)
    expect(second.json()).toMatchObject({
      rows: [
        { action: 'account.added' },
        { action: 'organization.added', subject: 'Sở Nội vụ', actor: 'Hệ thống', after: { name: 'Sở Nội vụ' } },
      ],
      cursor: null,
    })
  })

  test.each([
    ['staff', 403, 'access.denied'],
    ['leader', 403, 'access.denied'],
  ] as const)('is refused to %s', async (role, status, code) => {
    const client = await server.as(await makeAccount(server.deps, tenant, role, department))
    const answer = await client.get('/api/audit')
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([status, code])
  })

  test('is refused to the auditor of a branch: the trail is the whole tenant’s', async () => {
    const division = await makeOrganization(server.deps, tenant, { parentId: department.id, kind: 'division' })
    const client = await server.as(await makeAccount(server.deps, tenant, 'auditor', division))
    expect((await client.get('/api/audit')).statusCode).toBe(403)
  })

  test.each(['limit=0', 'limit=many', 'cursor=last'])('refuses ?%s as invalid', async (query) => {
    const client = await server.as(await makeAccount(server.deps, tenant, 'auditor', department))
    const answer = await client.get(`/api/audit?${query}`)
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, 'request.invalid'])
  })
})
