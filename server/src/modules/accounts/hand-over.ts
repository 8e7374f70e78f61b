import type { handOver as handOverRoute } from '@dondoc/contract/accounts'
import { canGiveRole } from '@dondoc/domain/access/accounts'
import { overlaps } from '@dondoc/domain/access/term'
import { addDays, later, type PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { z } from 'zod'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import { inTenant, type Trx } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { newId } from '../../lib/id.ts'
import { Problem } from '../../lib/problem.ts'
import { orderPassing } from '../duties/index.ts'
import { keepingAdministrators, mustManageAccount, mustSeeAccount, openRoles } from './accounts.access.ts'
import { updateAccount } from './accounts.store.ts'
import { termOf } from './change-roles.ts'
import { endRoleRow, endSubstitutionRow, insertRoleHeld, listSubstitutions, type RoleRow } from './roles.store.ts'
import { factsOf } from './substitute.ts'

type Order = z.output<NonNullable<(typeof handOverRoute)['body']>>

/** What passed to the successor. */
export interface HandedOver {
  readonly roles: readonly Pick<RoleRow, 'role' | 'organization'>[]
  readonly endedSubstitutions: number
  /** Duties assigned by name that passed now; of a later day none yet. */
  readonly passedDuties: number
}

/**
 * Passes all roles that a person holds on `from` or later to a successor, from that day on; with them goes all work of
 * the organizations, which is theirs and not the person's, and on that day the duties assigned to the person by name. Substitutions
 * in which the person takes part end. Throws
 * `account.nothing-to-hand-over`, `account.in-the-past`, `account.locked`.
 */
export async function handOver(
  deps: Deps,
  actor: Actor,
  by: AuditActor,
  accountId: string,
  { successorId, from }: Order,
): Promise<HandedOver> {
  const today = deps.clock.today()
  if (from < today) throw new Problem('account.in-the-past')
  if (successorId === accountId) throw new Problem('account.substitution-of-oneself')
  const { tenantId } = actor
  return inTenant(deps.db, actor, async (trx) => {
    const leaver = await mustManageAccount(trx, actor, accountId, today)
    const successor = await mustSeeAccount(trx, actor, successorId, today)
    if (successor.row.state === 'locked') throw new Problem('account.locked')
    const roles = openRoles(leaver.roles, from)
    if (roles.length === 0) throw new Problem('account.nothing-to-hand-over')
    mustBeAllowed(roles.every(({ orgPath }) => canGiveRole(actor, orgPath)))
    for (const { row } of [leaver, successor]) {
      if (!(await updateAccount(trx, row, row.version))) throw new Problem('account.changed-meanwhile')
    }
    await keepingAdministrators(trx, { tenantId, today, demo: deps.demo }, async () => {
      for (const role of roles) {
        await passOn(trx, tenantId, role, { accountId: successorId, roles: successor.roles }, from)
        await endRoleRow(trx, tenantId, role, addDays(from, -1))
      }
    })
    const substitutions = await listSubstitutions(trx, tenantId, accountId, from)
    for (const { id } of substitutions) await endSubstitutionRow(trx, tenantId, id, from)
    const order = { leaverId: accountId, successorId, from }
    const passedDuties = await orderPassing(trx, by, order, { today, now: deps.clock.now() })
    await writeAudit(trx, by, {
      action: 'account.handed-over',
      subjectKind: 'account',
      subjectId: accountId,
      subject: leaver.row.name,
      before: {
        roles: roles.map(({ id, role, organization, validFrom, validTo }) => {
          return { id, role, organizationId: organization.id, validFrom, validTo }
        }),
        substitutions: substitutions.map(factsOf),
      },
      after: { successorId, successor: successor.row.name, from, passedDuties },
    })
    return {
      roles: roles.map(({ role, organization }) => ({ role, organization })),
      endedSubstitutions: substitutions.length,
      passedDuties,
    }
  })
}

/** Gives the successor the role for the days on which the leaver would have held it and the successor does not. */
async function passOn(
  trx: Trx,
  tenantId: string,
  role: RoleRow,
  successor: { readonly accountId: string; readonly roles: readonly RoleRow[] },
  from: PlainDate,
): Promise<void> {
  const own = successor.roles
    .filter((held) => held.role === role.role && held.organization.id === role.organization.id)
    .map(termOf)
  const end = role.validTo
  let start = later(from, role.validFrom)
  for (;;) {
    if (end !== null && start > end) return
    const met = own
      .filter((term) => overlaps(term, { from: start, to: end }))
      .sort((a, b) => (a.from < b.from ? -1 : 1))[0]
    const validTo = met === undefined ? end : addDays(met.from, -1)
    if (met === undefined || start < met.from) {
      await insertRoleHeld(trx, {
        tenantId,
        id: newId(),
        accountId: successor.accountId,
        role: role.role,
        organizationId: role.organization.id,
        orgPath: role.orgPath,
        validFrom: start,
        validTo,
      })
    }
    if (met === undefined || met.to === null) return
    start = addDays(met.to, 1)
  }
}
