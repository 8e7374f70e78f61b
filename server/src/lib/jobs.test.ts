import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { makeTenant, type TestTenant } from '../../test/factories.ts'
import { startTestServer, type TestServer } from '../../test/with-server.ts'
import { inTenant } from './db.ts'

const remind = { name: 'remind', payload: z.object({ of: z.string() }) }
const flaky = { name: 'flaky', payload: z.object({}), retries: 2 }
const pair = { name: 'pair', payload: z.object({}), workers: 2 }
const lone = { name: 'lone', payload: z.object({}) }
const done: string[] = []
/** How many of a kind were under way at once, at most. */
const most = { pair: 0, lone: 0 }
let tries = 0

/** Counts itself among those of its kind under way for a moment. */
function counted(kind: keyof typeof most): () => Promise<void> {
  let running = 0
  return async () => {
    running += 1
    most[kind] = Math.max(most[kind], running)
    await sleep(kind === 'pair' ? 1500 : 300)
    running -= 1
    done.push(kind)
  }
}

let server: TestServer
let tenant: TestTenant

beforeAll(async () => {
  server = await startTestServer({
    handlers: () => [
      {
        job: remind,
        handle: async (payload) => {
          done.push(remind.payload.parse(payload).of)
        },
      },
      { job: pair, handle: counted('pair') },
      { job: lone, handle: counted('lone') },
      {
        job: flaky,
        handle: async () => {
          tries += 1
          if (tries < 2) throw new Error('not yet')
        },
      },
    ],
  })
  tenant = await makeTenant(server.deps)
})
afterAll(() => server.stop())

const patience = { timeout: 20_000, interval: 20 }

describe('a job', () => {
  test('is done when its transaction is committed and not when it is undone', async () => {
    const { db, jobs } = server.deps
    const undone = inTenant(db, tenant, async (trx) => {
      await jobs.enqueue(trx, remind, { of: 'undone' })
      throw new Error('midway')
    })
    await expect(undone).rejects.toThrow('midway')
    await inTenant(db, tenant, (trx) => jobs.enqueue(trx, remind, { of: 'committed' }))
    await vi.waitFor(() => expect(done).toEqual(['committed']), patience)
  })

  test('is tried again after it failed', async () => {
    await inTenant(server.deps.db, tenant, (trx) => server.deps.jobs.enqueue(trx, flaky, {}))
    await vi.waitFor(() => expect(tries).toBe(2), patience)
  })

  test('is done beside others of its kind only as far as it says', async () => {
    const { db, jobs } = server.deps
    await inTenant(db, tenant, async (trx) => {
      await jobs.enqueueAll(trx, pair, [{}, {}, {}, {}])
      await jobs.enqueueAll(trx, lone, [{}, {}, {}])
    })
    const count = (kind: string) => done.filter((one) => one === kind).length
    await vi.waitFor(() => expect([count('pair'), count('lone')]).toEqual([4, 3]), patience)
    expect(most).toEqual({ pair: 2, lone: 1 })
  })

  test('with a payload of the wrong shape is refused in the transaction', async () => {
    const wrong = inTenant(server.deps.db, tenant, (trx) =>
      server.deps.jobs.enqueue(trx, { ...remind, payload: z.object({ of: z.string().min(3) }) }, { of: '' }),
    )
    await expect(wrong).rejects.toThrow(z.ZodError)
  })
})
