import { readdirSync } from 'node:fs'
import type { Import } from '@dondoc/contract/imports'
import type { Upload } from '@dondoc/contract/record-files'
import type { RecordDetail } from '@dondoc/contract/records'
import type { Route } from '@dondoc/contract/route'
import { ROLES, type Role } from '@dondoc/domain/access/roles'
import type { LightMyRequestResponse } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { jobHandlers } from '../src/app.ts'
import { inTenant } from '../src/lib/db.ts'
import { newId } from '../src/lib/id.ts'
import { addRecord } from '../src/modules/records/index.ts'
import { makeAccount, makeOrganization, makeTenant } from './factories.ts'
import { MATRIX, type May, PLACES, type Place, type Row, type Things } from './permission-matrix.ts'
import { issueTestPlan, makePlanWorld, planText } from './plan-world.ts'
import { signIn, startTestServer, type TestServer } from './with-server.ts'

interface Person {
  readonly role: Role
  readonly place: Place
  readonly cookie: string
}

let server: TestServer
let tenantId: string
let things: Things
let people: readonly Person[]

beforeAll(async () => {
  server = await startTestServer({
    now: () => new Date('2026-06-20T03:00:00Z'),
    // Work can be asked for, and does nothing: what it writes is no part of an answer.
    handlers: (deps) => jobHandlers(deps).map(({ job }) => ({ job, handle: async () => undefined })),
  })
  const world = await makePlanWorld(server)
  tenantId = world.tenantId
  const other = await makeTenant(server.deps, 'Tỉnh khác')
  const elsewhere = await makeOrganization(server.deps, other, { name: 'Ủy ban nhân dân tỉnh khác', kind: 'province' })
  const ours = { tenantId, by: { tenantId, accountId: null, name: 'Hệ thống' } }
  const at = {
    own: [ours, world.health],
    parent: [ours, world.province],
    sister: [ours, world.finance],
    other: [other, elsewhere],
  } as const
  // The places side by side: most of the time goes into passwords.
  const made = PLACES.map(async (place) => {
    const there: Person[] = []
    for (const role of ROLES) {
      const account = await makeAccount(server.deps, at[place][0], role, at[place][1])
      there.push({ role, place, cookie: await signIn(server.app, account.email, account.password) })
    }
    return there
  })
  people = (await Promise.all(made)).flat()
  things = await makeThings(world)
  await countWrites()
}, 300_000)
afterAll(() => server.stop())

async function makeThings(world: Awaited<ReturnType<typeof makePlanWorld>>): Promise<Things> {
  const { db } = server.deps
  const focal = await server.as(world.accounts.focal)
  const issuedId = await issueTestPlan(focal, '2026-01-15')
  const upload = await focal.upload('/api/imports?name=ke-hoach.txt', planText('Kế hoạch bổ sung'))
  const { importId, planId } = upload.json<Import>()
  const draft = await focal.get(`/api/plans/${planId}/review`)
  const duty = await db
    .selectFrom('duty')
    .select(['id', 'version'])
    .where('organizationId', '=', world.office.id)
    .orderBy('code')
    .limit(1)
    .executeTakeFirstOrThrow()
  const ours = { tenantId, by: { tenantId, accountId: null, name: 'Hệ thống' } }
  const account = await makeAccount(server.deps, ours, 'staff', world.health)
  const colleague = await makeAccount(server.deps, ours, 'reader', world.health)
  const role = await db
    .selectFrom('role_held')
    .select('id')
    .where('accountId', '=', account.id)
    .executeTakeFirstOrThrow()
  const record = { kind: 'Báo cáo', number: '15/BC-SYT', date: '2026-02-02', abstract: 'Kết quả' } as const
  const recordId = await inTenant(db, ours, (trx) => addRecord(trx, tenantId, world.health, record))
  const sent = await focal.upload('/api/uploads?name=bao-cao.txt', planText('Báo cáo kèm theo'))
  const attached = await focal.post(`/api/records/${recordId}/files`, { uploadId: sent.json<Upload>().id })
  const drafted = await focal.post('/api/urging-letters', {
    ...{ issuerId: world.health.id, organizationIds: [world.office.id], each: false },
  })
  const group = await db.selectFrom('organization_group').select('id').executeTakeFirstOrThrow()
  return {
    draftId: planId ?? '',
    draftVersion: draft.json<{ version: number }>().version,
    issuedId,
    dutyId: duty.id,
    dutyVersion: duty.version,
    importId,
    accountId: account.id,
    colleagueId: colleague.id,
    roleId: role.id,
    organizationId: world.health.id,
    groupId: group.id,
    recordId,
    fileId: attached.json<RecordDetail>().files[0]?.id ?? '',
    letterId: drafted.json<{ letterIds: string[] }>().letterIds[0] ?? '',
    unknownId: newId(),
  }
}

