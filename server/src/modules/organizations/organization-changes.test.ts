import type { ChangeEffects } from '@dondoc/contract/organization-changes'
import { readGrid } from '@dondoc/documents/import-table/read-grid'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  makeAccount,
  makeOrganization,
  makeTenant,
  type TestAccount,
  type TestOrganization,
  type TestTenant,
} from '../../../test/factories.ts'
import { issueTestPlan, planText } from '../../../test/plan-world.ts'
import { startTestServer, type TestServer } from '../../../test/with-server.ts'
import { inTenant } from '../../lib/db.ts'
import { addGroup } from './index.ts'

const NOW = new Date('2026-07-20T03:00:00Z')
const ON = '2026-07-01'

let server: TestServer
let tenant: TestTenant
let province: TestOrganization
let health: TestOrganization
let finance: TestOrganization
let home: TestOrganization
let office: TestOrganization
let division: TestOrganization
let group: string
let administrator: TestAccount
let ownAdministrator: TestAccount
let focal: TestAccount

beforeAll(async () => {
  server = await startTestServer({ now: () => NOW })
})
afterAll(() => server.stop())

beforeEach(async () => {
  const { deps } = server
  tenant = await makeTenant(deps)
  const make = (name: string, parent: TestOrganization | null, agency: boolean) =>
    makeOrganization(deps, tenant, {
      name,
      kind: parent === null ? 'province' : agency ? 'department' : 'division',
      parentId: parent?.id ?? null,
      issuesPlans: agency,
    })
  province = await make('Ủy ban nhân dân tỉnh Lào Cai', null, true)
  health = await make('Sở Y tế tỉnh Lào Cai', province, true)
  finance = await make('Sở Tài chính tỉnh Lào Cai', province, true)
  home = await make('Sở Nội vụ tỉnh Lào Cai', province, true)
  office = await make('Văn phòng Sở', health, false)
  division = await make('Phòng Nghiệp vụ Y', health, false)
  group = await inTenant(deps.db, tenant, (trx) =>
    addGroup(trx, tenant.by, {
      organizationId: province.id,
      name: 'Các sở, ban, ngành',
      memberIds: [health.id, finance.id],
      validFrom: '2020-01-01',
    }),
  )
  administrator = await makeAccount(deps, tenant, 'administrator', province)
  ownAdministrator = await makeAccount(deps, tenant, 'administrator', health)
  focal = await makeAccount(deps, tenant, 'focal', health)
})

const newDepartment = (name: string, parentId = province.id) => ({
  parentId,
  kind: 'department',
  name,
  issuesPlans: true,
})

const merger = () => ({
  kind: 'merge',
  on: ON,
  organizationIds: [health.id, finance.id],
  into: { kind: 'new', organization: newDepartment('Sở Y tế và Tài chính') },
})

/** Everything a reorganization could write, of all tenants. */
async function everything(): Promise<unknown> {
  const tables = ['organization', 'organization_past', 'organization_change', 'organization_succession', 'duty']
  tables.push('duty_transfer', 'role_held', 'account', 'organization_group_member', 'organization_alias', 'audit_entry')
  const parts = tables.map(
    (table) =>
      sql`select ${sql.lit(table)} as name, md5(string_agg(t::text, '|' order by t::text)) as hash from ${sql.table(table)} t
      where ${sql.lit(table)} <> 'audit_entry' or to_jsonb(t) ->> 'action' like 'organization%'`,
  )
  return (await sql`${sql.join(parts, sql` union all `)}`.execute(server.deps.db)).rows
}

interface Made {
  changeId: string
  addedIds: string[]
  version: number
  effects: ChangeEffects
}

async function change(body: object, version = 0, by = administrator) {
  return (await server.as(by)).post('/api/organization-changes', {
    change: body,
    basis: 'Quyết định số 1/QĐ-UBND',
    version,
  })
}

async function made(body: object, version = 0): Promise<Made> {
  const answer = await change(body, version)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<Made>()
}

