import { join } from 'node:path'
import { addDays } from '@dondoc/domain/calendar/plain-date'
import { isWorkingDay } from '@dondoc/domain/calendar/working-calendar'
import { clockOf } from '@dondoc/server/lib/clock'
import { inTenant, openDb, openPool } from '@dondoc/server/lib/db'
import { startEmbeddedPostgres } from '@dondoc/server/lib/embedded-postgres'
import { openJobs } from '@dondoc/server/lib/jobs'
import { prepareDatabase } from '@dondoc/server/lib/prepare-database'
import { mailHandlers } from '@dondoc/server/modules/mail/index'
import { readSettings } from '@dondoc/server/modules/settings/index'
import { runUrging } from '@dondoc/server/modules/urging/index'
import { line } from './figures.ts'
import { fillProvince, TENANT } from './province/fill.ts'

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`

/** The nightly digest of a province: reminders, ladder and a mail for each of 3,000 people, computed and queued in one transaction. */
export async function benchDigest(dataDir: string): Promise<void> {
  const postgres = await startEmbeddedPostgres({ dataDir: join(dataDir, 'digest') })
  const pool = openPool(postgres.address)
  await prepareDatabase(postgres.address, postgres.address)
  const counts = await fillProvince(pool)
  const db = openDb(pool)
  const jobs = openJobs(postgres.address, () => undefined)
  try {
    const settings = await inTenant(db, { tenantId: TENANT }, (trx) => readSettings(trx, TENANT))
    let today = clockOf().today()
    while (!isWorkingDay(today, settings.calendar)) today = addDays(today, 1)
    const clock = clockOf(() => new Date(`${today}T00:30:00Z`))
    const mailer = { send: async () => undefined, close: () => undefined }
    const deps = { db, jobs, mailer, clock, publicUrl: 'https://dondoc.example.vn', demo: false }
    // Sending is not what is measured: how fast a mail server takes them is its own affair.
    await jobs.start(mailHandlers(deps).map((handler) => ({ ...handler, handle: async () => undefined })))
    console.log(
      `\nDigest of ${today}: ${counts['account']} people, ${counts['duty']} duties, ${counts['duty_update']} updates`,
    )
    const begun = performance.now()
    await runUrging(deps)
    const took = performance.now() - begun
    const { rows } = await pool.query<{ what: string; count: number }>(
      `select 'digests' as what, count(*)::integer as count from digest union all select 'mails', count(*)::integer from mail
       union all select 'notifications', count(*)::integer from notification union all select 'steps', count(*)::integer from duty_escalation`,
    )
    line('computed and queued', seconds(took), ...rows.map(({ what, count }) => `${count} ${what}`), 'aim 60 s')
    const again = performance.now()
    await runUrging(deps)
    line('a turn with nothing to do', `${(performance.now() - again).toFixed(0)} ms`)
  } finally {
    await jobs.stop()
    await pool.end()
    await postgres.stop()
  }
}
