import type { Letter, LetterRow } from '@dondoc/contract/letters'
import type { Notification } from '@dondoc/contract/notifications'
import { readDocx } from '@dondoc/documents/docx/read-docx'
import { defaultLetterTemplate } from '@dondoc/documents/letter/default-template'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countRowsOf } from '../../../test/count-rows.ts'
import { issueTestPlan, makePlanWorld, type PlanWorld } from '../../../test/plan-world.ts'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'

let server: TestServer
let world: PlanWorld
let focal: Client
let staff: Client

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-07-06T01:00:00Z') })
  world = await makePlanWorld(server)
  focal = await server.as(world.accounts.focal)
  staff = await server.as(world.accounts.officeStaff)
  await issueTestPlan(focal, '2026-01-15')
})
afterAll(() => server.stop())

const draft = async (organizationIds: readonly string[], each = false): Promise<string[]> => {
  const answer = await focal.post('/api/urging-letters', { issuerId: world.health.id, organizationIds, each })
  return answer.json<{ letterIds: string[] }>().letterIds
}
const show = async (id: string, client = focal): Promise<Letter> =>
  (await client.get(`/api/urging-letters/${id}`)).json<Letter>()
const textOf = async (bytes: Uint8Array): Promise<string> => JSON.stringify((await readDocx(bytes)).blocks)
const PDF = new TextEncoder().encode('%PDF-1.7\n1 0 obj <<>> endobj')
const upload = async (client: Client, name: string): Promise<string> =>
  (await client.upload(`/api/uploads?name=${encodeURIComponent(name)}`, PDF)).json<{ id: string }>().id
const countRows = () =>
  countRowsOf(server.deps.db, [
    'urging_letter',
    'urging_letter_duty',
    'record',
    'record_file',
    'notification',
    'letter_template',
  ])