const totals = ({ effects }: ChangeEffects): Record<string, number> =>
  Object.fromEntries(effects.map(({ what, total }) => [what, total]))

interface Tree {
  organizations: { id: string; name: string; parentId: string | null; validTo: string | null }[]
  groups: { id: string; memberIds: string[] }[]
}

const treeOn = async (asOf: string): Promise<Tree> =>
  (await (await server.as(administrator)).get(`/api/organization-tree?asOf=${asOf}`)).json<Tree>()

interface Duties {
  rows: { id: string; organization: { id: string } }[]
  total: number
}

const duties = async (as: TestAccount, query = ''): Promise<Duties> =>
  (await (await server.as(as)).get(`/api/duties?limit=100${query}`)).json<Duties>()

describe('a merger', () => {
  test('is previewed with what becomes of everything that hangs on its parties, and writes nothing', async () => {
    await issueTestPlan(await server.as(focal), '2026-01-20')
    const before = await everything()
    const answer = await (await server.as(administrator)).post('/api/organization-changes/preview', {
      change: merger(),
    })
    expect(answer.statusCode, answer.body).toBe(200)
    const { effects, version, canApplyToday } = answer.json<{
      effects: ChangeEffects
      version: number
      canApplyToday: boolean
    }>()
    expect([version, canApplyToday]).toEqual([0, true])
    expect(effects.subject).toBe('Sở Y tế tỉnh Lào Cai, Sở Tài chính tỉnh Lào Cai → Sở Y tế và Tài chính')
    expect(effects.ended.map(({ organization, heir }) => [organization.id, heir?.name])).toEqual([
      [health.id, 'Sở Y tế và Tài chính'],
      [finance.id, 'Sở Y tế và Tài chính'],
    ])
    expect(effects.moved.map(({ organization }) => organization.id).sort()).toEqual([office.id, division.id].sort())
    expect(totals(effects)).toMatchObject({ accounts: 2, roles: 2, 'group-memberships': 2, 'issued-plans': 1 })
    expect(effects.effects.find(({ what }) => what === 'open-duties')).toMatchObject({
      fate: 'passes',
      rows: [{ organization: { id: health.id }, to: { name: 'Sở Y tế và Tài chính' } }],
    })
    expect(await everything()).toEqual(before)
  })

  test('passes what is open to the successor and keeps the past where it was', async () => {
    const planId = await issueTestPlan(await server.as(focal), '2026-01-20')
    const before = await duties(focal)
    const owedByHealth = before.rows.filter(({ organization }) => organization.id === health.id)
    expect(owedByHealth.length).toBeGreaterThan(0)
    const inBranch = await duties(focal, `&organizationId=${health.id}`)
    expect(inBranch.total).toBe(before.total)

    const { addedIds, changeId } = await made(merger())
    const [successor = ''] = addedIds

    const now = await treeOn('2026-07-20')
    const then = await treeOn('2026-06-30')
    expect(now.organizations.map(({ id }) => id)).not.toContain(health.id)
    expect(now.organizations.find(({ id }) => id === office.id)?.parentId).toBe(successor)
    expect(then.organizations.map(({ id }) => id)).not.toContain(successor)
    expect(then.organizations.find(({ id }) => id === office.id)?.parentId).toBe(health.id)
    expect(now.groups.find(({ id }) => id === group)?.memberIds).toEqual([successor])
    expect(then.groups.find(({ id }) => id === group)?.memberIds.sort()).toEqual([health.id, finance.id].sort())

    // The focal officer of the ended department acts for the successor, sees its plan and every duty of before.
    const me = (await (await server.as(focal)).get('/api/me')).json<{
      organization: { id: string }
      roles: { role: string; organization: { id: string } }[]
    }>()
    expect(me.organization.id).toBe(successor)
    expect(me.roles.map(({ role, organization }) => [role, organization.id])).toEqual([['focal', successor]])
    expect((await (await server.as(focal)).get(`/api/plans/${planId}`)).statusCode).toBe(200)
    const after = await duties(focal)
    expect(after.total).toBe(before.total)
    const owed = after.rows.filter(({ organization }) => organization.id === successor).map(({ id }) => id)
    expect(owed.sort()).toEqual(owedByHealth.map(({ id }) => id).sort())

    // As of a day before, the duty is the old department's.
    const past = await duties(focal, '&asOf=2026-06-30')
    expect(past.rows.filter(({ organization }) => organization.id === health.id)).toHaveLength(owedByHealth.length)

    // The branch of a department is that of the day, too; afterwards its successor has all of it.
    const branchOn = async (one: string, day: string) =>
      (await duties(focal, `&organizationId=${one}&asOf=${day}`)).total
    expect([await branchOn(health.id, '2026-06-30'), await branchOn(successor, '2026-06-30')]).toEqual([
      before.total,
      0,
    ])
    expect([await branchOn(health.id, ON), await branchOn(successor, ON)]).toEqual([0, before.total])

    const transfers = await server.deps.db
      .selectFrom('duty_transfer')
      .selectAll()
      .where('changeId', '=', changeId)
      .execute()
    expect(transfers.map(({ fromId, toId, on }) => [fromId, toId, on])).toEqual(
      owedByHealth.map(() => [health.id, successor, ON]),
    )

    const shown = (await (await server.as(administrator)).get(`/api/organizations/${health.id}`)).json<{
      validTo: string
      successors: { organization: { id: string }; on: string }[]
      can: { manage: boolean }
    }>()
    expect(shown).toMatchObject({
      validTo: '2026-06-30',
      successors: [{ organization: { id: successor }, on: ON }],
      can: { manage: false },
    })
  })

  test('is recorded with its basis and effects, and in the audit', async () => {
    const { changeId, effects, addedIds } = await made(merger())
    const listed = (await (await server.as(focal)).get('/api/organization-changes')).json<{
      version: number
      changes: { id: string; basis: string; effects: ChangeEffects }[]
    }>()
    expect(listed.version).toBe(1)
    expect(listed.changes).toMatchObject([{ id: changeId, basis: 'Quyết định số 1/QĐ-UBND' }])
    expect(listed.changes[0]?.effects).toEqual(effects)
    const one = await (await server.as(focal)).get(`/api/organization-changes/${changeId}`)
    expect(one.json()).toEqual(listed.changes[0])
    const other = await makeTenant(server.deps, 'Tỉnh khác')
    const stranger = await makeAccount(server.deps, other, 'administrator', await makeOrganization(server.deps, other))
    const hidden = await (await server.as(stranger)).get(`/api/organization-changes/${changeId}`)
    expect(hidden.json()).toMatchObject({ code: 'organization.change-not-found', status: 404 })
    for (const id of [health.id, finance.id, ...addedIds]) {
      const shown = (await (await server.as(focal)).get(`/api/organizations/${id}`)).json<{ changes: object[] }>()
      expect(shown.changes).toEqual([
        { id: changeId, kind: 'merge', on: ON, basis: 'Quyết định số 1/QĐ-UBND', subject: effects.subject },
      ])
    }
    const audit = await server.deps.db
      .selectFrom('audit_entry')
      .select(['action', 'subject'])
      .where('tenantId', '=', tenant.tenantId)
      .where('subjectId', '=', changeId)
      .execute()
    expect(audit).toEqual([{ action: 'organization.merged', subject: effects.subject }])
  })

  test('leaves as a row of the workbook of all reorganizations, and in no other tenant’s', async () => {
    const { effects } = await made(merger())
    const answer = await (await server.as(focal)).get('/api/organization-changes/export')
    expect(answer.headers['content-disposition']).toContain('sap-xep-to-chuc-2026-07-20.xlsx')
    const rows = readGrid(answer.rawPayload).map(({ cells }) => cells.slice(0, 5))
    expect(rows.at(-1)).toEqual(['1', '1/7/2026', 'Sáp nhập, hợp nhất', effects.subject, 'Quyết định số 1/QĐ-UBND'])
    const other = await makeTenant(server.deps, 'Tỉnh khác')
    const stranger = await makeAccount(server.deps, other, 'administrator', await makeOrganization(server.deps, other))
    const theirs = await (await server.as(stranger)).get('/api/organization-changes/export')
    expect(JSON.stringify(readGrid(theirs.rawPayload))).not.toContain(effects.subject)
  })

  test('lets a new plan that names a party of before mean the successor', async () => {
    const { addedIds } = await made(merger())
    await issueTestPlan(await server.as(focal), '2026-07-10', planText('Cải cách hành chính sau sắp xếp'))
    const found = (await duties(administrator)).rows
    expect(found.map(({ organization }) => organization.id)).toContain(addedIds[0])
    expect(found.map(({ organization }) => organization.id)).not.toContain(health.id)
  })

  test('gives a role that both parties gave to a person once', async () => {
    const { db } = server.deps
    const role = await db
      .selectFrom('role_held')
      .selectAll()
      .where('accountId', '=', focal.id)
      .executeTakeFirstOrThrow()
    const twin = { ...role, id: province.id, organizationId: finance.id, orgPath: finance.orgPath }
    await db.insertInto('role_held').values(twin).execute()
    const { addedIds } = await made(merger())
    const held = await db
      .selectFrom('role_held')
      .select(['organizationId', 'validFrom', 'validTo'])
      .where('accountId', '=', focal.id)
      .orderBy('validFrom')
      .execute()
    expect(held.filter(({ validTo }) => validTo === null)).toEqual([
      { organizationId: addedIds[0], validFrom: ON, validTo: null },
    ])
    expect(held.filter(({ validTo }) => validTo === '2026-06-30')).toHaveLength(2)
  })
})