const keyOf = ({ method, url }: Pick<Route, 'method' | 'url'>): string => `${method} ${url}`

/** Every route that a module of the contract exports. */
async function listRoutes(): Promise<readonly Route[]> {
  const folder = new URL('../../contract/src/', import.meta.url)
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  const modules = await Promise.all(
    files.map((name) => import(new URL(name, folder).href) as Promise<Record<string, unknown>>),
  )
  return modules.flatMap((one) => Object.values(one)).filter(isRoute)
}

function isRoute(value: unknown): value is Route {
  return typeof value === 'object' && value !== null && 'method' in value && 'url' in value && 'summary' in value
}

/**
 * Has the database count every row that is written and stays, by the tenant whose it is: exact, and it costs nothing to ask, where
 * comparing all tables took most of the time. Not counted: sessions, which are touched by being used, and the record of a refusal.
 */
async function countWrites(): Promise<void> {
  const { db } = server.deps
  await sql`create schema counting`.execute(db)
  await sql`create table counting.written (id bigint generated always as identity, "tenantId" uuid, "table" text not null)`.execute(
    db,
  )
  await sql`
    create function counting.note() returns trigger language plpgsql security definer as $$
    declare written constant jsonb := to_jsonb(coalesce(new, old));
    begin
      if written ->> 'action' is distinct from 'request.refused' then
        insert into counting.written ("tenantId", "table") values ((written ->> 'tenantId')::uuid, tg_table_name);
      end if;
      return null;
    end $$`.execute(db)
  const { rows } = await sql<{ name: string; schema: string }>`
    select c.relname as name, n.nspname as schema from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'auth') and c.relkind = 'r' and c.relname not in ('migration', 'session')`.execute(db)
  for (const { name, schema } of rows) {
    await sql`
      create trigger zz_counted after insert or update or delete on ${sql.id(schema, name)}
      for each row execute function counting.note()`.execute(db)
  }
}

/** The tables in which rows were written until now, each as often as one was; of one tenant, or of all and of none. */
async function listWritten(tenant: string | null): Promise<string[]> {
  const { rows } = await sql<{ table: string }>`
    select "table" from counting.written
    where ${tenant}::uuid is null or "tenantId" = ${tenant}::uuid order by id`.execute(server.deps.db)
  return rows.map(({ table }) => table)
}

function call(key: string, row: Row, cookie: string): Promise<LightMyRequestResponse> {
  const [method = '', pattern = ''] = key.split(' ')
  const given: Readonly<Record<string, string>> = { planId: things.draftId, ...row.params?.(things) }
  const all: Readonly<Record<string, unknown>> = { ...things, ...given }
  const path = pattern.replaceAll(/:(\w+)/g, (_, name: string) => String(all[name] ?? `no-thing-${name}`))
  const url = row.query === undefined ? path : `${path}?${row.query}`
  const body = row.body?.(things)
  const bytes = row.bytes?.()
  return server.app.inject({
    method: method as 'GET',
    url,
    headers: {
      origin: 'http://localhost',
      host: 'localhost',
      cookie,
      ...(bytes === undefined ? {} : { 'content-type': 'application/octet-stream' }),
    },
    ...(body === undefined ? {} : { payload: body }),
    ...(bytes === undefined ? {} : { payload: Buffer.from(bytes) }),
  })
}

interface Answer {
  readonly person: Person
  readonly answer: LightMyRequestResponse
}

/** The answers in the order of the people: who writes comes one after the other, who reads side by side. */
async function callAll(key: string, row: Row, callers: readonly Person[]): Promise<Answer[]> {
  const ask = async (person: Person): Promise<Answer> => ({ person, answer: await call(key, row, person.cookie) })
  if (key.startsWith('GET ')) return Promise.all(callers.map(ask))
  const answers: Answer[] = []
  for (const person of callers) answers.push(await ask(person))
  return answers
}

const isNamed = (may: May, { place, role }: Person): boolean => may[place]?.includes(role) === true

