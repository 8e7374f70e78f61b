import { z } from 'zod'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import type { Handler, Job } from '../../lib/jobs.ts'
import { listTenants } from '../../lib/tenants.ts'
import { listBacklog } from './contribution-backlog.store.ts'
import { makeContributions } from './make-contributions.ts'

/** After an update there is a backlog once; on all other turns a look at an empty index. */
const MAKE: Job = { name: 'plans.make-contributions', payload: z.object({}), retries: 2, cron: '*/10 * * * *' }

type BacklogDeps = Pick<Deps, 'db' | 'clock'>

/** Works the backlog of contributions off, of all tenants, each plan by itself. */
export async function workBacklogOff({ db, clock }: BacklogDeps): Promise<void> {
  const day = { today: clock.today(), now: clock.now() }
  for (const { id: tenantId } of await listTenants(db)) {
    const by = { tenantId, accountId: null, name: 'Hệ thống' }
    for (const planId of await inTenant(db, by, (trx) => listBacklog(trx, tenantId)))
      await inTenant(db, by, (trx) => makeContributions(trx, by, planId, day))
  }
}

/** The background work of this module. */
export function planHandlers(deps: BacklogDeps): readonly Handler[] {
  return [{ job: MAKE, handle: () => workBacklogOff(deps) }]
}