describe('other reorganizations', () => {
  test('moving takes the rows of the whole branch along', async () => {
    await issueTestPlan(await server.as(focal), '2026-01-20')
    await made({ kind: 'move', on: ON, organizationId: health.id, parentId: home.id })
    const { rows } = await sql<{ name: string; paths: string[] }>`
      select 'duty' as name, array_agg(distinct "orgPath"::text) as paths from duty where "tenantId" = ${tenant.tenantId}
      union all
      select 'plan', array_agg(distinct "orgPath"::text) from plan where "tenantId" = ${tenant.tenantId}
      union all
      select 'role', array_agg("orgPath"::text) from role_held where "accountId" = ${focal.id}`.execute(server.deps.db)
    for (const { name, paths } of rows) {
      for (const path of paths) expect(`${name} ${path}`).toContain(`${home.orgPath}.${health.id.replaceAll('-', '')}`)
    }
    expect((await duties(focal)).total).toBeGreaterThan(0)
  })

  test('renaming keeps the old name in its time and for documents', async () => {
    const renamed = { kind: 'rename', on: ON, organizationId: home.id, name: 'Sở Nội vụ và Lao động', shortName: null }
    await made(renamed)
    const nameOn = async (day: string) => (await treeOn(day)).organizations.find(({ id }) => id === home.id)?.name
    expect(await nameOn('2026-06-30')).toBe('Sở Nội vụ tỉnh Lào Cai')
    expect(await nameOn(ON)).toBe('Sở Nội vụ và Lao động')
    const shown = (await (await server.as(focal)).get(`/api/organizations/${home.id}`)).json()
    expect(shown).toMatchObject({
      aliases: ['Sở Nội vụ tỉnh Lào Cai'],
      past: [{ name: 'Sở Nội vụ tỉnh Lào Cai', validFrom: '2020-01-01', validTo: '2026-06-30' }],
    })
  })

  test('dividing gives each part its units', async () => {
    const parts = ['Sở Dân số', 'Sở Khám chữa bệnh'].map((name) => ({ kind: 'new', organization: newDepartment(name) }))
    const children = [{ organizationId: division.id, to: 1 }]
    const { addedIds } = await made({
      kind: 'split',
      on: ON,
      organizationId: health.id,
      into: parts,
      heir: 0,
      children,
    })
    const { organizations } = await treeOn(ON)
    const parentOf = (one: TestOrganization) => organizations.find(({ id }) => id === one.id)?.parentId
    expect([parentOf(office), parentOf(division)]).toEqual(addedIds)
  })

  describe('dividing allots open duties', () => {
    const parts = () =>
      ['Phòng Tổ chức', 'Phòng Hành chính'].map((name) => ({
        kind: 'new',
        organization: { ...newDepartment(name, health.id), kind: 'division', issuesPlans: false },
      }))
    const split = (over: object = {}) => ({
      kind: 'split',
      on: ON,
      organizationId: office.id,
      into: parts(),
      heir: 0,
      children: [],
      ...over,
    })
    const openOf = async (id: string, as = administrator) =>
      (await (await server.as(as)).get(`/api/organizations/${id}/open-duties`)).json<{
        duties: { id: string; code: string; dueOn: string | null }[]
        total: number
      }>()
    const effectOf = ({ effects }: ChangeEffects) => effects.find(({ what }) => what === 'open-duties')

    test('one by one, and the rest to the heir; days before stay with the divided one', async () => {
      await issueTestPlan(await server.as(focal), '2026-01-20')
      const { duties: open, total } = await openOf(office.id)
      expect(total).toBe(open.length)
      expect(total).toBeGreaterThan(2)
      expect(open.map(({ dueOn }) => dueOn ?? '9999')).toEqual(open.map(({ dueOn }) => dueOn ?? '9999').toSorted())
      const [named, ...rest] = open
      const { addedIds, effects } = await made(split({ duties: [{ dutyId: named?.id, to: 1 }] }))
      const [heir = '', other = ''] = addedIds
      expect(effectOf(effects)).toMatchObject({
        total,
        rows: [
          { organization: { id: office.id }, to: { id: heir }, count: rest.length },
          { organization: { id: office.id }, to: { id: other }, count: 1 },
        ],
      })
      expect((await openOf(heir)).duties.map(({ id }) => id).sort()).toEqual(rest.map(({ id }) => id).sort())
      expect((await openOf(other)).duties.map(({ id }) => id)).toEqual([named?.id])
      expect((await openOf(office.id)).total).toBe(0)
      const paths = await server.deps.db
        .selectFrom('duty as d')
        .innerJoin('organization as o', (join) =>
          join.onRef('o.tenantId', '=', 'd.tenantId').onRef('o.id', '=', 'd.organizationId'),
        )
        .select(['d.orgPath', 'o.orgPath as owner'])
        .where('d.tenantId', '=', tenant.tenantId)
        .execute()
      for (const { orgPath, owner } of paths) expect(orgPath).toBe(owner)
      const before = await duties(focal, `&organizationId=${office.id}&role=any&asOf=2026-06-30`)
      expect(before.rows.map(({ id }) => id)).toEqual(expect.arrayContaining(open.map(({ id }) => id)))
    })

    test('from one that goes on only those that are named leave it', async () => {
      await issueTestPlan(await server.as(focal), '2026-01-20')
      const { duties: open } = await openOf(office.id)
      const into = [{ kind: 'existing', organizationId: office.id }, ...parts().slice(0, 1)]
      const named = open.slice(0, 2).map(({ id }) => ({ dutyId: id, to: 1 }))
      const { addedIds, effects } = await made(split({ into, duties: named }))
      expect(effectOf(effects)).toMatchObject({ total: 2, rows: [{ to: { id: addedIds[0] }, count: 2 }] })
      expect((await openOf(addedIds[0] ?? '')).total).toBe(2)
      expect((await openOf(office.id)).total).toBe(open.length - 2)
    })

    test('but not what is done, owed by others, of another tenant, or named twice', async () => {
      await issueTestPlan(await server.as(focal), '2026-01-20')
      const [own, done] = (await openOf(office.id)).duties
      const [foreign] = (await openOf(division.id)).duties
      await server.deps.db
        .updateTable('duty')
        .set({ confirmedOn: '2026-02-01' })
        .where('tenantId', '=', tenant.tenantId)
        .where('id', '=', done?.id ?? '')
        .execute()
      const before = await everything()
      const codeOf = async (named: readonly object[]) =>
        (await change(split({ duties: named }))).json<{ code: string }>().code
      expect(await codeOf([{ dutyId: done?.id, to: 1 }])).toBe('organization.duty-not-open')
      expect(await codeOf([{ dutyId: foreign?.id, to: 1 }])).toBe('organization.duty-not-open')
      expect(await codeOf([{ dutyId: tenant.tenantId, to: 1 }])).toBe('duty.not-found')
      expect(await codeOf([{ dutyId: own?.id, to: 7 }])).toBe('organization.not-found')
      expect(
        await codeOf([
          { dutyId: own?.id, to: 0 },
          { dutyId: own?.id, to: 1 },
        ]),
      ).toBe('request.invalid')
      expect(await everything()).toEqual(before)
    })

    test('which are listed for who keeps the tree there only', async () => {
      await issueTestPlan(await server.as(focal), '2026-01-20')
      expect((await openOf(office.id, ownAdministrator)).total).toBeGreaterThan(0)
      const statusOf = async (as: TestAccount, id: string) =>
        (await (await server.as(as)).get(`/api/organizations/${id}/open-duties`)).statusCode
      expect(await statusOf(focal, office.id)).toBe(403)
      expect(await statusOf(ownAdministrator, home.id)).toBe(403)
      expect(await statusOf(administrator, tenant.tenantId)).toBe(404)
    })
  })

  test('closing without a successor is refused while something is open, and done when nothing is', async () => {
    await made({ kind: 'close', on: ON, organizationId: finance.id, heirId: null })
    expect((await treeOn(ON)).organizations.map(({ id }) => id)).not.toContain(finance.id)
    await makeAccount(server.deps, tenant, 'staff', home)
    const kept = await everything()
    const open = await change({ kind: 'close', on: ON, organizationId: home.id, heirId: null }, 1)
    expect(open.json()).toMatchObject({
      code: 'organization.has-open-work',
      status: 409,
      params: { open: { accounts: 1, roles: 1 } },
    })
    expect(await everything()).toEqual(kept)
  })

  test('one after the other on the same day, the offices after their departments', async () => {
    const { addedIds } = await made({
      kind: 'add',
      on: '2026-06-01',
      organization: { ...newDepartment('Văn phòng Sở', finance.id), kind: 'division', issuesPlans: false },
    })
    const merged = await made(merger(), 1)
    expect(merged.effects.clashes).toHaveLength(1)
    await made(
      { kind: 'merge', on: ON, organizationIds: addedIds, into: { kind: 'existing', organizationId: office.id } },
      2,
    )
    const names = (await treeOn(ON)).organizations.map(({ name }) => name)
    expect(names.filter((name) => name === 'Văn phòng Sở')).toHaveLength(1)
    expect((await treeOn('2026-06-30')).organizations).toHaveLength(7)
  })
})