const codeOf = (answer: LightMyRequestResponse): string =>
  answer.statusCode < 300 ? 'done' : answer.json<{ code: string }>().code

/** A right is missing, or the thing is not there for this person. */
const isRefused = (answer: LightMyRequestResponse, row: Row): boolean =>
  [401, 403, 404].includes(answer.statusCode) || codeOf(answer) === row.refusedWith

const told = (person: Person, answer: LightMyRequestResponse): string =>
  `${person.role} ${person.place}: ${answer.statusCode} ${codeOf(answer)}`

describe('who may call what', () => {
  test('every route of the contract that is on the air has a row', async () => {
    const keys = (await listRoutes())
      .filter(({ method, url }) => server.app.hasRoute({ method, url }))
      .map((route) => keyOf(route))
    expect(keys.length).toBeGreaterThan(30)
    const missing = keys.filter((key) => MATRIX[key] === undefined)
    expect(missing, 'Add a row for each of these to server/test/permission-matrix.ts; its head says how').toEqual([])
  })

  test('every row is about a route that is on the air, and says the same about sign-in', async () => {
    const routes = new Map((await listRoutes()).map((route) => [keyOf(route), route]))
    for (const [key, row] of Object.entries(MATRIX)) {
      const route = routes.get(key)
      const isOnAir = route !== undefined && server.app.hasRoute(route)
      expect([key, isOnAir, route?.open === true]).toEqual([key, true, row.open === true])
    }
  })

  test('every row that is written is noticed, and whose it is', async () => {
    const before = [await listWritten(tenantId), await listWritten(null)]
    const other = people.find(({ place, role }) => place === 'other' && role === 'administrator')
    await call('POST /api/me/calendar', {}, other?.cookie ?? '')
    expect(await listWritten(tenantId)).toEqual(before[0])
    expect((await listWritten(null)).slice(before[1]?.length)).toEqual(['calendar_feed', 'audit_entry'])
    const own = people.find(({ place }) => place === 'own')
    await call('POST /api/me/calendar', {}, own?.cookie ?? '')
    expect((await listWritten(tenantId)).slice(before[0]?.length)).toEqual(['calendar_feed', 'audit_entry'])
  })

  describe.each(Object.entries(MATRIX).filter(([, row]) => row.open !== true))('%s', (key, row) => {
    const may = row.may ?? {}

    test('is refused to everybody else, and writes nothing then', async () => {
      const before = await listWritten(null)
      const stranger = await call(key, row, '')
      expect([stranger.statusCode, codeOf(stranger)]).toEqual([401, 'auth.required'])
      // Side by side: none of them may change what the next one finds.
      const wrong = await Promise.all(
        people
          .filter((one) => !isNamed(may, one))
          .map(async (person) => {
            const answer = await call(key, row, person.cookie)
            return isRefused(answer, row) ? [] : [told(person, answer)]
          }),
      )
      expect(wrong.flat()).toEqual([])
      expect(await listWritten(null)).toEqual(before)
    })

    test('is open to those named, shows what they may see, and touches no other tenant', async () => {
      const before = await listWritten(tenantId)
      const answers = await callAll(
        key,
        row,
        people.filter((one) => one.place === 'other' && isNamed(may, one)),
      )
      expect(await listWritten(tenantId)).toEqual(before)
      const foreign = answers.filter(
        ({ answer }) => answer.statusCode < 300 && Object.values(things).some((id) => answer.body.includes(`"${id}"`)),
      )
      expect(foreign.map(({ person, answer }) => told(person, answer))).toEqual([])
      answers.push(
        ...(await callAll(
          key,
          row,
          people.filter((one) => one.place !== 'other' && isNamed(may, one)),
        )),
      )

      const expected = row.yields ?? 'done'
      const wrong = answers.filter(({ answer }) => isRefused(answer, row) && codeOf(answer) !== row.yields)
      expect(wrong.map(({ person, answer }) => told(person, answer))).toEqual([])
      // A second one who does the same may come too late (409, 422); somebody must get through.
      expect(new Set(answers.map(({ answer }) => codeOf(answer)))).toContain(expected)
      if (row.shows === undefined) return
      const { what, to } = row.shows
      const seen = answers.map(({ person, answer }) => [person.role, person.place, answer.body.includes(what(things))])
      expect(seen).toEqual(answers.map(({ person }) => [person.role, person.place, isNamed(to, person)]))
    })
  })
})
