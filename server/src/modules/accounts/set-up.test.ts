import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeTenant } from '../../../test/factories.ts'
import { startTestServer, type TestServer } from '../../../test/with-server.ts'
import { createAdministrator, openSetUp } from './index.ts'

let server: TestServer
let now = new Date('2026-06-10T02:00:00Z')

beforeAll(async () => {
  server = await startTestServer({ now: () => now, demo: false })
})
afterAll(() => server.stop())

const codeOf = (answer: { json: () => unknown }): string => (answer.json() as { code: string }).code

const order = (token: string, more: object = {}) => ({
  token,
  tenantName: 'Tỉnh Phú Thọ',
  organization: { name: 'UBND tỉnh Phú Thọ', kind: 'province' },
  administrator: { name: 'Nguyễn Văn Đầu', email: 'dau@example.vn', password: 'con mèo trèo cây cau' },
  ...more,
})
const setUp = (token: string, more: object = {}) => server.stranger.post('/api/set-up', order(token, more))

async function printed(): Promise<string> {
  return (await openSetUp(server.deps))?.split('#')[1] ?? ''
}

describe('an empty installation', () => {
  test('is set up by the printed link only, while it is fresh', async () => {
    expect((await server.stranger.get('/api/sign-in-options')).json()).toMatchObject({ needsSetUp: true })
    const token = await printed()
    const stale = await printed()
    expect(codeOf(await setUp(token))).toBe('token.invalid')
    now = new Date(now.getTime() + 25 * 3_600_000)
    expect(codeOf(await setUp(stale))).toBe('token.expired')
    const fresh = await printed()
    const administrator = { name: 'A', email: 'dau@example.vn', password: 'ngắn' }
    expect(codeOf(await setUp(fresh, { administrator }))).toBe('password.too-short')
    expect(codeOf(await setUp(fresh, { demo: true }))).toBe('request.invalid')
    expect(await server.deps.db.selectFrom('tenant').selectAll().execute()).toEqual([])
  })

  test('gets one authority although two come at the same moment, and none later', async () => {
    const token = await printed()
    const second = { administrator: { name: 'B', email: 'hai@example.vn', password: 'con mèo trèo cây cau' } }
    const answers = await Promise.all([setUp(token), setUp(token, second)])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    expect(codeOf(await setUp(token))).toBe('setup.done-already')
    expect(await openSetUp(server.deps)).toBeNull()
    expect(await server.deps.db.selectFrom('tenant').select('name').execute()).toEqual([{ name: 'Tỉnh Phú Thọ' }])
    const users = await server.deps.auth.users.selectFrom('user').select('id').execute()
    expect(users).toHaveLength(1)
  })

  test('lets its first administrator in, who manages accounts and sets the rules', async () => {
    const account = await server.deps.db.selectFrom('account').select('email').executeTakeFirstOrThrow()
    const client = await server.as({ email: account.email, password: 'con mèo trèo cây cau' })
    expect((await client.get('/api/me')).json()).toMatchObject({
      roles: [{ role: 'administrator', organization: { name: 'UBND tỉnh Phú Thọ' } }],
      can: { manageAccounts: true, setSignInPolicy: true, seeAudit: true },
    })
  })
})

describe('an administrator made at the keyboard', () => {
  test('is added at the root, with a password that opens nothing but its change', async () => {
    const password = await createAdministrator(server.deps, { name: 'Cứu Hộ', email: 'Cuu.Ho@example.vn' })
    const client = await server.as({ email: 'cuu.ho@example.vn', password })
    expect((await client.get('/api/me')).json()).toMatchObject({ must: 'change-password' })
    await expect(createAdministrator(server.deps, { name: 'X', email: 'cuu.ho@example.vn' })).rejects.toMatchObject({
      code: 'account.email-taken',
    })
  })

  test('needs to know of which authority, where there are several', async () => {
    await makeTenant(server.deps, 'Tỉnh khác')
    await expect(createAdministrator(server.deps, { name: 'X', email: 'x@example.vn' })).rejects.toMatchObject({
      code: 'setup.authority-unclear',
    })
    const order = { name: 'X', email: 'x@example.vn', authority: 'Tỉnh Phú Thọ' }
    expect(await createAdministrator(server.deps, order)).toMatch(/^(\w{5}-){3}\w{5}$/)
  })
})
