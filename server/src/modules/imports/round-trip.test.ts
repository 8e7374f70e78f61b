import { readFileSync } from 'node:fs'
import type { Import, PlanDifference } from '@dondoc/contract/imports'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makePlanWorld, type PlanWorld, planText } from '../../../test/plan-world.ts'
import { type Client, startTestServer, type TestServer } from '../../../test/with-server.ts'
import { importHandlers } from './index.ts'

let server: TestServer
let world: PlanWorld
let focal: Client

beforeAll(async () => {
  server = await startTestServer({ now: () => new Date('2026-06-20T03:00:00Z'), handlers: importHandlers })
  world = await makePlanWorld(server)
  focal = await server.as(world.accounts.focal)
})
afterAll(() => server.stop())

const sample = (path: string): Uint8Array => readFileSync(new URL(`../../../../samples/${path}`, import.meta.url))

describe('a plan exported and read again', () => {
  test.each([
    { name: 'a plan of a department as DOCX', bytes: planText(), format: 'docx' },
    {
      name: 'a plan of a department as XLSX',
      bytes: planText('Cải cách hành chính năm 2026, bản bảng'),
      format: 'xlsx',
    },
    { name: 'quang-tri-sct-2025-h2', bytes: sample('docx/quang-tri-sct-2025-h2.docx'), format: 'docx' },
    { name: 'phu-tho-kcn-2025-h2', bytes: sample('docx/phu-tho-kcn-2025-h2.docx'), format: 'docx' },
    { name: 'phu-tho-skhcn-2026', bytes: sample('text/phu-tho-skhcn-2026.txt'), format: 'docx' },
    { name: 'bac-giang-2025', bytes: sample('text/bac-giang-2025.txt'), format: 'docx' },
  ])('$name is the same plan', async ({ bytes, format }) => {
    const given = await focal.upload(`/api/imports?name=ke-hoach&issuerId=${world.health.id}`, bytes)
    const { planId, itemCount } = given.json<Import>()
    expect(itemCount).toBeGreaterThan(5)
    const exported = await focal.get(`/api/plans/${planId}/export?format=${format}`)
    expect(exported.statusCode).toBe(200)
    const again = await focal.upload(`/api/imports?name=xuat.${format}&amends=${planId}`, exported.rawPayload)
    const { importId } = again.json<Import>()
    const difference = (await focal.get(`/api/imports/${importId}/difference`)).json<PlanDifference>()
    expect(difference).toMatchObject({ added: [], changed: [], dropped: [], sameCount: itemCount })
  })
})
