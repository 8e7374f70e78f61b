import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { addWorkingDays, isWorkingDay } from '@dondoc/domain/calendar/working-calendar'
import { z } from 'zod'
import { BUSINESS_ZONE } from '../../lib/clock.ts'
import { inTenant, type Trx } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import type { Handler, Job } from '../../lib/jobs.ts'
import { listTenants } from '../../lib/tenants.ts'
import { readSettings, type Settings } from '../settings/index.ts'
import { escalate } from './escalate.ts'
import { remind, remindOfCheckpoints } from './remind.ts'
import { beginRun, endRun, findLastRun, listRuleSets } from './rules.store.ts'
import { sendDigests } from './send-digests.ts'

/** Every ten minutes: an agency's hour stands in its rules. What was done is recorded, so a turn more changes nothing. */
const RUN: Job = { name: 'urging.run', payload: z.object({}), retries: 2, cron: '*/10 * * * *' }

/** A service that was away at the hour makes up for it until the early afternoon, and not at night. */
const LATE_HOURS = 6

type UrgingDeps = Pick<Deps, 'db' | 'jobs' | 'mailer' | 'publicUrl' | 'demo' | 'clock'>

const timeOfDay = new Intl.DateTimeFormat('en-GB', { timeZone: BUSINESS_ZONE, hour: '2-digit', minute: '2-digit' })

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** Reminders, the ladder, then the digests, for all tenants whose hour has come and that have not had theirs today. */
export async function runUrging(deps: UrgingDeps): Promise<void> {
  for (const { id: tenantId } of await listTenants(deps.db)) {
    await inTenant(deps.db, { tenantId }, (trx) => urgeTenant(deps, trx, tenantId))
  }
}

/** Who says nothing has accepted after some days, where that is the rule; then nothing waits any more. */
function acceptSinceOf({ acceptanceRule, acceptanceDays, calendar }: Settings, today: PlainDate): PlainDate | null {
  if (acceptanceRule === 'not-asked') return null
  return acceptanceRule === 'must-accept' ? '0001-01-01' : addWorkingDays(today, -acceptanceDays, calendar)
}

async function urgeTenant(deps: UrgingDeps, trx: Trx, tenantId: string): Promise<void> {
  const [today, now] = [deps.clock.today(), deps.clock.now()]
  const settings = await readSettings(trx, tenantId)
  const { calendar } = settings
  if (!isWorkingDay(today, calendar)) return
  const sets = await listRuleSets(trx, tenantId)
  const minute = minutesOf(timeOfDay.format(now))
  const hours = [...new Set(sets.map(({ rules }) => rules.digestAt))].sort()
  for (const digestAt of hours) {
    const late = minute - minutesOf(digestAt)
    if (late < 0 || late > LATE_HOURS * 60) continue
    if (!(await beginRun(trx, { tenantId, on: today, digestAt, at: now }))) continue
    const due = sets.filter(({ rules }) => rules.digestAt === digestAt)
    const day = { tenantId, today, now, calendar, acceptSince: acceptSinceOf(settings, today), sets, due }
    await remind(trx, day)
    await remindOfCheckpoints(trx, day)
    await escalate(trx, day)
    const lastRun = await findLastRun(trx, tenantId, digestAt, today)
    // The first digest of all tells what was told in the day before.
    const newsSince = lastRun ?? new Date(now.getTime() - 86_400_000)
    await endRun(trx, { tenantId, on: today, digestAt }, await sendDigests(deps, trx, day, newsSince))
  }
}

/** The background work of this module. */
export function urgingHandlers(deps: UrgingDeps): readonly Handler[] {
  return [{ job: RUN, handle: () => runUrging(deps) }]
}
