import { createHash } from 'node:crypto'
import { appendFile, readdir } from 'node:fs/promises'
import { connect } from 'node:net'
import type { Upload } from '@dondoc/contract/record-files'
import type { RecordDetail, RecordRow } from '@dondoc/contract/records'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countRowsOf } from '../../../test/count-rows.ts'
import { issueTestPlan, makePlanWorld, type PlanWorld } from '../../../test/plan-world.ts'
import { type Client, signIn, startTestServer, type TestServer } from '../../../test/with-server.ts'

let server: TestServer
let world: PlanWorld
let focal: Client
let staff: Client
let otherFocal: Client
let counter = 0

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-06-20T03:00:00Z') })
  world = await makePlanWorld(server)
  focal = await server.as(world.accounts.focal)
  staff = await server.as(world.accounts.officeStaff)
  otherFocal = await server.as(world.accounts.otherFocal)
})
afterAll(() => server.stop())

const PDF = new TextEncoder().encode('%PDF-1.7\n1 0 obj <<>> endobj')
const send = (client: Client, name: string, bytes: Uint8Array) =>
  client.upload(`/api/uploads?name=${encodeURIComponent(name)}`, bytes)
const upload = async (client: Client, name = 'Báo cáo quý II.pdf', bytes = PDF): Promise<Upload> =>
  (await send(client, name, bytes)).json<Upload>()

const words = (overrides: object = {}) => ({
  kind: 'Báo cáo',
  number: `${++counter}/BC-SYT`,
  date: '2026-05-20',
  abstract: 'Kết quả cải cách hành chính',
  ...overrides,
})
const enter = async (client: Client, overrides: object = {}): Promise<RecordDetail> =>
  (await client.post('/api/records', words(overrides))).json<RecordDetail>()
const look = async (id: string, client = focal): Promise<RecordDetail> =>
  (await client.get(`/api/records/${id}`)).json<RecordDetail>()
const codeOf = (answer: { json: () => { code: string } }): string => answer.json().code
const TABLES = ['record', 'record_file', 'file_upload', 'audit_entry'] as const
const counted = () => countRowsOf(server.deps.db, [...TABLES])

describe('entering a document', () => {
  test('puts it in the register of the own agency with signer, day in force, file and who did it', async () => {
    const { id } = await upload(staff)
    const made = await staff.post('/api/records', {
      ...words(),
      signer: 'Nguyễn Văn An',
      effectiveOn: '2026-06-01',
      uploadIds: [id],
    })
    expect(made.statusCode).toBe(200)
    const record = made.json<RecordDetail>()
    expect(record).toMatchObject({
      issuer: { id: world.health.id },
      signer: 'Nguyễn Văn An',
      effectiveOn: '2026-06-01',
      version: 0,
      proves: [],
      can: { correct: true },
      history: [{ action: 'entered' }],
    })
    expect(record.addedBy).toMatch(/^Người thứ/)
    expect(record.files).toEqual([
      expect.objectContaining({
        name: 'Báo cáo quý II.pdf',
        revision: 1,
        current: true,
        kind: 'pdf',
        byteSize: PDF.length,
        sha256: createHash('sha256').update(PDF).digest('hex'),
      }),
    ])
  })

  test('a number that is there already in that year is refused and named, however it is typed', async () => {
    const first = await enter(focal, { number: '8/BC-TRUNG' })
    const before = await counted()
    const again = await focal.post('/api/records', words({ number: '08/bc-trung' }))
    expect([again.statusCode, codeOf(again), again.json().params.recordId]).toEqual([409, 'record.duplicate', first.id])
    const known = await focal.get('/api/records/known?number=08%2FBC-TRUNG&date=2026-01-05')
    expect(known.json<{ records: { id: string }[] }>().records.map(({ id }) => id)).toEqual([first.id])
    const hidden = await otherFocal.get('/api/records/known?number=08%2FBC-TRUNG&date=2026-01-05')
    expect(hidden.json().records).toEqual([])
    expect(await counted()).toEqual(before)
    expect((await enter(focal, { number: '8/BC-TRUNG', date: '2025-05-20' })).id).not.toBe(first.id)
  })

  test('is refused for tomorrow, a sister agency, a file of somebody else, and readers; nothing is written', async () => {
    const { id } = await upload(otherFocal)
    const before = await counted()
    expect(codeOf(await focal.post('/api/records', words({ date: '2026-06-21' })))).toBe('record.date-in-future')
    expect(codeOf(await focal.post('/api/records', words({ issuerId: world.finance.id })))).toBe('access.denied')
    expect(codeOf(await focal.post('/api/records', words({ uploadIds: [id] })))).toBe('upload.not-found')
    expect(codeOf(await focal.post('/api/records', words({ number: ' ' })))).toBe('request.invalid')
    const reader = await server.as(world.accounts.reader)
    expect(codeOf(await reader.post('/api/records', words()))).toBe('access.denied')
    expect(await counted()).toEqual(before)
  })

  test('a document of the authority above is entered by whoever works below it', async () => {
    const record = await enter(staff, { number: '923/KH-UBND', kind: 'Kế hoạch', issuerId: world.province.id })
    expect(record.issuer.id).toBe(world.province.id)
    expect((await otherFocal.get(`/api/records/${record.id}`)).statusCode).toBe(200)
  })
})

