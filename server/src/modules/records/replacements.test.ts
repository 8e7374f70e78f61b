import type { Import } from '@dondoc/contract/imports'
import type { PlanReview } from '@dondoc/contract/plan-editing'
import type { RecordReplacement } from '@dondoc/contract/record-replacement'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makePlanWorld, type PlanWorld, planText } from '../../../test/plan-world.ts'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'
import { inTenant } from '../../lib/db.ts'
import { addRecord } from './add-record.ts'

let server: TestServer
let world: PlanWorld
let focal: Client
let counter = 0
let [oldId, newId] = ['', '']

const add = (number: string, date: PlainDate, issuer = world.health): Promise<string> =>
  inTenant(server.deps.db, world, (trx) =>
    addRecord(trx, world.tenantId, issuer, { kind: 'Kế hoạch', number, date, abstract: 'Cải cách hành chính' }),
  )

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-06-20T03:00:00Z') })
  world = await makePlanWorld(server)
  focal = await server.as(world.accounts.focal)
})
afterAll(() => server.stop())

beforeEach(async () => {
  counter++
  oldId = await add(`${counter}0/KH-SYT`, '2025-01-10')
  newId = await add(`${counter}1/KH-SYT`, '2025-03-10')
})

const replace = (client: Client, recordId: string, replacedById: unknown) =>
  client.send('PUT', `/api/records/${recordId}/replacement`, { replacedById })

const look = async (recordId: string): Promise<RecordReplacement> =>
  (await focal.get(`/api/records/${recordId}/replacement`)).json<RecordReplacement>()

describe('a record that another one replaces', () => {
  test('names it, is named by it, and can be set in force again', async () => {
    const answer = await replace(focal, oldId, newId)
    expect(answer.statusCode).toBe(200)
    expect(answer.json<RecordReplacement>()).toMatchObject({
      recordId: oldId,
      replacedBy: { id: newId, number: `${counter}1/KH-SYT`, date: '2025-03-10' },
    })
    expect((await look(newId)).replaces.map(({ id }) => id)).toEqual([oldId])
    expect((await replace(focal, oldId, null)).json<RecordReplacement>().replacedBy).toBeNull()
    const audits = await server.deps.db
      .selectFrom('audit_entry')
      .select('action')
      .where('subjectId', '=', oldId)
      .execute()
    expect(audits.map(({ action }) => action)).toEqual(['record.replaced', 'record.replaced'])
  })

  test('is refused for itself, an older one, a circle and what is not in the register; nothing is written', async () => {
    const codeOf = async (recordId: string, by: unknown) => (await replace(focal, recordId, by)).json().code
    expect(await codeOf(oldId, oldId)).toBe('record.replaces-itself')
    expect(await codeOf(newId, oldId)).toBe('record.replaced-by-earlier')
    expect(await codeOf(oldId, crypto.randomUUID())).toBe('record.not-found')
    expect(await codeOf(crypto.randomUUID(), newId)).toBe('record.not-found')
    const sameDay = await add(`${counter}2/KH-SYT`, '2025-03-10')
    await replace(focal, newId, sameDay)
    expect(await codeOf(sameDay, newId)).toBe('record.replacement-loop')
    expect(await codeOf(oldId, 'x')).toBe('request.invalid')
    expect((await look(oldId)).replacedBy).toBeNull()
  })

  test('is not for those who only read the register, nor for other agencies', async () => {
    const denied = await replace(await server.as(world.accounts.reader), oldId, newId)
    expect([denied.statusCode, denied.json().code]).toEqual([403, 'access.denied'])
    const hidden = await replace(await server.as(world.accounts.otherFocal), oldId, newId)
    expect([hidden.statusCode, hidden.json().code]).toEqual([404, 'record.not-found'])
    expect((await look(oldId)).replacedBy).toBeNull()
  })
})

describe('a plan that names a replaced document', () => {
  const readPlan = async (opening: string): Promise<PlanReview> => {
    const bytes = planText(
      `Cải cách hành chính năm 2026 của Sở Y tế, bản ${counter} ${opening.length}`,
      ['Thực hiện Nghị quyết số 76/NQ-CP', `${opening}; Nghị quyết số 76/NQ-CP`],
      ['Rà soát văn bản quy phạm', 'Tự chấm điểm theo Quyết định số 1149/QĐ-BNV, rà soát văn bản quy phạm'],
    )
    const { planId } = (await focal.upload('/api/imports?name=ke-hoach.txt', bytes)).json<Import>()
    return (await focal.get(`/api/plans/${planId}/review`)).json<PlanReview>()
  }
  const replaced = (review: PlanReview) =>
    review.findings
      .filter(({ code }) => code === 'base-replaced')
      .map(({ nodeId, message }) => [review.nodes.find(({ id }) => id === nodeId)?.text.slice(0, 11) ?? null, message])

  test('is told by which, at the plan and at the row, and no more once the words are mended', async () => {
    await replace(focal, oldId, newId)
    const review = await readPlan(`Thực hiện Kế hoạch số ${counter}0/KH-SYT ngày 10/01/2025 của Sở Y tế`)
    expect(replaced(review)).toEqual([
      [null, expect.stringContaining(`${counter}0/KH-SYT (nay là Kế hoạch số ${counter}1/KH-SYT ngày 10/03/2025)`)],
      ['Tự chấm điể', expect.stringContaining('1149/QĐ-BNV (nay là Quyết định số 892/QĐ-BNV ngày 05/12/2024)')],
    ])
    const row = review.nodes.find(({ text }) => text.startsWith('Tự chấm'))
    const edits = [{ op: 'set', nodeId: row?.id, fields: { text: row?.text.replace('1149/QĐ-BNV', '892/QĐ-BNV') } }]
    const after = await focal.post(`/api/plans/${review.planId}/edits`, { version: review.version, edits })
    expect(replaced(after.json<PlanReview>()).map(([row]) => row)).toEqual([null])
  })

  test('is not doubted where the document is in force, or the register says so', async () => {
    await add('1149/QĐ-BNV', '2020-12-30')
    const review = await readPlan(`Thực hiện Kế hoạch số ${counter}1/KH-SYT ngày 10/3/2025 của Sở Y tế`)
    expect(replaced(review)).toEqual([])
  })
})
