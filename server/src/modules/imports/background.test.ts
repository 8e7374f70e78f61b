import { readFileSync } from 'node:fs'
import type { Import } from '@dondoc/contract/imports'
import type { PlanReview } from '@dondoc/contract/plan-editing'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { makePlanWorld, type PlanWorld } from '../../../test/plan-world.ts'
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
const SCAN = sample('scan/phu-tho-kcn-2025-h2.pdf')
const PDF = sample('pdf/quang-tri-sct-2025-h2.pdf')

const look = async (client: Client, importId: string): Promise<Import> =>
  (await client.get(`/api/imports/${importId}`)).json<Import>()

const ended = (importId: string): Promise<Import> =>
  vi.waitFor(
    async () => {
      const one = await look(focal, importId)
      expect(['ready', 'failed', 'cancelled']).toContain(one.state)
      return one
    },
    { timeout: 25_000, interval: 100 },
  )

const upload = (name: string, bytes: Uint8Array) =>
  focal.upload(`/api/imports?name=${name}&issuerId=${world.health.id}`, bytes)

describe('a file that takes a while', () => {
  test('is answered before it is read, tells how far it is, and can be cancelled', async () => {
    const answer = await upload('quet.pdf', SCAN)
    expect(answer.statusCode).toBe(200)
    const started = answer.json<Import>()
    expect(started).toMatchObject({ planId: null, problem: null })
    expect(['queued', 'reading']).toContain(started.state)
    const cancelled = await focal.post(`/api/imports/${started.importId}/cancel`)
    expect(cancelled.json<Import>().state).toBe('cancelled')
    const again = await focal.post(`/api/imports/${started.importId}/cancel`)
    expect([again.statusCode, again.json().code]).toEqual([409, 'import.already-ended'])
    // A file of another kind is read while the cancelled one would still be at work: its process was ended.
    const next = await upload('ke-hoach.pdf', PDF)
    expect((await ended(next.json<Import>().importId)).state).toBe('ready')
    expect((await look(focal, started.importId)).state).toBe('cancelled')
  })

  test('is there again for who left and came back, and for nobody else', async () => {
    const { imports } = (await focal.get('/api/imports')).json<{ imports: Import[] }>()
    expect(imports.map(({ name, state }) => [name, state])).toEqual([
      ['ke-hoach.pdf', 'ready'],
      ['quet.pdf', 'cancelled'],
    ])
    const stranger = await server.as(world.accounts.otherFocal)
    expect((await stranger.get('/api/imports')).json<{ imports: Import[] }>().imports).toEqual([])
    const hidden = await stranger.get(`/api/imports/${imports[0]?.importId}`)
    expect([hidden.statusCode, hidden.json().code]).toEqual([404, 'import.not-found'])
    const cancel = await stranger.post(`/api/imports/${imports[1]?.importId}/cancel`)
    expect([cancel.statusCode, cancel.json().code]).toEqual([404, 'import.not-found'])
  })

  test('gives the pictures of its pages, on which the boxes of the rows lie', async () => {
    const one = (await focal.get('/api/imports')).json<{ imports: Import[] }>().imports[0]
    if (!one?.planId) throw new Error('the plan of the PDF')
    const review = (await focal.get(`/api/plans/${one.planId}/review`)).json<PlanReview>()
    expect(review).toMatchObject({ importId: one.importId })
    expect(review.pages).toHaveLength(one.pageCount)
    const source = review.nodes.find(({ leaf }) => leaf)?.source
    const size = review.pages.find(({ page }) => page === source?.page)
    for (const [x0, y0, x1, y1] of Object.values(source?.cells ?? {})) {
      expect(x0 >= 0 && y0 >= 0 && x1 <= (size?.width ?? 0) && y1 <= (size?.height ?? 0)).toBe(true)
    }
    const address = `/api/imports/${one.importId}/pages/${source?.page}`
    const picture = await focal.get(address)
    expect([picture.statusCode, picture.headers['content-type']]).toEqual([200, 'image/png'])
    // The size stands in the first chunk of a PNG: two pixels a point.
    expect(picture.rawPayload.readUInt32BE(16)).toBe(Math.round((size?.width ?? 0) * 2))
    expect((await focal.get(address)).rawPayload).toEqual(picture.rawPayload)
    const beyond = await focal.get(`/api/imports/${one.importId}/pages/999`)
    expect([beyond.statusCode, beyond.json().code]).toEqual([404, 'import.page-not-found'])
  })

  test('given again answers with what it made and writes nothing', async () => {
    const first = (await focal.get('/api/imports')).json<{ imports: Import[] }>().imports[0]
    const again = (await upload('ban-sao.pdf', PDF)).json<Import>()
    expect(again).toMatchObject({ known: true, importId: first?.importId, planId: first?.planId, state: 'ready' })
  })

  test('shows its pages to everybody who may read the plan once it is issued, and to nobody else', async () => {
    const { planId, importId } = (await upload('ke-hoach.pdf', PDF)).json<Import>()
    const [staff, other] = [await server.as(world.accounts.officeStaff), await server.as(world.accounts.otherFocal)]
    const address = `/api/imports/${importId}/pages/8`
    expect((await staff.get(address)).json().code).toBe('import.not-found')
    const issued = await focal.post(`/api/plans/${planId}/issue`, { issuedOn: '2026-06-20' })
    expect(issued.statusCode).toBe(200)
    expect((await staff.get(address)).headers['content-type']).toBe('image/png')
    expect((await other.get(address)).json().code).toBe('import.not-found')
  })

  test('can be given again after it was cancelled', async () => {
    const retried = (await upload('quet-lai.pdf', SCAN)).json<Import>()
    expect(retried.known).toBe(false)
    const reading = await vi.waitFor(
      async () => {
        const one = await look(focal, retried.importId)
        expect(one.progress?.done).toBeGreaterThan(0)
        return one
      },
      { timeout: 25_000, interval: 100 },
    )
    expect(reading).toMatchObject({ state: 'reading', progress: { total: expect.any(Number) } })
    await focal.post(`/api/imports/${retried.importId}/cancel`)
  })
})