describe('correcting a document', () => {
  const mend = (client: Client, record: RecordDetail, overrides: object) =>
    client.send('PUT', `/api/records/${record.id}`, {
      kind: record.kind,
      number: record.number,
      date: record.date,
      abstract: record.abstract,
      issuerId: record.issuer.id,
      version: record.version,
      ...overrides,
    })

  test('changes the register and keeps in the history what stood there', async () => {
    const record = await enter(staff)
    const answer = await mend(staff, record, { abstract: 'Kết quả CCHC quý II', date: '2025-05-20' })
    expect(answer.statusCode).toBe(200)
    const mended = answer.json<RecordDetail>()
    expect(mended).toMatchObject({ abstract: 'Kết quả CCHC quý II', version: 1 })
    expect(mended.history[0]).toMatchObject({
      action: 'corrected',
      changes: [
        { field: 'date', before: '2026-05-20', after: '2025-05-20' },
        { field: 'abstract', before: record.abstract, after: 'Kết quả CCHC quý II' },
      ],
    })
    const list = await focal.get(`/api/records?year=2025&q=${encodeURIComponent(record.number)}`)
    expect(list.json().rows.map(({ id }: RecordRow) => id)).toEqual([record.id])
  })

  test('the second of two at once is told, and what he typed does not overwrite', async () => {
    const record = await enter(focal)
    await mend(focal, record, { abstract: 'Một' })
    const late = await mend(staff, record, { abstract: 'Hai' })
    expect([late.statusCode, codeOf(late)]).toEqual([403, 'access.denied'])
    const second = await mend(focal, record, { abstract: 'Hai' })
    expect([second.statusCode, codeOf(second)]).toEqual([409, 'record.changed-meanwhile'])
    expect((await look(record.id)).abstract).toBe('Một')
  })

  test('is refused onto the number of another, into the future, by other agencies, and for what is not there', async () => {
    const [one, two] = [await enter(focal), await enter(focal)]
    expect(codeOf(await mend(focal, two, { number: one.number }))).toBe('record.duplicate')
    expect(codeOf(await mend(focal, two, { date: '2026-07-01' }))).toBe('record.date-in-future')
    expect(codeOf(await mend(focal, two, { version: 'x' }))).toBe('request.invalid')
    expect(codeOf(await mend(focal, two, { issuerId: world.finance.id }))).toBe('access.denied')
    expect(codeOf(await mend(otherFocal, two, { abstract: 'Khác' }))).toBe('record.not-found')
    expect(codeOf(await mend(focal, { ...two, id: crypto.randomUUID() }, {}))).toBe('record.not-found')
    expect(await look(two.id)).toMatchObject({ version: 0, number: two.number })
  })
})

