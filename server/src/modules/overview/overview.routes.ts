import { availableParallelism } from 'node:os'
import * as contract from '@dondoc/contract/overview'
import type { z } from 'zod'
import { type Actor, everybody } from '../../lib/actor.ts'
import { inTenant, type Trx } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { createLane } from '../../lib/lane.ts'
import { scopeOf } from '../../lib/read-scope.ts'
import { countFrom, listDutyRows, presentDutyRow, viewerOf } from '../duties/index.ts'
import { listOrganizationRefs } from '../organizations/index.ts'
import { readSettings } from '../settings/index.ts'
import { exportOverview } from './export-overview.ts'
import { presentOverview } from './overview.present.ts'
import { tallyDuties } from './overview.store.ts'

/** How many of those that hurt most are named. */
const WORST = 10

/** The routes of `contract/src/overview.ts`. Both count what the reader may read. */
export function registerOverview(api: Api, deps: Deps): void {
  // Counting a province takes longer than anything else that is asked all day: half of the processors are left to the rest.
  const lane = createLane(Math.max(1, Math.floor(availableParallelism() / 2)))
  const read = async (
    trx: Trx,
    actor: Actor,
    query: z.output<typeof contract.OverviewQuery>,
  ): Promise<contract.Overview> => {
    const { planId, organizationId } = query
    const today = deps.clock.today()
    const asOf = query.asOf ?? today
    const scope = scopeOf(actor)
    const where = { planId, organizationId }
    const tallies = await tallyDuties(trx, scope, asOf, where)
    const owing = new Set(tallies.flatMap((tally) => (tally.by === 'organization' ? (tally.organizationId ?? []) : [])))
    const focusId = tallies.find(({ by }) => by === 'status')?.focusId
    const about = [focusId, organizationId].filter((id) => typeof id === 'string')
    const names = await listOrganizationRefs(trx, actor.tenantId, [...owing, ...about])
    const late = { ...where, status: 'overdue' }
    const worst = await listDutyRows(trx, scope, asOf, late, { sort: 'urgency', limit: WORST, after: null })
    const settings = await readSettings(trx, actor.tenantId)
    const workingDays = countFrom(asOf, settings.calendar)
    const viewer = viewerOf(actor, { asOf, today }, settings)
    return presentOverview(asOf, tallies, {
      organizations: names.filter(({ id }) => owing.has(id)),
      focus: names.find(({ id }) => id === focusId) ?? null,
      organization: names.find(({ id }) => id === organizationId) ?? null,
      worst: worst.rows.map((row) => presentDutyRow(row, asOf, workingDays, viewer)),
    })
  }

  register(api, contract.getOverview, {
    allow: everybody,
    handle: ({ actor, query }) =>
      lane(() => inTenant(deps.db, actor, (trx) => read(trx, actor, query), { plan: 'once' })),
  })

  register(api, contract.exportOverview, {
    allow: everybody,
    handle: async ({ actor, query }) =>
      exportOverview(await lane(() => inTenant(deps.db, actor, (trx) => read(trx, actor, query)))),
  })
}
