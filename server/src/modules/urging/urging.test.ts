import type { DigestGroup } from '@dondoc/contract/digest'
import type { Notification } from '@dondoc/contract/notifications'
import type { Escalation, HeldRules } from '@dondoc/contract/urging'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeAccount, type TestAccount } from '../../../test/factories.ts'
import { type MailServer, type ReceivedMail, startMailServer } from '../../../test/mail-server.ts'
import { issueTestPlan, makePlanWorld, type PlanWorld } from '../../../test/plan-world.ts'
import { startTestServer, type TestServer } from '../../../test/with-server.ts'
import { mailHandlers } from '../mail/index.ts'
import { runUrging } from './index.ts'

let server: TestServer
let smtp: MailServer
let world: PlanWorld
let head: TestAccount
let administrator: TestAccount
let now = new Date('2026-01-15T01:00:00Z')

/** 7:30 in Hà Nội. */
const morning = (day: string): Date => new Date(`${day}T00:30:00Z`)

beforeAll(async () => {
  smtp = await startMailServer()
  server = await startTestServer({ now: () => now, smtpUrl: smtp.url, handlers: (deps) => mailHandlers(deps) })
  world = await makePlanWorld(server)
  head = await makeAccount(server.deps, world, 'unit-head', world.office)
  administrator = await makeAccount(server.deps, world, 'administrator', world.health)
  await issueTestPlan(await server.as(world.accounts.focal), '2026-01-15')
})
afterAll(async () => {
  await server.stop()
  await smtp.stop()
})

/** No mail is on its way any more. */
const allSent = () =>
  expect
    .poll(
      async () => {
        const waiting = server.deps.db.selectFrom('mail').where('sentAt', 'is', null).where('body', 'is not', null)
        return (await waiting.select('subject').execute()).map(({ subject }) => subject)
      },
      { timeout: 15_000 },
    )
    .toEqual([])

/** The morning of a day, when its mails have left; those of earlier days are out of the way. */
async function at(day: string): Promise<void> {
  await allSent()
  smtp.received.length = 0
  now = morning(day)
  await runUrging(server.deps)
  await allSent()
}

const mailsTo = (account: TestAccount): ReceivedMail[] => smtp.received.filter(({ to }) => to.includes(account.email))
const arrived = (account: TestAccount, count = 1) =>
  expect.poll(() => mailsTo(account).length, { timeout: 15_000 }).toBe(count)

async function told(account: TestAccount, kind: Notification['kind']): Promise<Notification[]> {
  const { rows } = (await (await server.as(account)).get('/api/notifications?limit=500')).json<{
    rows: Notification[]
  }>()
  return rows.filter((row) => row.kind === kind)
}

async function dutyOf(q: string): Promise<{ id: string; version: number; dueOn: string; code: string }> {
  const query = `q=${encodeURIComponent(q)}&sort=due&organizationId=${world.office.id}`
  const answer = await (await server.as(world.accounts.focal)).get(`/api/duties?${query}`)
  const [row] = answer.json<{ rows: { id: string; version: number; dueOn: string; code: string }[] }>().rows
  if (row === undefined) throw new Error(`no duty ${q}`)
  return row
}

const deliver = async (q: string, on: string): Promise<string> => {
  const { id, version } = await dutyOf(q)
  const answer = await (await server.as(world.accounts.officeStaff)).post(`/api/duties/${id}/updates`, {
    ...{ kind: 'delivered', on, reason: 'staff', version },
    record: {
      kind: 'Kế hoạch',
      number: `${version + 1}.${on.slice(5)}/KH-SYT`,
      date: on,
      abstract: 'Kế hoạch cải cách hành chính',
    },
  })
  expect([answer.statusCode, answer.body]).toEqual([200, expect.any(String)])
  return id
}

// Owed by the office: the plan, due on 14/2; the report of half a year, due on Tuesday 9/6; communication, due on 30/6.
const PLAN = 'Xây dựng, ban hành Kế hoạch'
const REPORT = 'Báo cáo kết quả cải cách hành chính định kỳ'