describe('the files of a document', () => {
  const addFile = (client: Client, recordId: string, body: object) =>
    client.post(`/api/records/${recordId}/files`, body)

  test('a newer revision takes the place of the older one, which stays', async () => {
    const record = await enter(staff, { uploadIds: [(await upload(staff)).id] })
    const seriesId = record.files[0]?.seriesId
    const signed = new TextEncoder().encode('%PDF-1.7 đã ký số')
    const next = await upload(staff, 'Bản ký số.pdf', signed)
    const answer = await addFile(staff, record.id, { uploadId: next.id, seriesId })
    const files = answer.json<RecordDetail>().files
    expect(files.map(({ name, revision, current }) => [name, revision, current])).toEqual([
      ['Bản ký số.pdf', 2, true],
      ['Báo cáo quý II.pdf', 1, false],
    ])
    const old = await staff.get(`/api/records/${record.id}/files/${files[1]?.id}`)
    expect(old.rawPayload).toEqual(Buffer.from(PDF))
    const row = (await focal.get(`/api/records?q=${encodeURIComponent(record.number)}`)).json().rows[0] as RecordRow
    expect(row.files.map(({ name }) => name)).toEqual(['Bản ký số.pdf'])
  })

  test('what was attached by mistake is taken off with the reason, and the one before counts again', async () => {
    const record = await enter(focal, { uploadIds: [(await upload(focal)).id] })
    const seriesId = record.files[0]?.seriesId
    const wrong = (await addFile(focal, record.id, { uploadId: (await upload(focal, 'nhầm.pdf')).id, seriesId }))
      .json<RecordDetail>()
      .files.find(({ revision }) => revision === 2)
    const url = `/api/records/${record.id}/files/${wrong?.id}/withdraw`
    expect(codeOf(await focal.post(url, { why: ' ' }))).toBe('request.invalid')
    expect(codeOf(await staff.post(url, { why: 'Nhầm' }))).toBe('access.denied')
    const after = (await focal.post(url, { why: 'Đính kèm nhầm tệp' })).json<RecordDetail>()
    expect(after.files.map(({ revision, current }) => [revision, current])).toEqual([
      [2, false],
      [1, true],
    ])
    expect(after.files[0]?.withdrawn?.why).toBe('Đính kèm nhầm tệp')
    expect(after.history[0]).toMatchObject({ action: 'file-withdrawn' })
    expect(codeOf(await focal.post(url, { why: 'Lại' }))).toBe('file.withdrawn-already')
  })

  test('an upload is used once, by who sent it, on a document one may mend', async () => {
    const record = await enter(focal)
    const mine = await upload(focal)
    expect(codeOf(await addFile(staff, record.id, { uploadId: mine.id }))).toBe('access.denied')
    expect(codeOf(await addFile(focal, record.id, { uploadId: mine.id, seriesId: record.id }))).toBe('file.not-found')
    expect((await addFile(focal, record.id, { uploadId: mine.id })).statusCode).toBe(200)
    expect(codeOf(await addFile(focal, record.id, { uploadId: mine.id }))).toBe('upload.not-found')
    expect(codeOf(await addFile(focal, record.id, {}))).toBe('request.invalid')
    expect((await look(record.id)).files).toHaveLength(1)
  })

  test('come back with their Vietnamese name, to be saved and never guessed at, and only to who may read', async () => {
    const record = await enter(focal, { uploadIds: [(await upload(focal, 'Quyết định số 12.pdf')).id] })
    const url = `/api/records/${record.id}/files/${record.files[0]?.id}`
    const saved = await focal.get(url)
    expect(saved.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-length': String(PDF.length),
      'content-disposition': expect.stringMatching(
        /^attachment; filename="Quyet .*12\.pdf"; filename\*=UTF-8''Quy%E1%BA%BFt%20/,
      ),
    })
    expect(saved.rawPayload).toEqual(Buffer.from(PDF))
    const inWindow = (await focal.get(`${url}?show=true`)).headers
    expect(inWindow['content-disposition']).toMatch(/^inline; /)
    expect(inWindow['content-security-policy']).toMatch(/^default-src 'none'; object-src 'self';/)
    expect(codeOf(await otherFocal.get(url))).toBe('record.not-found')
    const text = await enter(focal, {
      uploadIds: [(await upload(focal, 'ghi chú.txt', new TextEncoder().encode('Ghi chú'))).id],
    })
    const shown = await focal.get(`/api/records/${text.id}/files/${text.files[0]?.id}?show=true`)
    expect(shown.headers['content-disposition']).toMatch(/^attachment; /)
  })

  test('a file damaged on disk is said to be damaged, and not sent', async () => {
    const bytes = new TextEncoder().encode('%PDF-1.7 sẽ hỏng')
    const record = await enter(focal, { uploadIds: [(await upload(focal, 'hỏng.pdf', bytes)).id] })
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const path = (server.deps.files.stream(sha256) as unknown as { path: string }).path
    await appendFile(path, 'x')
    const answer = await focal.get(`/api/records/${record.id}/files/${record.files[0]?.id}`)
    expect([answer.statusCode, codeOf(answer), answer.json().params.name]).toEqual([500, 'file.damaged', 'hỏng.pdf'])
  })

  test('are read by whoever reads a duty that the document proves', async () => {
    const planId = await issueTestPlan(focal, '2026-01-15')
    const duty = await server.deps.db
      .selectFrom('duty')
      .select(['id', 'code', 'version'])
      .where('planId', '=', planId)
      .where('organizationId', '=', world.office.id)
      .where('recordRequired', '=', true)
      .orderBy('code')
      .limit(1)
      .executeTakeFirstOrThrow()
    const clinicRecord = await enter(focal, { issuerId: world.clinic.id, uploadIds: [(await upload(focal)).id] })
    const division = await server.as(world.accounts.divisionStaff)
    const url = `/api/records/${clinicRecord.id}/files/${clinicRecord.files[0]?.id}`
    expect(codeOf(await division.get(url))).toBe('record.not-found')
    const given = await focal.post(`/api/duties/${duty.id}/updates`, {
      kind: 'delivered',
      on: '2026-02-10',
      recordId: clinicRecord.id,
      otherAgency: 'Trung tâm làm báo cáo chung của Sở',
      version: duty.version,
    })
    expect(given.statusCode).toBe(200)
    expect((await division.get(url)).statusCode).toBe(200)
    expect((await look(clinicRecord.id, division)).proves.map(({ code }) => code)).toEqual([duty.code])
  })
})