describe('a reorganization is refused and nothing is written', () => {
  const cases: readonly [string, () => object, number, string][] = [
    [
      'that makes a loop',
      () => ({ kind: 'move', on: ON, organizationId: health.id, parentId: office.id }),
      422,
      'loop',
    ],
    ['of the root', () => ({ kind: 'close', on: ON, organizationId: province.id, heirId: health.id }), 409, 'is-root'],
    ['for a day to come', () => ({ ...merger(), on: '2026-08-01' }), 422, 'change-in-future'],
    ['before it existed', () => ({ ...merger(), on: '2019-01-01' }), 422, 'before-it-existed'],
    [
      'under a name that is taken',
      () => ({ kind: 'add', on: ON, organization: newDepartment('SỞ NỘI VỤ TỈNH LÀO CAI') }),
      409,
      'name-taken',
    ],
  ]
  test.each(cases)('%s', async (_what, body, status, code) => {
    const before = await everything()
    const answer = await change(body())
    expect(answer.json()).toMatchObject({ code: `organization.${code}`, status })
    expect(await everything()).toEqual(before)
  })

  test('before a later one of the same organization: days would hold two states', async () => {
    const renamed = (name: string, on: string) => ({
      kind: 'rename',
      on,
      organizationId: home.id,
      name,
      shortName: null,
    })
    await made(renamed('Sở Nội vụ và Lao động', ON))
    const before = await everything()
    const earlier = await change(renamed('Sở Tổ chức', '2026-06-15'), 1)
    expect(earlier.json()).toMatchObject({ code: 'organization.changed-later', status: 409 })
    const ended = await change({ kind: 'close', on: '2026-06-15', organizationId: home.id, heirId: finance.id }, 1)
    expect(ended.json()).toMatchObject({ code: 'organization.changed-later' })
    expect(await everything()).toEqual(before)
    const states = await server.deps.db
      .selectFrom('organization_past')
      .select(['validFrom', 'validTo'])
      .where('organizationId', '=', home.id)
      .execute()
    expect(states).toEqual([{ validFrom: '2020-01-01', validTo: '2026-06-30' }])
  })

  test('by those who do not keep the tree there', async () => {
    const before = await everything()
    for (const person of [focal, ownAdministrator]) {
      expect((await change(merger(), 0, person)).json()).toMatchObject({ code: 'access.denied', status: 403 })
      const preview = await (await server.as(person)).post('/api/organization-changes/preview', { change: merger() })
      expect(preview.statusCode).toBe(403)
    }
    // The own agency is nobody's to close, its units are.
    const own = { kind: 'close', on: ON, organizationId: health.id, heirId: home.id }
    expect((await change(own, 0, ownAdministrator)).statusCode).toBe(403)
    expect(await everything()).toEqual(before)
    const unit = { kind: 'close', on: ON, organizationId: office.id, heirId: division.id }
    expect((await change(unit, 0, ownAdministrator)).statusCode).toBe(200)
  })

  test('of another tenant', async () => {
    const other = await makeTenant(server.deps, 'Tỉnh khác')
    const theirs = await makeOrganization(server.deps, other)
    const before = await everything()
    const foreign = { kind: 'existing', organizationId: theirs.id }
    for (const asked of [
      { kind: 'move', on: ON, organizationId: theirs.id, parentId: province.id },
      { kind: 'move', on: ON, organizationId: health.id, parentId: theirs.id },
      { kind: 'close', on: ON, organizationId: finance.id, heirId: theirs.id },
      { kind: 'merge', on: ON, organizationIds: [health.id, theirs.id], into: merger().into },
      { ...merger(), into: foreign },
      { kind: 'add', on: ON, organization: newDepartment('Sở Mới', theirs.id) },
    ]) {
      const answer = await change(asked)
      expect(answer.json(), JSON.stringify(asked)).toMatchObject({ code: 'organization.not-found', status: 404 })
    }
    expect(await everything()).toEqual(before)
    const refused = await server.deps.db
      .selectFrom('audit_entry')
      .select(['action'])
      .where('tenantId', '=', tenant.tenantId)
      .where('action', '=', 'request.refused')
      .execute()
    expect(refused.length).toBeGreaterThanOrEqual(6)
  })

  test('of another shape', async () => {
    const before = await everything()
    for (const body of [
      { ...merger(), on: '2026-02-30' },
      { ...merger(), organizationIds: [] },
      { kind: 'abolish', on: ON },
      { kind: 'add', on: ON, organization: { ...newDepartment('Sở Mới'), id: health.id } },
    ]) {
      expect((await change(body)).json()).toMatchObject({ code: 'request.invalid', status: 400 })
    }
    expect(await everything()).toEqual(before)
  })

  test('on a tree that somebody else has changed: of two at once one is done', async () => {
    const rename = (one: TestOrganization) =>
      change({ kind: 'rename', on: ON, organizationId: one.id, name: `${one.name} mới`, shortName: null })
    const answers = await Promise.all([rename(health), rename(finance)])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    expect(answers.find(({ statusCode }) => statusCode === 409)?.json()).toMatchObject({
      code: 'organization.tree-changed',
    })
  })
})
