import { z } from 'zod'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import type { Handler, Job } from '../../lib/jobs.ts'
import { listTenants } from '../../lib/tenants.ts'
import { passDueAssignments } from './pass-assignments.ts'

/** Often, so that a service that was away at midnight makes up for it; what was carried out is recorded, so a turn more changes nothing. */
const PASS: Job = { name: 'duties.pass-assignments', payload: z.object({}), retries: 2, cron: '*/10 * * * *' }

type PassingDeps = Pick<Deps, 'db' | 'clock'>

/** Passes assignments whose day has come, of all tenants. */
export async function passAssignments({ db, clock }: PassingDeps): Promise<void> {
  for (const { id: tenantId } of await listTenants(db)) {
    await inTenant(db, { tenantId }, (trx) =>
      passDueAssignments(trx, tenantId, { today: clock.today(), now: clock.now() }),
    )
  }
}

/** The background work of this module. */
export function dutyHandlers(deps: PassingDeps): readonly Handler[] {
  return [{ job: PASS, handle: () => passAssignments(deps) }]
}
