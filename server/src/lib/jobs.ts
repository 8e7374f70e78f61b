import { setTimeout as sleep } from 'node:timers/promises'
import { CompiledQuery } from 'kysely'
import { type Db as BossDatabase, PgBoss } from 'pg-boss'
import type { z } from 'zod'
import { BUSINESS_ZONE } from './clock.ts'
import { DATABASE_ROLES, rowGrants } from './database-roles.ts'
import { connectionOf, type DatabaseAddress, type Trx } from './db.ts'

/** A kind of background work: its queue and the shape of what it is told. */
export interface Job<Payload extends z.ZodType = z.ZodType> {
  readonly name: string
  readonly payload: Payload
  /** How often it is tried again when it throws, with growing pauses. */
  readonly retries?: number
  /** How many of it are worked on at the same time in this process, each on its own; one where it does not say. */
  readonly workers?: number
  /** Of small work that comes by the thousand: how many are taken and done at once, and the next at once after them. */
  readonly together?: number
  /** Cron line in the business zone, for work that begins by the clock. Its payload schema must accept `{}`. */
  readonly cron?: string
}

export interface Handler<Payload extends z.ZodType = z.ZodType> {
  readonly job: Job<Payload>
  readonly handle: (payload: z.output<Payload>) => Promise<void>
}

export interface Jobs {
  /** Makes the queues of all handlers and begins to work. */
  readonly start: (handlers: readonly Handler[]) => Promise<void>
  /** Asks for work in the data's own transaction: it is asked for if and only if the data is committed. */
  readonly enqueue: <Payload extends z.ZodType>(
    trx: Trx,
    job: Job<Payload>,
    payload: z.input<Payload>,
    options?: { readonly startAfter?: Date; readonly singletonKey?: string },
  ) => Promise<void>
  /** As `enqueue`, for many of one kind in some statements. */
  readonly enqueueAll: <Payload extends z.ZodType>(
    trx: Trx,
    job: Job<Payload>,
    payloads: readonly z.input<Payload>[],
  ) => Promise<void>
  /** Lets running work end, then stops. */
  readonly stop: () => Promise<void>
}

const SCHEMA = 'jobs'
/** New work wakes us at once by NOTIFY; work to be tried again is only found by looking. */
const RETRY_POLL_SECONDS = 2
const BATCH = 1000
const BUILD_POLL_MS = 250

/**
 * Makes or completes the tables in schema `jobs` as their owner. The service then works on their rows only, and asks for work in
 * the transaction of a tenant, which may put a job in and read nothing of what other jobs are told.
 */
export async function migrateJobs(address: DatabaseAddress): Promise<void> {
  const boss = new PgBoss({ ...connectionOf(address), schema: SCHEMA, max: 2, supervise: false, schedule: false })
  const errors: Error[] = []
  boss.on('error', (error) => errors.push(error))
  try {
    await boss.start()
    // Indexes of a newer version are made meanwhile.
    while (await isBuilding(boss)) await sleep(BUILD_POLL_MS)
    const database = boss.getDb()
    await database.executeSql(rowGrants(SCHEMA, 'jobs'))
    const { app } = DATABASE_ROLES
    await database.executeSql(`grant usage on schema ${SCHEMA} to ${app}`)
    await database.executeSql(`grant select on ${SCHEMA}.queue to ${app}`)
    await database.executeSql(`grant insert, select (id, start_after) on ${SCHEMA}.job, ${SCHEMA}.job_common to ${app}`)
  } finally {
    await boss.stop({ graceful: false })
  }
  const [error] = errors
  if (error !== undefined) throw error
}

/** pg-boss on connections of its own, so that long polling never waits for a request's connection. */
export function openJobs(address: DatabaseAddress, onError: (error: Error) => void): Jobs {
  const boss = new PgBoss({
    ...connectionOf(address, { role: 'jobs' }),
    schema: SCHEMA,
    max: 3,
    application_name: 'dondoc-jobs',
    useListenNotify: true,
    // Both are the owner's: see migrateJobs.
    migrate: false,
    reindex: false,
  })
  boss.on('error', onError)
  let started = false
  return {
    start: async (handlers) => {
      await boss.start()
      started = true
      for (const { job } of handlers) await prepareQueue(boss, job)
      for (const handler of handlers) await beginWork(boss, handler)
    },
    enqueue: async (trx, job, payload, options = {}) => {
      const checked = job.payload.parse(payload) as object
      const id = await boss.send(job.name, checked, { ...options, db: inTransaction(trx) })
      if (id === null && options.singletonKey === undefined) throw new Error(`${job.name} was not enqueued`)
    },
    enqueueAll: async (trx, job, payloads) => {
      for (let from = 0; from < payloads.length; from += BATCH) {
        const batch = payloads
          .slice(from, from + BATCH)
          .map((payload) => ({ data: job.payload.parse(payload) as object }))
        await boss.insert(job.name, batch, { db: inTransaction(trx) })
      }
    },
    stop: async () => {
      if (started) await boss.stop({ graceful: true, timeout: 10_000 })
    },
  }
}

async function prepareQueue(boss: PgBoss, job: Job): Promise<void> {
  const settings = { retryLimit: job.retries ?? 3, retryBackoff: true, notify: true }
  if ((await boss.getQueue(job.name)) === null) await boss.createQueue(job.name, settings)
  else await boss.updateQueue(job.name, settings)
  if (job.cron !== undefined) await boss.schedule(job.name, job.cron, {}, { tz: BUSINESS_ZONE })
}

async function isBuilding(boss: PgBoss): Promise<boolean> {
  const status = await boss.getBamStatus()
  return status.some((one) => one.status === 'pending' || one.status === 'in_progress')
}

async function beginWork(boss: PgBoss, { job, handle }: Handler): Promise<void> {
  const { name, workers = 1, together = 1 } = job
  if (together === 1) {
    await boss.work<unknown>(
      name,
      { batchSize: 1, localConcurrency: workers, notifyPollingIntervalSeconds: RETRY_POLL_SECONDS },
      async (batch) => {
        for (const one of batch) await handle(job.payload.parse(one.data))
      },
    )
    return
  }
  const options = {
    batchSize: together,
    burstWhenBatchFull: true,
    perJobResults: true,
    notifyPollingIntervalSeconds: RETRY_POLL_SECONDS,
  } as const
  await boss.work<unknown, unknown, typeof options>(name, options, (batch) =>
    Promise.all(
      batch.map(async ({ id, data }) => {
        try {
          await handle(job.payload.parse(data))
          return { id, status: 'completed' as const }
        } catch (error) {
          return { id, status: 'failed' as const, output: { message: String(error) } }
        }
      }),
    ),
  )
}

/** pg-boss's way to the database, led through an open transaction. */
function inTransaction(trx: Trx): BossDatabase {
  return {
    executeSql: async (text, values = []) => ({ rows: (await trx.executeQuery(CompiledQuery.raw(text, values))).rows }),
  }
}
