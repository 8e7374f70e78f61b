import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DraftDesk, openDraftDesk, problem } from '../../../test/draft-desk.ts'
import { LEAF_COUNT, type PlanWorld } from '../../../test/plan-world.ts'
import type { Client, TestServer } from '../../../test/with-server.ts'

let server: TestServer
let world: PlanWorld
let focal: Client
let makeDraft: DraftDesk['makeDraft']
let getReview: DraftDesk['getReview']

beforeAll(async () => {
  ;({ server, world, focal, makeDraft, getReview } = await openDraftDesk())
})
afterAll(() => server.stop())

interface Names {
  names: { name: string; as: string; count: number; settled: boolean; means: object | null; suggestions: object[] }[]
}

describe('names', () => {
  const nameless = 'Tổ công tác Đề án 06'

  test('unknown ones come first, with those who are written alike', async () => {
    const { planId } = await makeDraft()
    const { names } = (await focal.get(`/api/plans/${planId}/names`)).json<Names>()
    expect(names[0]).toMatchObject({ name: nameless, as: 'lead', count: 1, means: null, settled: false })
    const office = names.find(({ name }) => name === 'Văn phòng Sở')
    expect(office).toMatchObject({ as: 'both', means: { kind: 'organization', organization: { id: world.office.id } } })
    expect(names.find(({ name }) => name === 'Các phòng, đơn vị thuộc Sở')?.means).toMatchObject({
      kind: 'group',
      memberCount: 3,
    })
  })

  test('a new group answers to a name, and remembered names are known to the next plan', async () => {
    const draft = await makeDraft()
    const answer = await focal.send('PUT', `/api/plans/${draft.planId}/names`, {
      name: nameless,
      means: { kind: 'new-group', name: 'Tổ Đề án 06', memberIds: [world.office.id, world.clinic.id] },
      remember: true,
    })
    expect(answer.statusCode).toBe(200)
    const told = answer.json<Names>().names.find(({ name }) => name === nameless)
    expect(told).toMatchObject({ settled: true, means: { kind: 'group', name: 'Tổ Đề án 06', memberCount: 2 } })
    expect((await getReview(draft.planId)).findings.some(({ code }) => code === 'lead-unknown')).toBe(false)
    const next = await makeDraft()
    expect(next.findings.some(({ code }) => code === 'lead-unknown')).toBe(false)
  })

  test('a name that means nobody is settled and owed by the issuer', async () => {
    const draft = await makeDraft()
    await focal.send('PUT', `/api/plans/${draft.planId}/names`, {
      name: 'Phòng Nghiệp vụ Y',
      means: { kind: 'nobody' },
      remember: false,
    })
    const preview = (await focal.get(`/api/plans/${draft.planId}/issue-preview`)).json<{ unresolvedNames: string[] }>()
    expect(preview.unresolvedNames).toEqual(['Phòng Nghiệp vụ Y'])
    const issued = await focal.post(`/api/plans/${draft.planId}/issue`, { issuedOn: '2026-01-20' })
    expect(issued.json().unresolvedLeads).toEqual(['Phòng Nghiệp vụ Y'])
  })

  test('unknown organizations, groups and names, and who may not, are refused', async () => {
    const { planId } = await makeDraft()
    const set = (client: Client, means: object, name = 'Văn phòng Sở') =>
      client.send('PUT', `/api/plans/${planId}/names`, { name, means, remember: true })
    const nobody = '0198a000-0000-7000-8000-000000000000'
    expect(problem(await set(focal, { kind: 'organization', organizationId: nobody }))).toEqual([
      404,
      'organization.not-found',
    ])
    expect(problem(await set(focal, { kind: 'group', groupId: nobody }))).toEqual([404, 'group.not-found'])
    expect(problem(await set(focal, { kind: 'nobody' }, 'Không có trong kế hoạch'))).toEqual([
      404,
      'plan.name-not-found',
    ])
    expect(problem(await set(focal, { kind: 'whoever' }))).toEqual([400, 'request.invalid'])
    const newcomer = {
      kind: 'new-organization',
      name: 'Phòng mới',
      organizationKind: 'division',
      parentId: world.health.id,
    }
    expect(problem(await set(focal, newcomer))).toEqual([403, 'access.denied'])
    const leader = await server.as(world.accounts.leader)
    expect(problem(await set(leader, { kind: 'nobody' }))).toEqual([403, 'access.denied'])
    const { names } = (await focal.get(`/api/plans/${planId}/names`)).json<Names>()
    expect(names.some(({ settled }) => settled)).toBe(false)
  })
})

describe('the look before issuing', () => {
  test('says what issuing then makes', async () => {
    const { planId } = await makeDraft()
    const preview = (await focal.get(`/api/plans/${planId}/issue-preview`)).json()
    expect(preview).toMatchObject({ taskCount: LEAF_COUNT, areaCount: 3, yearOnlyCount: 1, waitingCount: 1 })
    const issued = (await focal.post(`/api/plans/${planId}/issue`, { issuedOn: '2026-01-20' })).json()
    expect(issued.dutyCount).toBe(preview.dutyCount)
    const owed = preview.byOrganization.reduce((sum: number, one: { dutyCount: number }) => sum + one.dutyCount, 0)
    expect(owed).toBe(preview.dutyCount)
  })
})