describe('reminders', () => {
  beforeAll(async () => {
    now = morning('2026-02-10')
    await deliver(PLAN, '2026-02-09')
    now = morning('2026-02-11')
  })

  test('come on the days of the rules, to who owes the duty, once however often the work runs', async () => {
    await at('2026-06-03')
    expect(await told(head, 'duty.due-soon')).toEqual([])
    await at('2026-06-04')
    now = new Date('2026-06-04T02:00:00Z')
    await runUrging(server.deps)
    const [reminder, ...more] = await told(head, 'duty.due-soon')
    expect(more).toEqual([])
    expect(reminder?.data).toMatchObject({ dueOn: '2026-06-09', workingDaysLeft: 3 })
    expect(await told(world.accounts.officeStaff, 'duty.due-soon')).toHaveLength(1)
    expect(await told(world.accounts.divisionStaff, 'duty.due-soon')).toEqual([])
  })

  test('do not come on a day off, nor before the hour, nor late in the evening', async () => {
    await at('2026-06-07')
    now = new Date('2026-06-08T00:20:00Z')
    await runUrging(server.deps)
    now = new Date('2026-06-08T13:00:00Z')
    await runUrging(server.deps)
    expect(await told(head, 'duty.due-soon')).toHaveLength(1)
  })

  test('come before a checkpoint to who has said nothing since the one before it', async () => {
    // The review of the whole year, owed by the division, is looked at on 14/6; nothing was said since it was given.
    await at('2026-06-09')
    const [reminder, ...more] = await told(world.accounts.divisionStaff, 'duty.checkpoint-soon')
    expect(more).toEqual([])
    expect(reminder?.data).toMatchObject({ on: '2026-06-14', label: '6 tháng/2026', workingDaysLeft: 3 })
    expect(await told(head, 'duty.checkpoint-soon')).toEqual([])
  })

  test('come again after the due date, and stop when the work is reported', async () => {
    await at('2026-06-10')
    const [reminder] = await told(head, 'duty.overdue')
    expect(reminder?.data).toMatchObject({ dueOn: '2026-06-09', daysLate: 1 })
  })
})

