import type { previewHandOver as previewRoute } from '@dondoc/contract/accounts'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { z } from 'zod'
import type { Actor } from '../../lib/actor.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { Problem } from '../../lib/problem.ts'
import { listAssignedDuties, listPlannedPassings } from '../duties/index.ts'
import { countOpenDuties } from '../organizations/index.ts'
import { mustManageAccount, openRoles } from './accounts.access.ts'
import { presentRole, presentSubstitution } from './accounts.present.ts'
import { listSubstitutions } from './roles.store.ts'

type Preview = z.output<NonNullable<(typeof previewRoute)['response']>>

/** What a hand-over on that day would pass to a successor. Throws `account.in-the-past`. */
export async function previewHandOver(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  accountId: string,
  from: PlainDate,
): Promise<Preview> {
  const today = deps.clock.today()
  if (from < today) throw new Problem('account.in-the-past')
  return inTenant(deps.db, actor, async (trx) => {
    const leaver = await mustManageAccount(trx, actor, accountId, today)
    const roles = openRoles(leaver.roles, from)
    const places = roles.map(({ organization }) => organization.id)
    const openDuties = await countOpenDuties(trx, actor.tenantId, places)
    const assigned = await listAssignedDuties(trx, actor.tenantId, accountId)
    const planned = await listPlannedPassings(trx, actor.tenantId, accountId, from)
    const substitutions = await listSubstitutions(trx, actor.tenantId, accountId, from)
    return {
      roles: roles.map((role) => ({
        ...presentRole(actor)(role),
        openDuties: openDuties.get(role.organization.id) ?? 0,
      })),
      substitutions: substitutions.map((one) => presentSubstitution(one, false)),
      assignedDuties: assigned.length,
      planned: planned.map(({ from: on, leaverId, leaver, successorId, successor }) => ({
        from: on,
        leaver: { id: leaverId, name: leaver },
        successor: { id: successorId, name: successor },
      })),
    }
  })
}
