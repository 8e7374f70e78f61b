import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { makeTenant, type TestTenant } from '../../test/factories.ts'
import { startTestServer, type TestServer } from '../../test/with-server.ts'
import { inTenant } from './db.ts'

const remind = { name: 'remind', payload: z.object({ of: z.string() }) }
const flaky = { name: 'flaky', payload: z.object({}), retries: 2 }
const done: string[] = []
let tries = 0
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

  test('with a payload of the wrong shape is refused in the transaction', async () => {
    const wrong = inTenant(server.deps.db, tenant, (trx) =>
      server.deps.jobs.enqueue(trx, { ...remind, payload: z.object({ of: z.string().min(3) }) }, { of: '' }),
    )
    await expect(wrong).rejects.toThrow(z.ZodError)
  })
})