describe('the digest', () => {
  test('is one mail a person a day, with what is late first, in text and HTML', async () => {
    await arrived(head)
    now = new Date('2026-06-10T04:00:00Z')
    await runUrging(server.deps)
    const [mail, ...more] = mailsTo(head)
    expect(more).toEqual([])
    expect(mail?.subject).toBe('Việc ngày 10/6/2026: 1 quá hạn')
    expect(mail?.text).toContain('QUÁ HẠN (1)')
    expect(mail?.text).toContain('quá hạn 1 ngày (hạn 09/6/2026)')
    expect(mail?.html).toContain('Báo cáo kết quả cải cách hành chính định kỳ')
    expect(mail?.html).not.toMatch(/<(script|style|img)/)
  })

  test('asks the office that gave a duty to confirm it, and not who reported it', async () => {
    await arrived(world.accounts.focal)
    const [mail] = mailsTo(world.accounts.focal)
    expect(mail?.subject).toContain('1 chờ xác nhận')
    expect(mail?.text).toContain('CHỜ ĐỒNG CHÍ XÁC NHẬN HOÀN THÀNH (1)')
  })

  test('is not sent to who has nothing to do', async () => {
    expect(mailsTo(world.accounts.reader)).toEqual([])
    expect(mailsTo(world.accounts.otherFocal)).toEqual([])
  })

  test('names what passed a checkpoint in silence, and its link no longer does after the first update', async () => {
    const { divisionStaff } = world.accounts
    await at('2026-06-15')
    await arrived(divisionStaff)
    const [mail] = mailsTo(divisionStaff)
    expect(mail?.subject).toBe('Việc ngày 15/6/2026: 1 chưa cập nhật theo mốc')
    expect(mail?.text).toContain('CHƯA CẬP NHẬT THEO MỐC KIỂM TRA (1)')
    expect(mail?.text).toContain('mốc 6 tháng/2026 (14/6/2026) chưa có cập nhật')
    expect(await told(divisionStaff, 'duty.checkpoint-missed')).toContainEqual(
      expect.objectContaining({ data: expect.objectContaining({ on: '2026-06-14', label: '6 tháng/2026' }) }),
    )
    const token = /viec-hom-nay#(\S+)/.exec(mail?.text ?? '')?.[1]
    const opened = async () =>
      (await server.stranger.post('/api/digest', { token })).json<{ groups: DigestGroup[] }>().groups
    const [group] = await opened()
    expect([group?.name, group?.count, group?.duties[0]?.missedCheckpoint?.on]).toEqual([
      'missed-checkpoint',
      1,
      '2026-06-14',
    ])
    const update = await (await server.as(divisionStaff)).post(`/api/duties/${group?.duties[0]?.id}/updates`, {
      ...{ kind: 'progress', progress: 20, on: '2026-06-15', version: 0 },
    })
    expect(update.statusCode).toBe(200)
    expect(await opened()).toEqual([])
    await at('2026-06-16')
    expect(mailsTo(divisionStaff)).toEqual([])
  })

  test('leaves out what a person has left out, never what is late', async () => {
    const client = await server.as(world.accounts.divisionStaff)
    const before = (await client.get('/api/me/digest')).json<object>()
    expect(before).toEqual({ muted: [], digestAt: '07:30', mail: true })
    expect((await client.send('PUT', '/api/me/digest', { muted: ['overdue'] })).statusCode).toBe(400)
    await client.send('PUT', '/api/me/digest', { muted: ['due-soon', 'new'] })
    // Communication is due on 30/6: soon for the division from 19/6 on.
    await at('2026-06-19')
    await arrived(world.accounts.officeStaff)
    expect(mailsTo(world.accounts.officeStaff)[0]?.subject).toContain('1 sắp đến hạn')
    expect(mailsTo(world.accounts.divisionStaff)).toEqual([])
    await at('2026-07-01')
    await arrived(world.accounts.divisionStaff)
  })

  test('goes to the deputy while the person is away', async () => {
    const deputy = await makeAccount(server.deps, world, 'reader', world.clinic)
    const absent = await makeAccount(server.deps, world, 'staff', world.clinic)
    const given = await (await server.as(administrator)).post(`/api/accounts/${absent.id}/substitutions`, {
      ...{ deputyId: deputy.id, validFrom: '2026-07-02', validTo: '2026-07-02' },
    })
    expect(given.statusCode).toBe(200)
    await at('2026-07-02')
    await arrived(deputy)
    expect(mailsTo(absent)).toEqual([])
    await at('2026-07-03')
    await arrived(absent)
    expect(mailsTo(deputy)).toEqual([])
  })
})