describe('an urging letter', () => {
  test('is drafted from the overdue duties of the chosen units, in the words of the agency', async () => {
    const { issuers } = (await focal.get('/api/urging-letters/overdue')).json()
    const units = issuers[0].units.map((one: { organization: { name: string } }) => one.organization.name)
    expect(units).toContain('Văn phòng Sở')
    const [id = ''] = await draft([world.office.id, world.division.id])
    const letter = await show(id)
    expect(letter).toMatchObject({ state: 'draft', number: null, version: 0, can: { change: true } })
    expect(letter.units.map(({ organization }) => organization.name).sort()).toEqual([
      'Phòng Nghiệp vụ Y',
      'Văn phòng Sở',
    ])
    expect(letter.content).toMatchObject({
      issuerName: 'SỞ Y TẾ',
      superiorName: 'UBND TỈNH LÀO CAI',
      place: 'Lào Cai',
      notation: 'SYT-CCHC',
    })
    expect(letter.content.opening).toContain('Kế hoạch số 12/KH-SYT ngày 15/01/2026')
    expect(letter.units.flatMap(({ duties }) => duties).every(({ daysLate }) => daysLate > 0)).toBe(true)
  })

  test('is one for each unit where that is asked', async () => {
    const ids = await draft([world.office.id, world.division.id], true)
    const letters = await Promise.all(ids.map((id) => show(id)))
    expect(letters.map(({ units }) => units.length)).toEqual([1, 1])
    expect(new Set(letters.map(({ units }) => units[0]?.organization.name)).size).toBe(2)
  })

  test('is written as DOCX with its table, the number and day left blank until it is sent', async () => {
    const [id = ''] = await draft([world.office.id])
    const { units, dutyCount } = await show(id)
    const file = await focal.get(`/api/urging-letters/${id}/docx`)
    expect(file.headers['content-type']).toContain('wordprocessingml')
    const text = await textOf(file.rawPayload)
    for (const words of ['SỞ Y TẾ', 'Kính gửi: Văn phòng Sở', 'tháng 7 năm 2026', 'Số ngày quá hạn', 'Nơi nhận:'])
      expect(text).toContain(words)
    for (const { text: words } of units[0]?.duties ?? []) expect(text).toContain(words)
    const { blocks } = await readDocx(file.rawPayload)
    const table = blocks.find((block) => block.kind === 'table' && JSON.stringify(block).includes('Số ngày quá hạn'))
    expect(table).toMatchObject({ rowCount: dutyCount + 1 })
  })

  test('keeps what an officer changes; of two at once the second is told', async () => {
    const [id = ''] = await draft([world.office.id])
    const { content } = await show(id)
    const change = { ...content, signerName: 'Trần Thị Bình', requests: ['1. Hoàn thành ngay.'] }
    const saved = await focal.send('PUT', `/api/urging-letters/${id}`, { version: 0, content: change })
    expect(saved.json()).toMatchObject({ version: 1, content: { signerName: 'Trần Thị Bình' } })
    const late = await focal.send('PUT', `/api/urging-letters/${id}`, { version: 0, content })
    expect(late.json()).toMatchObject({ code: 'letter.changed-meanwhile', params: { version: 1 } })
    expect(await textOf((await focal.get(`/api/urging-letters/${id}/docx`)).rawPayload)).toContain('Trần Thị Bình')
    expect(
      (await focal.send('PUT', `/api/urging-letters/${id}`, { version: 1, content: { ...content, abstract: '' } }))
        .statusCode,
    ).toBe(400)
  })

  test('once sent is a record of the register, stands in the history of its duties, and its unit is told', async () => {
    const [id = ''] = await draft([world.office.id])
    const { units } = await show(id)
    const body = { version: 0, number: '145/SYT-CCHC', date: '2026-07-06', signerName: 'Nguyễn Văn An' }
    const sent = (await focal.post(`/api/urging-letters/${id}/send`, body)).json<Letter>()
    expect(sent).toMatchObject({ state: 'sent', number: '145/SYT-CCHC', date: '2026-07-06', can: { change: false } })
    const register = (await focal.get('/api/records?q=145/SYT-CCHC')).json<{ rows: { id: string; kind: string }[] }>()
    expect(register.rows).toMatchObject([{ id: sent.recordId, kind: 'Công văn' }])
    const dutyId = units[0]?.duties[0]?.dutyId ?? ''
    const urged = (await staff.get(`/api/duties/${dutyId}/urgings`)).json<{ letters: object[] }>()
    expect(urged.letters).toMatchObject([{ id, number: '145/SYT-CCHC', date: '2026-07-06' }])
    const history = (await staff.get(`/api/duties/${dutyId}/history`)).json<{ entries: { kind: string }[] }>().entries
    expect(history.find(({ kind }) => kind === 'letter')).toMatchObject({
      ...{ number: '145/SYT-CCHC', on: '2026-07-06', recordId: sent.recordId },
    })
    const told = (await staff.get('/api/notifications')).json<{ rows: Notification[] }>().rows
    expect(told[0]).toMatchObject({
      kind: 'letter.sent',
      about: { kind: 'letter', id },
      data: { number: '145/SYT-CCHC' },
    })
    expect(await show(id, staff)).toMatchObject({ state: 'sent' })
    const text = await textOf((await staff.get(`/api/urging-letters/${id}/docx`)).rawPayload)
    expect(text).toContain('145/SYT-CCHC')
    expect(text).toContain('ngày 06 tháng 7 năm 2026')

    const again = [
      await focal.post(`/api/urging-letters/${id}/send`, { ...body, version: 1 }),
      await focal.send('DELETE', `/api/urging-letters/${id}`),
    ]
    expect(again.map((answer) => answer.json().code)).toEqual(['letter.sent-already', 'letter.sent-already'])
  })

  test('is kept as it was signed with its record; who receives it can open it, and the bytes are as they were sent', async () => {
    const [id = ''] = await draft([world.office.id])
    const uploadId = await upload(focal, 'Công văn 147 đã ký.pdf')
    const body = { version: 0, number: '147/SYT-CCHC', date: '2026-07-06', signerName: 'Nguyễn Văn An' }
    const sent = await focal.post(`/api/urging-letters/${id}/send`, { ...body, uploadIds: [uploadId] })
    expect(sent.json<Letter>()).toMatchObject({
      files: [{ name: 'Công văn 147 đã ký.pdf', byteSize: PDF.byteLength, kind: 'pdf' }],
      can: { change: false, attach: true },
    })
    const { files, recordId, can } = await show(id, staff)
    expect(can.attach).toBe(false)
    const file = await staff.get(`/api/records/${recordId}/files/${files[0]?.id}`)
    expect([file.statusCode, new Uint8Array(file.rawPayload)]).toEqual([200, PDF])
    expect(await server.deps.db.selectFrom('file_upload').select('id').where('id', '=', uploadId).execute()).toEqual([])
  })

  test('is not recorded with a file that somebody else sent, or that a form took already; nothing is written', async () => {
    const [id = ''] = await draft([world.office.id])
    const foreign = await upload(staff, 'của người khác.pdf')
    const before = await countRows()
    const body = { version: 0, number: '148/SYT-CCHC', date: '2026-07-06', signerName: 'Nguyễn Văn An' }
    const send = async (uploadIds: readonly string[]) =>
      (await focal.post(`/api/urging-letters/${id}/send`, { ...body, uploadIds })).json().code
    expect(await send([foreign])).toBe('upload.not-found')
    const own = await upload(focal, 'hai lần.pdf')
    expect(await send([own, own])).toBe('upload.not-found')
    expect(await send(['không phải mã'])).toBe('request.invalid')
    expect(await countRows()).toEqual(before)
    expect(await show(id)).toMatchObject({ state: 'draft', version: 0, files: [], can: { attach: false } })
  })

  test('is refused with a day to come, one before its list, or a number that is taken; nothing is written', async () => {
    const [id = ''] = await draft([world.office.id])
    const before = await countRows()
    const send = async (change: object): Promise<string> => {
      const body = { version: 0, number: '146/SYT-CCHC', date: '2026-07-06', signerName: 'Nguyễn Văn An', ...change }
      return (await focal.post(`/api/urging-letters/${id}/send`, body)).json().code
    }
    expect(await send({ date: '2026-07-07' })).toBe('letter.date-in-future')
    expect(await send({ date: '2026-07-05' })).toBe('letter.date-before-draft')
    expect(await send({ number: '145/SYT-CCHC' })).toBe('record.duplicate')
    expect(await send({ number: '' })).toBe('request.invalid')
    expect(await countRows()).toEqual(before)
  })

  test('as a draft is nobody’s to read but those who write it, and can be discarded', async () => {
    const [id = ''] = await draft([world.office.id])
    expect((await staff.get(`/api/urging-letters/${id}`)).json()).toMatchObject({ code: 'letter.not-found' })
    expect((await staff.get(`/api/urging-letters/${id}/docx`)).statusCode).toBe(404)
    const listed = async (client: Client) =>
      (await client.get('/api/urging-letters')).json<{ letters: LetterRow[] }>().letters.map((row) => row.id)
    expect(await listed(focal)).toContain(id)
    expect(await listed(staff)).not.toContain(id)
    const sister = await server.as(world.accounts.otherFocal)
    const body = { issuerId: world.health.id, organizationIds: [world.office.id], each: false }
    expect((await sister.post('/api/urging-letters', body)).statusCode).toBe(403)
    expect((await sister.send('DELETE', `/api/urging-letters/${id}`)).statusCode).toBe(404)
    expect((await focal.send('DELETE', `/api/urging-letters/${id}`)).statusCode).toBe(200)
    expect(await listed(focal)).not.toContain(id)
  })

  test('is not drafted where nothing is overdue', async () => {
    const before = await countRows()
    const answer = await focal.post('/api/urging-letters', {
      ...{ issuerId: world.health.id, organizationIds: [world.finance.id], each: false },
    })
    expect(answer.json()).toMatchObject({ code: 'letter.nothing-overdue' })
    expect(await countRows()).toEqual(before)
  })
})

