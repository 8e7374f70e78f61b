import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { issueTestPlan, makePlanWorld, type PlanWorld } from '../../../test/plan-world.ts'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'

let server: TestServer
let world: PlanWorld
let staff: Client
let address: string

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-06-01T01:00:00Z') })
  world = await makePlanWorld(server)
  await issueTestPlan(await server.as(world.accounts.focal), '2026-01-15')
  staff = await server.as(world.accounts.divisionStaff)
})
afterAll(() => server.stop())

const make = async (client: Client): Promise<string> =>
  (await client.post('/api/me/calendar')).json<{ address: string }>().address.replace('http://localhost', '')
const unfold = (text: string): string => text.replaceAll('\r\n ', '')

describe('the calendar of a person', () => {
  test('has no address until one is made, which is shown once', async () => {
    expect((await staff.get('/api/me/calendar')).json()).toEqual({ feed: null })
    address = await make(staff)
    expect((await staff.get('/api/me/calendar')).json()).toEqual({
      feed: { createdAt: '2026-06-01T01:00:00.000Z', readAt: null },
    })
  })

  test('names due dates and checkpoints of what the person answers for, and of nobody else', async () => {
    const answer = await server.stranger.get(address)
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8'])
    const text = unfold(answer.body)
    // "Quý II/2026" and "Trong năm 2026" of the division; the reports of the office are not its own.
    expect(text).toMatch(
      /DTSTART;VALUE=DATE:20260630\r\nDTEND;VALUE=DATE:20260701\r\nSUMMARY:Hạn NV-\d+: Tổ chức tuyên truyền/,
    )
    expect(text).toMatch(/DTSTART;VALUE=DATE:20261231[\s\S]*?SUMMARY:Hạn NV-\d+: Rà soát văn bản quy phạm/)
    expect(text).toMatch(
      /DTSTART;VALUE=DATE:20260614[\s\S]*?SUMMARY:Mốc kiểm tra [^:]* – NV-\d+: Rà soát văn bản quy phạm/,
    )
    expect(text).not.toContain('Báo cáo kết quả cải cách hành chính định kỳ')
    expect(answer.body.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
    expect((await staff.get('/api/me/calendar')).json()).toMatchObject({ feed: { readAt: '2026-06-01T01:00:00.000Z' } })
  })

  test('keeps the identity of each event from one reading to the next', async () => {
    const uids = async () => (await server.stranger.get(address)).body.match(/^UID:.*$/gm)
    const first = await uids()
    expect(new Set(first).size).toBe(first?.length)
    expect(await uids()).toEqual(first)
  })

  test('cannot be read by a guess, after a new address, or once it is revoked', async () => {
    const changed = address.replace(/.\.ics$/, (end) => (end.startsWith('A') ? 'B.ics' : 'A.ics'))
    const status = async (url: string) => (await server.stranger.get(url)).statusCode
    expect([await status(changed), await status('/api/calendar/x.ics'), await status(address.slice(0, -4))]).toEqual([
      404, 404, 404,
    ])
    const next = await make(staff)
    expect([await status(address), await status(next)]).toEqual([404, 200])
    expect((await staff.send('DELETE', '/api/me/calendar')).json()).toEqual({ feed: null })
    expect(await status(next)).toBe(404)
    expect((await server.stranger.post('/api/me/calendar')).statusCode).toBe(401)
  })
})
