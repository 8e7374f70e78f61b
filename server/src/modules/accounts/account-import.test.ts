import type { AccountImportReport } from '@dondoc/contract/account-import'
import type { AccountRow } from '@dondoc/contract/accounts'
import { read as readWorkbook, utils } from '@e965/xlsx'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  makeAccount,
  makeOrganization,
  makeTenant,
  type TestAccount,
  type TestOrganization,
  type TestTenant,
} from '../../../test/factories.ts'
import { type MailServer, startMailServer } from '../../../test/mail-server.ts'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'
import { mailHandlers } from '../mail/index.ts'

let mail: MailServer
let server: TestServer
let withoutMail: TestServer
const now = () => new Date('2026-06-10T02:00:00Z')

beforeAll(async () => {
  mail = await startMailServer()
  server = await startTestServer({ now, smtpUrl: mail.url, handlers: mailHandlers })
  withoutMail = await startTestServer({ now })
})
afterAll(async () => {
  await server.stop()
  await withoutMail.stop()
  await mail.stop()
})

interface World {
  readonly of: TestServer
  readonly tenant: TestTenant
  readonly health: TestOrganization
  readonly root: TestAccount
  readonly administrator: Client
}
async function makeWorld(of: TestServer): Promise<World> {
  const tenant = await makeTenant(of.deps)
  const province = await makeOrganization(of.deps, tenant, { name: 'Tỉnh Phú Thọ', kind: 'province' })
  const health = await makeOrganization(of.deps, tenant, { name: 'Sở Y tế', parentId: province.id })
  await makeOrganization(of.deps, tenant, { name: 'Sở Tài chính', parentId: province.id })
  const root = await makeAccount(of.deps, tenant, 'administrator', province)
  return { of, tenant, health, root, administrator: await of.as(root) }
}
let world: World
beforeEach(async () => {
  world = await makeWorld(server)
})

let counter = 0
const csv = (...lines: string[]) =>
  new TextEncoder().encode(['Họ và tên,Thư điện tử,Đơn vị,Vai trò,Từ ngày', ...lines].join('\r\n'))
const person = (name: string, at = 'Sở Y tế', role = 'Chuyên viên', from = '') => {
  counter += 1
  return { line: `${name},nguoi.${counter}@example.vn,${at},${role},${from}`, email: `nguoi.${counter}@example.vn` }
}
const send = (bytes: Uint8Array, query = 'dryRun=false', by = world.administrator) =>
  by.upload(`/api/accounts/import?name=can-bo.csv&${query}`, bytes)
const codeOf = (answer: { json: () => unknown }): string => (answer.json() as { code: string }).code
async function stateOf({ of, tenant }: World) {
  const { db } = of.deps
  const [{ count }] = (await Promise.all([
    db
      .selectFrom('mail')
      .select((row) => row.fn.countAll<number>().as('count'))
      .where('tenantId', '=', tenant.tenantId)
      .executeTakeFirstOrThrow(),
  ])) as [{ count: number }]
  return JSON.stringify([
    count,
    await db.selectFrom('account').selectAll().where('tenantId', '=', tenant.tenantId).orderBy('id').execute(),
    await db.selectFrom('role_held').selectAll().where('tenantId', '=', tenant.tenantId).orderBy('id').execute(),
  ])
}