describe('sending a file', () => {
  const kept = async (): Promise<number> => {
    const some = (await upload(focal, 'a.pdf', new TextEncoder().encode(`%PDF-${++counter}`))).sha256
    const folder = (server.deps.files.stream(some) as unknown as { path: string }).path.split('/').slice(0, -2)
    const entries = await readdir(folder.join('/'), { recursive: true, withFileTypes: true })
    return entries.filter((entry) => entry.isFile()).length
  }

  test.each([
    ['rỗng.pdf', '', 'file.empty'],
    ['báo cáo.docx', '%PDF-1.7', 'file.kind-mismatch'],
    ['báo cáo.pdf', 'MZ\u0090\u0000', 'file.unsafe'],
    ['trang.html', '<html></html>', 'file.unsafe'],
    ['hình.png', '\u0001\u0002\u0000\u0000', 'file.kind-unknown'],
  ])('%s is refused, and nothing of it is kept', async (name, content, code) => {
    const before = [await kept(), ...(await counted())]
    const answer = await send(focal, name, Buffer.from(content, 'latin1'))
    expect(codeOf(answer)).toBe(code)
    expect(answer.json().params.name).toBe(name)
    const after = [await kept(), ...(await counted())]
    // One more of the file that `kept` itself sends to find the folder.
    expect(after).toEqual(before.map((count, at) => (at === 0 || at === 3 ? count + 1 : count)))
  })

  test('keeps no folder names and no control characters of a name', async () => {
    expect((await upload(focal, 'C:\\Ban\\Quyết định\u0007.pdf')).name).toBe('Quyết định.pdf')
  })

  test('of 2 GB is refused with its limit before its bytes are sent', async () => {
    await server.app.listen({ port: 0, host: '127.0.0.1' })
    const address = server.app.server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const cookie = await signIn(server.app, world.accounts.focal.email, world.accounts.focal.password)
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(
          `POST /api/uploads?name=to.pdf HTTP/1.1\r\nhost: localhost\r\norigin: http://localhost\r\ncookie: ${cookie}\r\n` +
            `content-type: application/octet-stream\r\ncontent-length: ${2 * 1024 ** 3}\r\n\r\n%PDF-1.7`,
        )
      })
      let told = ''
      socket.setEncoding('utf8')
      socket.on('data', (chunk) => {
        told += chunk
      })
      socket.on('end', () => resolve(told))
      socket.on('error', reject)
      socket.setTimeout(5000, () => reject(new Error(`no answer: ${told}`)))
    })
    expect(answer).toMatch(/^HTTP\/1\.1 413/)
    expect(answer).toContain('"code":"file.too-large"')
    expect(answer).toContain(`"limitBytes":${server.deps.files.evidenceLimitBytes}`)
  })
})

describe('the register', () => {
  test('is narrowed by kind, issuer, year, missing file and replacement, and found without accents', async () => {
    const one = await enter(focal, {
      kind: 'Tờ trình',
      number: '1/TTr-LOC',
      date: '2024-03-01',
      abstract: 'Đề nghị phê duyệt',
    })
    const two = await enter(focal, {
      kind: 'Tờ trình',
      number: '2/TTr-LOC',
      date: '2024-04-01',
      abstract: 'Đề nghị bổ sung',
      uploadIds: [(await upload(focal)).id],
    })
    await focal.send('PUT', `/api/records/${one.id}/replacement`, { replacedById: two.id })
    const idsOf = async (query: string): Promise<string[]> =>
      (await focal.get(`/api/records?${query}`)).json<{ rows: RecordRow[] }>().rows.map(({ id }) => id)
    expect(await idsOf(`kind=${encodeURIComponent('Tờ trình')}`)).toEqual([two.id, one.id])
    expect(await idsOf('year=2024&withoutFile=true')).toEqual([one.id])
    expect(await idsOf('year=2024&replaced=true')).toEqual([one.id])
    expect(await idsOf('year=2024&q=de%20nghi%20phe%20duyet')).toEqual([one.id])
    expect(await idsOf(`year=2024&issuerId=${world.province.id}`)).toEqual([])
    const rows = (await focal.get('/api/records?year=2024')).json<{ rows: RecordRow[] }>().rows
    expect(rows.map(({ replacedBy }) => replacedBy?.id ?? null)).toEqual([null, two.id])
    expect((await focal.get('/api/records?year=lau')).statusCode).toBe(400)
    const file = await focal.get('/api/records/export?year=2024')
    expect(file.headers['content-type']).toContain('spreadsheetml')
  })
})
