import type { AuditRow } from '@dondoc/contract/audit'
import type { AuditAction } from '@dondoc/contract/audit-actions'
import { addDays } from '@dondoc/domain/calendar/plain-date'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  makeAccount,
  makeOrganization,
  makeTenant,
  type TestOrganization,
  type TestTenant,
} from '../../../test/factories.ts'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'
import { writeAudit } from '../../lib/audit.ts'
import { businessDay } from '../../lib/clock.ts'
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

const note = (of: TestTenant, action: AuditAction): Promise<void> =>
  inTenant(server.deps.db, of, (trx) =>
    writeAudit(trx, of.by, { action, subjectKind: 'plan', subjectId: '1', after: { b: 1, a: [1.5, 'ă'], 1: null } }),
  )

const verify = (of: TestTenant) => inTenant(server.deps.db, of, (trx) => verifyAudit(trx, of.tenantId))

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
    await Promise.all(Array.from({ length: 20 }, () => note(busy, 'plan.edited')))
    expect(await verify(busy)).toEqual({ count: 20, broken: null })
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
    for (const action of ['plan.created', 'plan.edited', 'plan.issued'] as const) await note(victim, action)
    await tamper(statement(victim.tenantId))
    expect(await verify(victim)).toEqual({ count: 1, broken: { sequence: 2, reason } })
  })

  test.each([`update audit_entry set actor = 'Ai đó'`, 'delete from audit_entry', 'truncate audit_entry'])(
    'cannot be changed by the application: %s',
    async (statement) => {
      await expect(sql.raw(statement).execute(server.deps.db)).rejects.toThrow('append-only')
    },
  )

  test('holds up nobody until the act that is put on record ends', async () => {
    const busy = await makeTenant(server.deps)
    await inTenant(server.deps.db, busy, async (trx) => {
      await writeAudit(trx, busy.by, { action: 'plan.edited', subjectKind: 'plan', subjectId: 'slow' })
      await note(busy, 'plan.created')
      await writeAudit(trx, busy.by, { action: 'plan.issued', subjectKind: 'plan', subjectId: 'slow' })
    })
    expect(await verify(busy)).toEqual({ count: 3, broken: null })
    const { rows } = await sql<{ action: string }>`
      select action from audit_entry where "tenantId" = ${busy.tenantId} order by sequence`.execute(server.deps.db)
    expect(rows.map(({ action }) => action)).toEqual(['plan.created', 'plan.edited', 'plan.issued'])
  })

  test('keeps nothing of what was undone', async () => {
    const careful = await makeTenant(server.deps)
    const undone = inTenant(server.deps.db, careful, async (trx) => {
      await writeAudit(trx, careful.by, { action: 'plan.edited', subjectKind: 'plan', subjectId: '1' })
      throw new Error('midway')
    })
    await expect(undone).rejects.toThrow('midway')
    expect(await verify(careful)).toEqual({ count: 0, broken: null })
  })
})

describe('the chain of entries from before addresses of browsers were kept', () => {
  test('is whole, and so is what follows it', async () => {
    const old = await makeTenant(server.deps)
    await note(old, 'plan.created')
    await inTenant(server.deps.db, old, (trx) =>
      writeAudit(
        trx,
        { ...old.by, ip: '10.1.2.3', userAgent: 'Firefox', standingInFor: ['Trần Văn A'] },
        { action: 'plan.issued', subjectKind: 'plan', subjectId: '1' },
      ),
    )
    expect(await verify(old)).toEqual({ count: 2, broken: null })
    await tamper(`update audit_entry set "standingInFor" = null where "tenantId" = '${old.tenantId}' and sequence = 2`)
    expect(await verify(old)).toMatchObject({
      broken: { sequence: 2, reason: 'changed' },
    })
  })
})

