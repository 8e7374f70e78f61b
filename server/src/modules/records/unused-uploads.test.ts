import { existsSync } from 'node:fs'
import { readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Upload } from '@dondoc/contract/record-files'
import { defaultLetterTemplate } from '@dondoc/documents/letter/default-template'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeAccount, makeOrganization, makeTenant } from '../../../test/factories.ts'
import { makePlanWorld, type PlanWorld, planText } from '../../../test/plan-world.ts'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'
import { sweepFiles } from './records.jobs.ts'
import { FILE_TABLES } from './unused-uploads.store.ts'

const DAY_MS = 86_400_000
let now = new Date('2026-06-20T03:00:00Z')
let server: TestServer
let world: PlanWorld
let focal: Client
let elsewhere: Client
let counter = 0

beforeAll(async () => {
  server = await startTestServer({ now: () => now })
  world = await makePlanWorld(server)
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
async function age({ sha256 }: Pick<Upload, 'sha256'>): Promise<void> {
  const then = new Date(Date.now() - 2 * DAY_MS)
  await utimes(join(server.folder, sha256.slice(0, 2), sha256), then, then)
}
const isKept = ({ sha256 }: Pick<Upload, 'sha256'>): boolean =>
  existsSync(join(server.folder, sha256.slice(0, 2), sha256))
const later = () => {
  now = new Date(now.getTime() + 2 * DAY_MS)
}

describe('uploads that no form named', () => {
  test('are gone after a day, with their bytes; younger ones wait for their form', async () => {
    const old = await upload(focal, someText())
    await age(old)
    later()
    const young = await upload(focal, someText())
    await sweepFiles(server.running)
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
    await sweepFiles(server.running)
    expect([isKept(named), isKept(theirs)]).toEqual([true, true])
    const left = await server.deps.db.selectFrom('file_upload').select('id').execute()
    expect(left.filter(({ id }) => id === twin.id || id === twinOfTheirs.id)).toEqual([])
  })

  test('keep bytes that were put again at this moment, whatever names them later', async () => {
    const old = await upload(focal, someText())
    later()
    await sweepFiles(server.running)
    expect(isKept(old)).toBe(true)
  })
})

describe('bytes that nothing needs any more', () => {
  const template = async (words: string): Promise<Uint8Array> => {
    const parts = unzipSync(await defaultLetterTemplate())
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    return zipSync({ ...parts, 'word/document.xml': strToU8(xml.replace('DANH SÁCH NHIỆM VỤ QUÁ HẠN', words)) })
  }
  const giveTemplate = async (words: string): Promise<{ sha256: string }> => {
    const address = `/api/letter-templates/${world.health.id}?name=mau.docx`
    expect((await focal.replace(address, await template(words))).statusCode).toBe(200)
    return server.deps.db.selectFrom('letter_template').select('sha256').executeTakeFirstOrThrow()
  }
  const importOf = async (id: string) =>
    server.deps.db.selectFrom('plan_import').select(['sha256', 'state']).where('id', '=', id).executeTakeFirstOrThrow()

  test('are gone: those of a template that was replaced or given up, not those of the one in use', async () => {
    const replaced = await giveTemplate('BẢNG MỘT')
    const inUse = await giveTemplate('BẢNG HAI')
    for (const one of [replaced, inUse]) await age(one)
    await sweepFiles(server.running)
    expect([isKept(replaced), isKept(inUse)]).toEqual([false, true])
    expect((await focal.send('DELETE', `/api/letter-templates/${world.health.id}`)).statusCode).toBe(200)
    await sweepFiles(server.running)
    expect(isKept(inUse)).toBe(false)
  })

  test('are gone: those of an import that was cancelled, not those of one that was read; its page says that it is gone', async () => {
    const start = async (title: string) =>
      (await focal.upload('/api/imports?name=ke-hoach.txt', planText(title))).json<{ importId: string }>().importId
    const [readId, cancelledId] = [await start('Kế hoạch được đọc'), await start('Kế hoạch bị dừng')]
    // A text is read before anybody can stop it; how an import is cancelled is tested where it happens.
    await server.deps.db
      .updateTable('plan_import')
      .set({ state: 'cancelled', planId: null })
      .where('id', '=', cancelledId)
      .execute()
    const [read, cancelled] = [await importOf(readId), await importOf(cancelledId)]
    for (const one of [read, cancelled]) await age(one)
    await sweepFiles(server.running)
    expect([isKept(read), isKept(cancelled)]).toEqual([true, false])
    const page = await focal.get(`/api/imports/${cancelledId}/pages/1`)
    expect(page.json()).toMatchObject({ code: 'import.page-not-found' })
  })

  test('are gone: those that a crash left without a row; what stands beside them in the folder is left alone', async () => {
    const { sha256 } = await server.running.files.put(new TextEncoder().encode(someText()))
    await sweepFiles(server.running)
    expect(isKept({ sha256 })).toBe(true)
    await age({ sha256 })
    const note = join(server.folder, sha256.slice(0, 2), 'ghi-chu.txt')
    await writeFile(note, 'của người quản trị')
    await sweepFiles(server.running)
    expect([isKept({ sha256 }), existsSync(note)]).toEqual([false, true])
  })

  test('stay where the folder belongs to another database, and the work says so', async () => {
    const stray = await server.running.files.put(new TextEncoder().encode(someText()))
    await age(stray)
    const owner = await readFile(join(server.folder, 'owner'), 'utf8')
    await writeFile(join(server.folder, 'owner'), 'another')
    await expect(sweepFiles(server.running)).rejects.toMatchObject({ code: 'file.other-database' })
    expect(isKept(stray)).toBe(true)
    await writeFile(join(server.folder, 'owner'), owner)
    await sweepFiles(server.running)
    expect(isKept(stray)).toBe(false)
  })

  test('that they stay is told to the administrators at the top, once a day, and shown to them until it is put right', async () => {
    const administrator = await server.as(await makeAccount(server.deps, world, 'administrator', world.province))
    const ofAgency = await server.as(await makeAccount(server.deps, world, 'administrator', world.health))
    const faults = async () => (await administrator.get('/api/health/faults')).json()
    const told = async (client: Client) =>
      (await client.get('/api/notifications')).json<{ rows: { kind: string }[] }>().rows.map(({ kind }) => kind)
    await sweepFiles(server.running)
    expect(await faults()).toEqual({ faults: [] })
    const owner = await readFile(join(server.folder, 'owner'), 'utf8')
    await writeFile(join(server.folder, 'owner'), 'another')
    expect(await faults()).toEqual({ faults: [{ code: 'file.other-database' }] })
    for (const _turn of [1, 2]) await expect(sweepFiles(server.running)).rejects.toThrow()
    expect([await told(administrator), await told(ofAgency)]).toEqual([['files.other-database'], []])
    later()
    await expect(sweepFiles(server.running)).rejects.toThrow()
    expect(await told(administrator)).toHaveLength(2)
    await writeFile(join(server.folder, 'owner'), owner)
    expect(await faults()).toEqual({ faults: [] })
  })

  test('a folder that nobody has asked for yet is no fault, and looking at it makes it nobody’s', async () => {
    const administrator = await server.as(await makeAccount(server.deps, world, 'administrator', world.province))
    await rm(join(server.folder, 'owner'), { force: true })
    expect((await administrator.get('/api/health/faults')).json()).toEqual({ faults: [] })
    expect(existsSync(join(server.folder, 'owner'))).toBe(false)
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
