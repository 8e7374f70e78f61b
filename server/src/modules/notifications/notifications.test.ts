import type { Notification } from '@dondoc/contract/notifications'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  makeAccount,
  makeOrganization,
  makeTenant,
  type TestAccount,
  type TestTenant,
} from '../../../test/factories.ts'
import { startTestServer, type TestServer } from '../../../test/with-server.ts'
import { inTenant } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import { insertSubstitution } from '../accounts/roles.store.ts'
import { type Message, type Receiver, tell } from './index.ts'

let server: TestServer
let tenant: TestTenant
let department: { readonly id: string; readonly orgPath: string }
let unit: { readonly id: string; readonly orgPath: string }
let head: TestAccount
let staff: TestAccount
let focal: TestAccount
let now = new Date('2026-06-22T02:00:00Z')

beforeAll(async () => {
  server = await startTestServer({ now: () => now })
  const { deps } = server
  tenant = await makeTenant(deps)
  department = await makeOrganization(deps, tenant)
  unit = await makeOrganization(deps, tenant, { parentId: department.id, kind: 'division', issuesPlans: false })
  head = await makeAccount(deps, tenant, 'unit-head', unit)
  staff = await makeAccount(deps, tenant, 'staff', unit)
  focal = await makeAccount(deps, tenant, 'focal', department)
})
afterAll(() => server.stop())

type Returned = Message<'duty.returned'>

const send = (to: readonly Receiver[], change: Partial<Returned> = {}, by = tenant.by): Promise<string[]> =>
  inTenant(server.deps.db, tenant, (trx) =>
    tell(trx, by, {
      kind: 'duty.returned',
      about: { kind: 'duty', id: newId() },
      data: { code: 'NV-000123', text: 'Rà soát thủ tục hành chính', reason: 'Thiếu số văn bản' },
      to,
      cause: newId(),
      at: now,
      ...change,
    }),
  )

async function list(
  account: TestAccount,
  query = '',
): Promise<{ rows: Notification[]; total: number; unread: number; cursor: string | null }> {
  return (await (await server.as(account)).get(`/api/notifications${query}`)).json()
}

describe('telling', () => {
  test('reaches who holds the role at the organization, with the data of the sentence', async () => {
    const told = await send([{ organizationId: unit.id, roles: ['unit-head'] }])
    expect(told).toEqual([head.id])
    const { rows, unread } = await list(head)
    expect(unread).toBe(1)
    expect(rows[0]).toMatchObject({
      kind: 'duty.returned',
      about: { kind: 'duty' },
      data: { code: 'NV-000123', reason: 'Thiếu số văn bản' },
      actor: 'Hệ thống',
      standingInFor: null,
      read: false,
    })
    expect((await list(staff)).rows).toEqual([])
  })

  test('goes to the nearest organization above where nobody holds the role, and only when asked', async () => {
    expect(await send([{ organizationId: unit.id, roles: ['focal'] }])).toEqual([])
    expect(await send([{ organizationId: unit.id, roles: ['focal'], orAbove: true }])).toEqual([focal.id])
  })

  test('tells the same cause once, whoever asks again', async () => {
    const again = { about: { kind: 'duty', id: newId() }, cause: 'cập nhật 1' } as const
    expect(await send([{ accountId: staff.id }], again)).toEqual([staff.id])
    expect(await send([{ accountId: staff.id }, { accountId: head.id }], again)).toEqual([head.id])
  })

  test('leaves out whose act it was', async () => {
    const by = { ...tenant.by, accountId: staff.id, name: 'Chuyên viên' }
    expect(await send([{ organizationId: unit.id, roles: ['staff', 'unit-head'] }], {}, by)).toEqual([head.id])
  })

  test('tells the deputy of an absent person in whose place, and only on those days', async () => {
    const deputy = await makeAccount(server.deps, tenant, 'reader', department)
    const absent = await makeAccount(server.deps, tenant, 'leader', department)
    await inTenant(server.deps.db, tenant, (trx) =>
      insertSubstitution(trx, {
        tenantId: tenant.tenantId,
        id: newId(),
        absentId: absent.id,
        deputyId: deputy.id,
        validFrom: '2026-06-22',
        validTo: '2026-06-23',
        endedOn: null,
      }),
    )
    const to = [{ organizationId: department.id, roles: ['leader'] }] as const
    expect((await send(to)).sort()).toEqual([absent.id, deputy.id].sort())
    const name = (await list(deputy)).rows[0]?.standingInFor
    expect(name).toMatch(/^Người thứ/)
    now = new Date('2026-06-24T02:00:00Z')
    expect(await send(to)).toEqual([absent.id])
    now = new Date('2026-06-22T02:00:00Z')
  })

  test('is undone with what it tells of', async () => {
    const before = (await list(staff)).total
    const failed = inTenant(server.deps.db, tenant, async (trx) => {
      await tell(trx, tenant.by, {
        kind: 'duty.confirmed',
        about: { kind: 'duty', id: newId() },
        data: { code: 'NV-1', text: 'x' },
        to: [{ accountId: staff.id }],
        cause: 'a',
        at: now,
      })
      throw new Error('the use case failed')
    })
    await expect(failed).rejects.toThrow('the use case failed')
    expect((await list(staff)).total).toBe(before)
  })
})

describe('the list', () => {
  test('shows unread first, in pages, and counts down when some or all are read', async () => {
    const reader = await makeAccount(server.deps, tenant, 'reader', unit)
    for (let index = 0; index < 5; index++) await send([{ accountId: reader.id }])
    const client = await server.as(reader)
    const all = (await list(reader)).rows.map(({ id }) => id)
    const [newest, second, third, fourth, oldest] = all
    expect([...all].sort().reverse()).toEqual(all)
    const answer = await client.post('/api/notifications/read', { ids: [newest, third] })
    expect(answer.json()).toEqual({ unread: 3 })

    const first = await list(reader, '?limit=2')
    const rest = await list(reader, `?limit=500&cursor=${first.cursor}`)
    expect([...first.rows, ...rest.rows].map(({ id }) => id)).toEqual([second, fourth, oldest, newest, third])
    expect(first).toMatchObject({ total: 5, unread: 3 })
    expect(rest.cursor).toBeNull()

    expect((await client.post('/api/notifications/read', { allUntil: newest })).json()).toEqual({ unread: 0 })
  })

  test('does not let anybody read or mark what somebody else was told', async () => {
    await send([{ accountId: head.id }])
    const [row] = (await list(head)).rows
    const other = await server.as(staff)
    const { unread } = await list(head)
    await other.post('/api/notifications/read', { ids: [row?.id] })
    await other.post('/api/notifications/read', { allUntil: row?.id })
    expect((await list(head)).unread).toBe(unread)
    expect((await list(staff)).rows.map(({ id }) => id)).not.toContain(row?.id)
    expect((await server.stranger.get('/api/notifications')).statusCode).toBe(401)
  })

  test('refuses what names neither some nor all', async () => {
    const client = await server.as(staff)
    expect((await client.post('/api/notifications/read', {})).json()).toMatchObject({ code: 'request.invalid' })
    expect((await client.post('/api/notifications/read', { ids: ['x'] })).statusCode).toBe(400)
  })
})