describe('the template of an office', () => {
  const address = () => `/api/letter-templates/${world.health.id}`
  const put = (bytes: Uint8Array) =>
    server.app.inject({
      method: 'PUT',
      url: `${address()}?name=mau.docx`,
      headers: {
        cookie: '',
        origin: 'http://localhost',
        host: 'localhost',
        'content-type': 'application/octet-stream',
      },
      payload: Buffer.from(bytes),
    })

  test('can be saved, changed in Word, given back, and writes the letters from then on', async () => {
    const saved = await focal.get(address())
    expect(await textOf(saved.rawPayload)).toContain('{trichYeu}')
    expect((await focal.get(`${address()}/about`)).json()).toEqual({ own: null, can: { change: true } })
    const { unzipSync, zipSync, strFromU8, strToU8 } = await import('fflate')
    const parts = unzipSync(await defaultLetterTemplate())
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    const own = zipSync({
      ...parts,
      'word/document.xml': strToU8(xml.replace('DANH SÁCH NHIỆM VỤ QUÁ HẠN', 'BẢNG THEO DÕI RIÊNG')),
    })
    expect((await focal.replace(`${address()}?name=mau-so-y-te.docx`, own)).statusCode).toBe(200)
    expect((await focal.get(`${address()}/about`)).json()).toMatchObject({ own: { name: 'mau-so-y-te.docx' } })
    const [id = ''] = await draft([world.office.id])
    const written = async () => textOf((await focal.get(`/api/urging-letters/${id}/docx`)).rawPayload)
    expect(await written()).toContain('BẢNG THEO DÕI RIÊNG')
    expect((await focal.send('DELETE', address())).statusCode).toBe(200)
    expect(await written()).toContain('DANH SÁCH NHIỆM VỤ QUÁ HẠN')
  })

  test('is refused where it is no Word file, from who may not write letters, and without a session', async () => {
    const before = await countRows()
    const broken = await focal.replace(`${address()}?name=a.docx`, new TextEncoder().encode('không phải Word'))
    expect(broken.json()).toMatchObject({ code: 'letter.template-unreadable' })
    expect((await staff.replace(`${address()}?name=a.docx`, await defaultLetterTemplate())).statusCode).toBe(403)
    expect((await put(new Uint8Array([1]))).statusCode).toBe(401)
    expect(await countRows()).toEqual(before)
  })
})
