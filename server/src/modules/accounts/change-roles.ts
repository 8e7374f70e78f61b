import type { giveRole as giveRoute } from '@dondoc/contract/accounts'
import { canGiveRole } from '@dondoc/domain/access/accounts'
import { overlaps } from '@dondoc/domain/access/term'
import { addDays, type PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { z } from 'zod'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { newId } from '../../lib/id.ts'
import { Problem } from '../../lib/problem.ts'
import { keepingAdministrators, mustSeeAccount } from './accounts.access.ts'
import { updateAccount } from './accounts.store.ts'
import { mustFindPath } from './add-account.ts'
import { endRoleRow, insertRoleHeld, type RoleRow } from './roles.store.ts'

type NewRole = z.output<NonNullable<(typeof giveRoute)['body']>>

/** The period of a role as rules read it. */
export function termOf({ validFrom, validTo }: Pick<RoleRow, 'validFrom' | 'validTo'>): {
  from: PlainDate
  to: PlainDate | null
} {
  return { from: validFrom, to: validTo }
}

/** Throws `account.in-the-past` or `account.period-invalid` unless the period lies ahead and has a day. */
export function mustLieAhead(period: { validFrom: PlainDate; validTo: PlainDate | null }, today: PlainDate): void {
  if (period.validFrom < today) throw new Problem('account.in-the-past')
  if (period.validTo !== null && period.validTo < period.validFrom) throw new Problem('account.period-invalid')
}

/** Gives a role at an organization for a time, from today on. Throws `account.role-held-already`, `account.locked`. */
export async function giveRole(
  deps: Deps,
  actor: Actor,
  by: AuditActor,
  accountId: string,
  role: NewRole,
): Promise<void> {
  const today = deps.clock.today()
  mustLieAhead(role, today)
  const { tenantId } = actor
  await inTenant(deps.db, actor, async (trx) => {
    const orgPath = await mustFindPath(trx, tenantId, role.organizationId)
    const { row, roles } = await mustSeeAccount(trx, actor, accountId, today)
    mustBeAllowed(canGiveRole(actor, orgPath))
    if (row.state === 'locked') throw new Problem('account.locked')
    // First, so that two who give the same role at the same time come one after the other.
    if (!(await updateAccount(trx, row, row.version))) throw new Problem('account.changed-meanwhile')
    const isHeld = roles.some(
      (held) =>
        held.role === role.role && held.organization.id === role.organizationId && overlaps(termOf(held), termOf(role)),
    )
    if (isHeld) throw new Problem('account.role-held-already')
    const id = newId()
    await insertRoleHeld(trx, { tenantId, id, accountId, orgPath, ...role })
    await writeAudit(trx, by, {
      action: 'account.role-given',
      subjectKind: 'account',
      subjectId: accountId,
      subject: row.name,
      after: { id, ...role },
    })
  })
}

/** Ends a role after its last day, yesterday at the earliest. Throws `account.role-not-found`, `account.role-ended`. */
export async function endRole(
  deps: Deps,
  actor: Actor,
  by: AuditActor,
  where: { readonly accountId: string; readonly roleId: string; readonly lastDay: PlainDate },
): Promise<void> {
  const { accountId, roleId, lastDay } = where
  const today = deps.clock.today()
  await inTenant(deps.db, actor, async (trx) => {
    const { row, roles } = await mustSeeAccount(trx, actor, accountId, today)
    const role = roles.find(({ id }) => id === roleId)
    if (role === undefined) throw new Problem('account.role-not-found')
    mustBeAllowed(canGiveRole(actor, role.orgPath))
    if (role.validTo !== null && (role.validTo < today || role.validTo <= lastDay))
      throw new Problem('account.role-ended')
    if (isBeforeYesterday(lastDay, today)) throw new Problem('account.in-the-past')
    const scope = { tenantId: actor.tenantId, today, demo: deps.demo }
    await keepingAdministrators(trx, scope, () => endRoleRow(trx, actor.tenantId, role, lastDay))
    await updateAccount(trx, row, null)
    const { role: name, organization, validFrom, validTo } = role
    const before = { id: roleId, role: name, organizationId: organization.id, validFrom, validTo }
    await writeAudit(trx, by, {
      action: 'account.role-ended',
      subjectKind: 'account',
      subjectId: accountId,
      subject: row.name,
      before,
      after: lastDay < validFrom ? null : { ...before, validTo: lastDay },
    })
  })
}

const isBeforeYesterday = (day: PlainDate, today: PlainDate): boolean => day < addDays(today, -1)
