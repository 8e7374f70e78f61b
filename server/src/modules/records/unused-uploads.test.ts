import { existsSync } from 'node:fs'
import { readdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import type { Upload } from '@dondoc/contract/record-files'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeAccount, makeOrganization, makeTenant } from '../../../test/factories.ts'
import { makePlanWorld } from '../../../test/plan-world.ts'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'
import { sweepUploads } from './records.jobs.ts'
import { FILE_TABLES } from './unused-uploads.store.ts'

const DAY_MS = 86_400_000
let now = new Date('2026-06-20T03:00:00Z')
let server: TestServer
let focal: Client
let elsewhere: Client
let counter = 0

beforeAll(async () => {
  server = await startTestServer({ now: () => now })
  const world = await makePlanWorld(server)
  focal = await server.as(world.accounts.focal)
  const other = await makeTenant(server.deps, 'Tỉnh khác')
  const office = await makeOrganization(server.deps, other, { kind: 'department' })
  elsewhere = await server.as(await makeAccount(server.deps, other, 'focal', office))
})
afterAll(() => server.stop())
beforeEach(() => {
  now = new Date('2026-06-20T03:00:00Z')
})

const someText = () => `Ghi chú số ${++counter}`
const upload = async (client: Client, text: string): Promise<Upload> =>
  (await client.upload('/api/uploads?name=ghi-chu.txt', new TextEncoder().encode(text))).json<Upload>()
const enter = (client: Client, uploadId: string) =>
  client.post('/api/records', {
    ...{ kind: 'Báo cáo', number: `${++counter}/BC-SYT`, date: '2026-06-01', abstract: 'Kết quả' },
    uploadIds: [uploadId],
  })
/** As if the bytes had been put two days ago. */
async function age({ sha256 }: Upload): Promise<void> {
  const then = new Date(Date.now() - 2 * DAY_MS)
  await utimes(join(server.folder, sha256.slice(0, 2), sha256), then, then)
}
const isKept = ({ sha256 }: Upload): boolean => existsSync(join(server.folder, sha256.slice(0, 2), sha256))
const later = () => {
  now = new Date(now.getTime() + 2 * DAY_MS)
}

describe('uploads that no form named', () => {
  test('are gone after a day, with their bytes; younger ones wait for their form', async () => {
    const old = await upload(focal, someText())
    await age(old)
    later()
    const young = await upload(focal, someText())
    await sweepUploads(server.running)
    expect([isKept(old), isKept(young)]).toEqual([false, true])
    expect((await enter(focal, old.id)).json()).toMatchObject({ code: 'upload.not-found' })
    expect((await enter(focal, young.id)).statusCode).toBe(200)
    expect(await readdir(join(server.folder, 'drafts'))).toEqual([])
  })

  test('keep the bytes that a record names, also one of another tenant', async () => {
    const [own, foreign] = [someText(), someText()]
    const named = await upload(focal, own)
    expect((await enter(focal, named.id)).statusCode).toBe(200)
    const twin = await upload(focal, own)
    const theirs = await upload(elsewhere, foreign)
    expect((await enter(elsewhere, theirs.id)).statusCode).toBe(200)
    const twinOfTheirs = await upload(focal, foreign)
    await age(twin)
    await age(twinOfTheirs)
    later()
    await sweepUploads(server.running)
    expect([isKept(named), isKept(theirs)]).toEqual([true, true])
    const left = await server.deps.db.selectFrom('file_upload').select('id').execute()
    expect(left.filter(({ id }) => id === twin.id || id === twinOfTheirs.id)).toEqual([])
  })

  test('keep bytes that were put again at this moment, whatever names them later', async () => {
    const old = await upload(focal, someText())
    later()
    await sweepUploads(server.running)
    expect(isKept(old)).toBe(true)
  })
})

test('a person who has sent a great deal and saved none of it sends no more, until a form names it', async () => {
  const { db } = server.deps
  const first = await upload(focal, someText())
  await db
    .updateTable('file_upload')
    .set({ byteSize: 1024 ** 3 })
    .where('id', '=', first.id)
    .execute()
  const before = await db.selectFrom('file_upload').select('id').execute()
  const refused = await focal.upload('/api/uploads?name=ghi-chu.txt', new TextEncoder().encode(someText()))
  expect([refused.statusCode, refused.json()]).toMatchObject([429, { code: 'upload.too-much-waiting' }])
  expect(await db.selectFrom('file_upload').select('id').execute()).toEqual(before)
  expect((await elsewhere.upload('/api/uploads?name=khac.txt', new TextEncoder().encode('khác'))).statusCode).toBe(200)
  expect((await enter(focal, first.id)).statusCode).toBe(200)
  expect((await upload(focal, someText())).id).toBeDefined()
})

test('every table that names bytes is asked before they are removed', async () => {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name ~* 'sha256$' order by 1`.execute(server.deps.db)
  expect(rows.map(({ name }) => name)).toEqual([...FILE_TABLES])
})