describe('accounts from a table', () => {
  test('are added with their roles and invited by e-mail; the same file again changes nothing', async () => {
    const [an, binh] = [person('Lê An'), person('Trần Bình', 'Sở Tài chính', 'Lãnh đạo; Đầu mối')]
    const bytes = csv(an.line, binh.line)
    const dry = (await send(bytes, 'dryRun=true')).json<AccountImportReport>()
    expect(dry).toMatchObject({ applied: false, rowCount: 2, added: 2, changed: 0, same: 0, errors: [] })
    const before = await stateOf(world)
    expect((await send(bytes)).json()).toMatchObject({ applied: true, added: 2, slips: [] })
    expect(await stateOf(world)).not.toBe(before)
    const to = [(await mail.next()).to, (await mail.next()).to].flat()
    expect([...to].sort()).toEqual([an.email, binh.email].sort())
    const { rows } = (await world.administrator.get('/api/accounts?state=invited&sort=name')).json<{
      rows: AccountRow[]
    }>()
    expect(rows.map(({ name, roles }) => [name, roles.map(({ role }) => role)])).toEqual([
      ['Lê An', ['staff']],
      ['Trần Bình', ['leader', 'focal']],
    ])
    const after = await stateOf(world)
    expect((await send(bytes)).json()).toMatchObject({ applied: true, added: 0, changed: 0, same: 2 })
    expect(await stateOf(world)).toBe(after)
  })

  test('change who is known and leave it in the person’s history', async () => {
    const an = person('Lê An')
    await send(csv(an.line))
    const moved = an.line.replace('Lê An', 'Lê Thị An').replace('Chuyên viên', 'Lãnh đạo')
    expect((await send(csv(moved))).json()).toMatchObject({ added: 0, changed: 1 })
    const { rows } = (await world.administrator.get('/api/accounts?q=le%20thi%20an')).json<{ rows: AccountRow[] }>()
    expect(rows[0]?.roles.map(({ role }) => role)).toEqual(['staff', 'leader'])
    const actions = await server.deps.db
      .selectFrom('audit_entry')
      .select('action')
      .where('tenantId', '=', world.tenant.tenantId)
      .where('subjectId', '=', rows[0]?.id ?? '')
      .orderBy('sequence')
      .execute()
    expect(actions.map(({ action }) => action)).toEqual(['account.added', 'account.changed'])
  })

  test('are not added at all where a row is wrong: each is told with its reason', async () => {
    const good = Array.from({ length: 60 }, (_, at) => person(`Người ${at}`).line)
    const wrong = [person('').line, person('A', 'Sở Lạ').line, person('B', 'Sở Y tế', 'Vua').line]
    const before = await stateOf(world)
    const dry = (await send(csv(...good, ...wrong), 'dryRun=true')).json<AccountImportReport>()
    expect(dry.errors).toEqual([
      { row: 62, code: 'row.name-missing', column: 'Họ và tên', value: null },
      { row: 63, code: 'row.organization-unknown', column: 'Đơn vị', value: 'Sở Lạ' },
      { row: 64, code: 'row.role-unknown', column: 'Vai trò', value: 'Vua' },
    ])
    const answer = await send(csv(...good, ...wrong))
    expect([answer.statusCode, codeOf(answer)]).toEqual([422, 'accounts.rows-wrong'])
    expect(await stateOf(world)).toBe(before)
  })

  test('are refused for places and addresses that are somebody else’s, and nothing is written', async () => {
    const branch = await server.as(await makeAccount(server.deps, world.tenant, 'administrator', world.health))
    const other = await makeWorld(server)
    const before = await stateOf(world)
    const outside = (
      await send(csv(person('A', 'Sở Tài chính').line), 'dryRun=true', branch)
    ).json<AccountImportReport>()
    expect(outside.errors).toMatchObject([{ code: 'row.not-allowed' }])
    const taken = (await send(csv(`B,${other.root.email},Sở Y tế,,`), 'dryRun=true')).json<AccountImportReport>()
    expect(taken.errors).toMatchObject([{ code: 'row.email-taken' }])
    const above = (
      await send(csv(`C,${world.root.email},Sở Y tế,,`), 'dryRun=true', branch)
    ).json<AccountImportReport>()
    expect(above.errors).toMatchObject([{ code: 'row.not-allowed' }])
    expect(codeOf(await send(csv(person('A', 'Sở Tài chính').line), 'dryRun=false', branch))).toBe(
      'accounts.rows-wrong',
    )
    expect(await stateOf(world)).toBe(before)
  })

  test.each([
    ['no table', new TextEncoder().encode('chỉ là chữ'), 'accounts.columns-missing'],
    ['an empty file', new Uint8Array(), 'accounts.unreadable'],
    ['a broken workbook', Uint8Array.of(80, 75, 3, 4, 0, 0), 'accounts.unreadable'],
  ])('are refused for %s', async (_, bytes, code) => {
    expect(codeOf(await send(bytes))).toBe(code)
  })

  test('get first passwords on slips where no mail server is set; each signs in once', async () => {
    const without = await makeWorld(withoutMail)
    const an = person('Lê An')
    const before = await stateOf(without)
    expect(codeOf(await send(csv(an.line), 'dryRun=false', without.administrator))).toBe('mail.not-configured')
    expect(await stateOf(without)).toBe(before)
    const report = (
      await send(csv(an.line), 'dryRun=false&invite=false', without.administrator)
    ).json<AccountImportReport>()
    expect(report).toMatchObject({ added: 1, slips: [{ name: 'Lê An', email: an.email, organization: 'Sở Y tế' }] })
    const client = await withoutMail.as({ email: an.email, password: report.slips[0]?.password ?? '' })
    expect((await client.get('/api/me')).json()).toMatchObject({ must: 'change-password' })
    const trail = JSON.stringify(
      await withoutMail.deps.db
        .selectFrom('audit_entry')
        .selectAll()
        .where('tenantId', '=', without.tenant.tenantId)
        .execute(),
    )
    expect(trail).not.toContain(report.slips[0]?.password)
  })

  test('come with a template that the import itself can read', async () => {
    const answer = await world.administrator.get('/api/accounts/import/template')
    const book = readWorkbook(answer.rawPayload)
    expect(utils.sheet_to_json<string[]>(book.Sheets['Tài khoản'] ?? {}, { header: 1 })[0]).toContain('Thư điện tử')
    expect(codeOf(await send(new Uint8Array(answer.rawPayload)))).not.toBe('accounts.columns-missing')
  })
})