describe('the link of a digest', () => {
  interface Opened {
    readonly name: string
    readonly signedIn: boolean
    readonly groups: DigestGroup[]
  }
  const open = (token: string, client = server.stranger) => client.post('/api/digest', { token })
  const tokenOf = (mail: ReceivedMail | undefined): string => /viec-hom-nay#(\S+)/.exec(mail?.text ?? '')?.[1] ?? ''
  let token: string
  let theirs: string

  test('shows without signing in what that mail says, as it stands now, and nothing more', async () => {
    await at('2026-07-06')
    await arrived(head)
    token = tokenOf(mailsTo(head)[0])
    await arrived(world.accounts.divisionStaff)
    theirs = tokenOf(mailsTo(world.accounts.divisionStaff)[0])
    const { name, signedIn, groups } = (await open(token)).json<Opened>()
    expect([name, signedIn]).toEqual([expect.stringMatching(/^Người thứ/), false])
    expect(groups.flatMap(({ duties }) => duties.map(({ status }) => status))).toEqual(['overdue', 'overdue'])
    await deliver(REPORT, '2026-07-06')
    const after = (await open(token)).json<Opened>().groups.flatMap(({ duties }) => duties)
    expect(after.map(({ status }) => status).sort()).toEqual(['overdue', 'to-confirm'])
  })

  test('opens no session: the next request is a stranger’s', async () => {
    const answer = await open(token)
    expect(answer.cookies).toEqual([])
    expect((await server.stranger.get('/api/duties')).statusCode).toBe(401)
  })

  test('knows whose session the browser has', async () => {
    expect((await open(token, await server.as(head))).json<Opened>().signedIn).toBe(true)
    expect((await open(token, await server.as(world.accounts.focal))).json<Opened>().signedIn).toBe(false)
  })

  test('is refused when it is made up, changed, old, or of an account that was locked', async () => {
    expect((await open('abc')).json()).toMatchObject({ code: 'token.invalid' })
    expect((await open(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).json()).toMatchObject({
      code: 'token.invalid',
    })
    now = morning('2026-07-14')
    expect((await open(token)).json()).toMatchObject({ code: 'token.expired' })
    expect((await open(token, await server.as(head))).json<Opened>().signedIn).toBe(true)
    now = morning('2026-07-07')
    const boss = await server.as(administrator)
    const { id } = world.accounts.divisionStaff
    expect((await open(theirs)).statusCode).toBe(200)
    await boss.post(`/api/accounts/${id}/lock`, { reason: 'Nghỉ việc' })
    expect((await open(theirs)).json()).toMatchObject({ code: 'token.invalid' })
    await boss.post(`/api/accounts/${id}/unlock`)
    expect((await open(theirs)).statusCode).toBe(200)
  })

  test('asks for sign-in where the role asks for a second factor', async () => {
    const root = await makeAccount(server.deps, world, 'administrator', world.province)
    const policy = await server.as(root)
    const set = await policy.send('PUT', '/api/sign-in-policy', {
      passwordLength: 12,
      secondFactorRoles: ['unit-head'],
    })
    expect(set.statusCode).toBe(200)
    expect((await open(token)).json()).toMatchObject({ code: 'auth.required' })
    await policy.send('PUT', '/api/sign-in-policy', { passwordLength: 12, secondFactorRoles: [] })
  })
})

describe('the ladder', () => {
  const stepsOf = async (q: string): Promise<Escalation[]> => {
    const { id } = await dutyOf(q)
    const answer = await (await server.as(world.accounts.officeStaff)).get(`/api/duties/${id}/urgings`)
    return answer.json<{ escalations: Escalation[] }>().escalations
  }

  test('tells the head, then the leader, each once, and says on the duty who was told when', async () => {
    // Overdue since 10/6 and reported on 6/7: by then both had been told.
    const steps = await stepsOf(REPORT)
    expect(steps.map(({ step, on, quietSince }) => [step, on, quietSince])).toEqual([
      ['leader', '2026-06-19', '2026-06-09'],
      ['unit-head', '2026-06-15', '2026-06-09'],
    ])
    expect(steps[1]?.told).toEqual([expect.stringMatching(/^Người thứ/)])
    const heads = await told(head, 'duty.escalated')
    expect(heads.filter(({ data }) => data['step'] === 'unit-head' && data['dueOn'] === '2026-06-09')).toHaveLength(1)
    const leader = await told(world.accounts.leader, 'duty.escalated')
    expect(leader[0]?.data).toMatchObject({ step: 'leader', organization: 'Văn phòng Sở' })
    await at('2026-07-08')
    expect(await stepsOf(REPORT)).toEqual(steps)
  })

  test('stops at an update and begins anew only after another silence', async () => {
    const { id, version } = await dutyOf('Tổ chức tuyên truyền')
    const before = await stepsOf('Tổ chức tuyên truyền')
    expect(before.map(({ step }) => step)).toEqual(['unit-head'])
    const client = await server.as(world.accounts.officeStaff)
    const update = await client.post(`/api/duties/${id}/updates`, {
      kind: 'progress',
      progress: 50,
      on: '2026-07-08',
      reason: 'staff',
      version,
    })
    expect(update.statusCode).toBe(200)
    await at('2026-07-10')
    expect(await stepsOf('Tổ chức tuyên truyền')).toEqual(before)
    await at('2026-07-13')
    expect((await stepsOf('Tổ chức tuyên truyền')).map(({ quietSince }) => quietSince)).toEqual([
      '2026-07-08',
      '2026-06-30',
    ])
  })

  test('is brought before the leader in the digest, without ranking anybody', async () => {
    await at('2026-07-17')
    await arrived(world.accounts.leader)
    expect(mailsTo(world.accounts.leader)[0]?.text).toContain('ĐƠN VỊ CHƯA CẬP NHẬT')
  })

  test('shows the steps of a duty to nobody who may not read it', async () => {
    const { id } = await dutyOf(REPORT)
    expect((await (await server.as(world.accounts.otherFocal)).get(`/api/duties/${id}/urgings`)).statusCode).toBe(404)
  })
})

describe('the rules of an agency', () => {
  const rulesOf = async (id: string): Promise<HeldRules> =>
    (await (await server.as(administrator)).get(`/api/urging-rules/${id}`)).json<HeldRules>()

  test('are the superior’s until it sets its own, and again when it gives them up', async () => {
    const root = await server.as(await makeAccount(server.deps, world, 'administrator', world.province))
    const starter = await rulesOf(world.health.id)
    expect(starter).toMatchObject({
      from: null,
      version: 0,
      can: { change: true },
      rules: { before: [7, 3, 1], beforeCheckpoint: [3] },
    })
    const set = (id: string, rules: object | null, version = 0) =>
      root.send('PUT', `/api/urging-rules/${id}`, { version, rules })
    await set(world.province.id, { ...starter.rules, before: [1, 5], digestAt: '08:00' })
    expect(await rulesOf(world.health.id)).toMatchObject({
      from: { id: world.province.id },
      version: 0,
      rules: { before: [5, 1], digestAt: '08:00' },
    })
    const own = (await set(world.health.id, { ...starter.rules, afterEvery: null })).json<HeldRules>()
    expect(own).toMatchObject({ from: { id: world.health.id }, version: 1, rules: { digestAt: '07:30' } })
    const places = (await root.get('/api/urging-rules')).json<{ organizations: { name: string; own: boolean }[] }>()
    expect(
      places.organizations
        .filter((one) => one.own)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([world.health.name, world.province.name].sort())
    expect((await set(world.health.id, starter.rules, 0)).json()).toMatchObject({ code: 'urging.rules-changed' })
    expect((await set(world.health.id, null, 1)).json()).toMatchObject({ from: { id: world.province.id }, version: 0 })
    await set(world.province.id, null, 1)
  })

  test('are refused where they cannot be followed, or are not one’s own to set', async () => {
    const { rules } = await rulesOf(world.health.id)
    const put = async (account: TestAccount, change: object) =>
      (await server.as(account)).send('PUT', `/api/urging-rules/${world.health.id}`, {
        version: 0,
        rules: { ...rules, ...change },
      })
    expect((await put(administrator, { leaderAfter: 2 })).json()).toMatchObject({ code: 'urging.leader-before-head' })
    expect((await put(administrator, { before: [3, 3] })).json()).toMatchObject({ code: 'urging.days-repeated' })
    expect((await put(administrator, { beforeCheckpoint: [1, 1] })).json()).toMatchObject({
      code: 'urging.days-repeated',
    })
    expect((await put(administrator, { beforeCheckpoint: [61] })).statusCode).toBe(400)
    expect((await put(administrator, { digestAt: '7h30' })).statusCode).toBe(400)
    expect((await put(world.accounts.otherFocal, {})).statusCode).toBe(403)
    expect((await put(world.accounts.officeStaff, {})).statusCode).toBe(403)
    expect(await rulesOf(world.health.id)).toMatchObject({ from: null, version: 0 })
  })
})
