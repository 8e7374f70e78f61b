import * as contract from '@dondoc/contract/overview'
import { everybody } from '../../lib/actor.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { holdStates } from '../duties/index.ts'
import { exportOverview } from './export-overview.ts'
import { readOverview } from './read-overview.ts'

/** The routes of `contract/src/overview.ts`. Both count what the reader may read. */
export function registerOverview(api: Api, deps: Deps): void {
  const readStates = holdStates()

  register(api, contract.getOverview, {
    allow: everybody,
    handle: ({ actor, query }) =>
      inTenant(deps.db, actor, (trx) => readOverview(trx, deps, readStates, actor, query), { plan: 'once' }),
  })

  register(api, contract.exportOverview, {
    allow: everybody,
    handle: async ({ actor, query }) =>
      exportOverview(await inTenant(deps.db, actor, (trx) => readOverview(trx, deps, readStates, actor, query))),
  })
}