describe('the filters of the trail', () => {
  let auditor: Client
  let other: TestTenant
  beforeAll(async () => {
    other = await makeTenant(server.deps)
    const place = await makeOrganization(server.deps, other)
    auditor = await server.as(await makeAccount(server.deps, other, 'auditor', place))
    const by = { ...other.by, name: 'Đặng Thị Ánh' }
    await inTenant(server.deps.db, other, (trx) =>
      writeAudit(trx, by, {
        action: 'plan.issued',
        subjectKind: 'plan',
        subjectId: 'KH-1',
        before: { state: 'draft' },
      }),
    )
  })
  const found = async (query: string): Promise<string[]> => {
    const { rows } = (await auditor.get(`/api/audit?${query}`)).json<{ rows: { action: string }[] }>()
    return rows.map(({ action }) => action)
  }

  test.each([
    ['actor=dang%20anh', ['plan.issued']],
    ['action=plan.issued', ['plan.issued']],
    ['action=plan.', ['plan.issued']],
    ['action=plan', []],
    ['subjectKind=plan&subjectId=KH-1', ['plan.issued']],
    ['actor=%25', []],
    ['from=2001-01-01&to=2001-12-31', []],
    ['sort=refused', []],
    ['sort=change&actor=dang%20anh', ['plan.issued']],
    ['sort=read&actor=dang%20anh', []],
    ['ip=10.9.&actor=dang%20anh', []],
  ])('%s', async (query, expected) => {
    expect(await found(query)).toEqual(expected)
  })

  test('tell what was refused, what was read, from where, and what concerns one person', async () => {
    const concerned = await makeTenant(server.deps)
    const place = await makeOrganization(server.deps, concerned)
    const reader = await server.as(await makeAccount(server.deps, concerned, 'auditor', place))
    const staff = await makeAccount(server.deps, concerned, 'staff', place)
    const client = await server.as(staff)
    await client.get('/api/audit')
    const by = { ...concerned.by, ip: '10.9.8.7' }
    await inTenant(server.deps.db, concerned, (trx) =>
      writeAudit(trx, by, { action: 'account.viewed', subjectKind: 'account', subjectId: staff.id }),
    )
    const actions = async (query: string) => {
      const { rows } = (await reader.get(`/api/audit?${query}`)).json<{ rows: { action: string }[] }>()
      return rows.map(({ action }) => action)
    }
    expect(await actions('sort=refused')).toEqual(['request.refused'])
    expect(await actions('ip=10.9.')).toEqual(['account.viewed'])
    expect(await actions('ip=10.9.&sort=change')).toEqual([])
    expect(await actions(`personId=${staff.id}`)).toEqual([
      'account.viewed',
      'request.refused',
      'sign-in.succeeded',
      'account.added',
    ])
  })

  test('leave a record of who looked, once for the same look', async () => {
    const watched = await makeTenant(server.deps)
    const place = await makeOrganization(server.deps, watched)
    const reader = await server.as(await makeAccount(server.deps, watched, 'auditor', place))
    for (const url of ['/api/audit', '/api/audit', '/api/audit/2', '/api/audit?sort=read&cursor=99'])
      await reader.get(url)
    const { rows } = (await reader.get('/api/audit?sort=read')).json<{ rows: AuditRow[] }>()
    expect(rows.map(({ action, after }) => [action, after])).toEqual([
      ['audit.viewed', { sequence: 2 }],
      ['audit.viewed', { filter: {} }],
    ])
  })

  test('take whole business days', async () => {
    const [entry] = (await auditor.get('/api/audit?action=plan.issued')).json<{ rows: { at: string }[] }>().rows
    const on = businessDay(new Date(entry?.at ?? ''))
    expect(await found(`action=plan.issued&from=${on}&to=${on}`)).toEqual(['plan.issued'])
    expect(await found(`action=plan.issued&to=${addDays(on, -1)}`)).toEqual([])
    expect(await found(`action=plan.issued&from=${addDays(on, 1)}`)).toEqual([])
  })

  test('are offered as they occur', async () => {
    const { actions, subjectKinds } = (await auditor.get('/api/audit/actions')).json<{
      actions: string[]
      subjectKinds: string[]
    }>()
    expect(actions).toContain('plan.issued')
    expect(subjectKinds).toEqual(expect.arrayContaining(['account', 'organization', 'plan']))
  })

  test('hold for the workbook, which is on record itself', async () => {
    const answer = await auditor.get('/api/audit/export?action=plan.issued')
    expect(answer.headers['content-disposition']).toContain('nhat-ky-')
    expect(answer.rawPayload.subarray(0, 2).toString()).toBe('PK')
    expect((await found('limit=1'))[0]).toBe('audit.exported')
  })

  test('show nothing of another tenant', async () => {
    expect(await found(`subjectKind=organization&subjectId=${department.id}`)).toEqual([])
  })

  test('stand beside the proof of the chain, for auditors only', async () => {
    expect((await auditor.get('/api/audit/verification')).json()).toMatchObject({ broken: null })
    const place = await makeOrganization(server.deps, other)
    const staff = await server.as(await makeAccount(server.deps, other, 'staff', place))
    for (const url of ['/api/audit/verification', '/api/audit/actions', '/api/audit/export'])
      expect((await staff.get(url)).statusCode).toBe(403)
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

describe('GET /api/audit/:sequence', () => {
  test('shows one entry by its number, and says so where there is none', async () => {
    const auditor = await server.as(await makeAccount(server.deps, tenant, 'auditor', department))
    expect((await auditor.get('/api/audit/1')).json()).toMatchObject({ sequence: 1, action: 'organization.added' })
    const answer = await auditor.get('/api/audit/123456')
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([404, 'audit.not-found'])
    expect((await auditor.get('/api/audit/first')).statusCode).toBe(400)
  })
})
