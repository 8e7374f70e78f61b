import type { Overview, OverviewQuery } from '@dondoc/contract/overview'
import { isInBranch, type OrganizationPath } from '@dondoc/domain/access/roles'
import type { z } from 'zod'
import type { Actor } from '../../lib/actor.ts'
import type { Trx } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type ReadScope, scopeOf } from '../../lib/read-scope.ts'
import {
  countFrom,
  type HeldState,
  listDutyRows,
  type Place,
  presentDutyRow,
  type ReadStates,
  type Shared,
  viewerOf,
} from '../duties/index.ts'
import { listOrganizationRefs } from '../organizations/index.ts'
import { readSettings } from '../settings/index.ts'
import { countStates, longestOverdue } from './count-states.ts'
import { foldBranches } from './fold-branches.ts'
import { presentOverview } from './overview.present.ts'
import { listReadablePlanIds } from './overview.store.ts'

/** How many of those that hurt most are named. */
const WORST = 10

/** Asks once of each value that many duties share. */
function whether<Value>(ask: (value: Value) => boolean): (shared: Shared<Value>) => boolean {
  const known: boolean[] = []
  return ({ index, value }) => {
    const answer = known[index]
    if (answer !== undefined) return answer
    const found = ask(value)
    known[index] = found
    return found
  }
}

interface Wanted {
  readonly scope: ReadScope
  /** The plans all of whose duties the reader may read. */
  readonly readable: ReadonlySet<string>
  readonly planId: string | undefined
  /** Only what is owed at or below: nothing where it stands nowhere, all where none is asked for. */
  readonly branch: Place | null | undefined
}

/** As lists do: the leads' duties that the reader may read (the domain's `canReadDuty`), of the plan and branch asked for. */
function wantedBy({ scope, readable, planId, branch }: Wanted): (state: HeldState) => boolean {
  const isBelow = whether((path: OrganizationPath) => scope.paths.some((at) => isInBranch(path, at)))
  const isOwed = whether(
    ({ path }: Place) => branch === undefined || (branch !== null && isInBranch(path, branch.path)),
  )
  return ({ role, planId: plan, owing, orgPath }) =>
    role === 'lead' &&
    (planId === undefined || plan.value === planId) &&
    isOwed(owing) &&
    (isBelow(orgPath) || readable.has(plan.value))
}

/** How the duties that somebody may read stand on a day. */
export async function readOverview(
  trx: Trx,
  { clock }: Pick<Deps, 'clock'>,
  readStates: ReadStates,
  actor: Actor,
  query: z.output<typeof OverviewQuery>,
): Promise<Overview> {
  const { planId, organizationId } = query
  const { tenantId } = actor
  const today = clock.today()
  const asOf = query.asOf ?? today
  const scope = scopeOf(actor)
  const [day, readable, settings] = await Promise.all([
    readStates(trx, tenantId, asOf),
    listReadablePlanIds(trx, scope),
    readSettings(trx, tenantId),
  ])
  const branch = organizationId === undefined ? undefined : (day.places.get(organizationId) ?? null)
  const counted = countStates(day.states, wantedBy({ scope, readable: new Set(readable), planId, branch }))
  const folded = foldBranches(counted)
  const named = [...folded.branches.keys(), folded.focusId, organizationId].filter((id) => typeof id === 'string')
  const ids = longestOverdue(counted.overdue, WORST)
  const [names, worst] = await Promise.all([
    listOrganizationRefs(trx, tenantId, named),
    listDutyRows(trx, scope, asOf, { ids }, { sort: 'urgency', limit: WORST, after: null }),
  ])
  const workingDays = countFrom(asOf, settings.calendar)
  const viewer = viewerOf(actor, { asOf, today }, settings)
  return presentOverview(asOf, counted, folded, {
    names,
    organizationId,
    worst: worst.rows.map((row) => presentDutyRow(row, asOf, workingDays, viewer)),
  })
}
