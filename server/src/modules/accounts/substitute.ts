import type { substitute as substituteRoute } from '@dondoc/contract/accounts'
import { overlaps } from '@dondoc/domain/access/term'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { z } from 'zod'
import type { Actor } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import { businessDay } from '../../lib/clock.ts'
import { inTenant, type Reader, type Trx } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { newId } from '../../lib/id.ts'
import { Problem } from '../../lib/problem.ts'
import { tell } from '../notifications/index.ts'
import type { AccountListRow } from './account-list.store.ts'
import { mustManageAccount, mustSeeAccount } from './accounts.access.ts'
import { updateAccount } from './accounts.store.ts'
import { mustLieAhead, termOf } from './change-roles.ts'
import { endSubstitutionRow, insertSubstitution, listSubstitutions, type SubstitutionRow } from './roles.store.ts'

export type NewSubstitution = z.output<NonNullable<(typeof substituteRoute)['body']>>

/**
 * Lets a deputy act with the roles that the absent person holds, between two days. Throws `account.substitution-of-oneself`,
 * `account.substitution-overlaps` where somebody stands in already or the deputy is absent himself, `account.locked`.
 */
export async function substitute(
  deps: Deps,
  actor: Actor,
  by: AuditActor,
  absentId: string,
  order: NewSubstitution,
): Promise<void> {
  const today = deps.clock.today()
  mustBePossible(order, absentId, today)
  await inTenant(deps.db, actor, async (trx) => {
    const absent = await mustManageAccount(trx, actor, absentId, today)
    const deputy = await mustSeeAccount(trx, actor, order.deputyId, today)
    await arrange(trx, by, { absent: absent.row, deputy: deputy.row }, order, deps.clock.now())
  })
}

/** Throws `account.in-the-past`, `account.period-invalid` or `account.substitution-of-oneself` for an order that nobody can give. */
export function mustBePossible(order: NewSubstitution, absentId: string, today: PlainDate): void {
  mustLieAhead(order, today)
  if (order.deputyId === absentId) throw new Problem('account.substitution-of-oneself')
}

/** Writes a substitution that somebody has the right to make. Throws as `substitute`. */
export async function arrange(
  trx: Trx,
  by: AuditActor,
  { absent, deputy }: { readonly absent: AccountListRow; readonly deputy: AccountListRow },
  { validFrom, validTo }: Omit<NewSubstitution, 'deputyId'>,
  at: Date,
): Promise<void> {
  const { tenantId, id: absentId } = absent
  const today = businessDay(at)
  const deputyId = deputy.id
  if (deputy.state === 'locked') throw new Problem('account.locked')
  // First, so that two who choose a deputy at the same time come one after the other.
  if (!(await updateAccount(trx, absent, absent.version))) throw new Problem('account.changed-meanwhile')
  const period = termOf({ validFrom, validTo })
  for (const id of [absentId, deputyId]) {
    if (await isAbsent(trx, tenantId, id, period, today)) throw new Problem('account.substitution-overlaps')
  }
  const id = newId()
  await insertSubstitution(trx, { tenantId, id, absentId, deputyId, validFrom, validTo })
  await tell(trx, by, {
    kind: 'deputy.named',
    about: { kind: 'account', id: deputyId },
    data: { absent: absent.name, from: validFrom, to: validTo },
    to: [{ accountId: deputyId }],
    cause: id,
    at,
  })
  await writeAudit(trx, by, {
    action: 'account.substituted',
    subjectKind: 'account',
    subjectId: absentId,
    subject: absent.name,
    after: { id, deputyId, deputy: deputy.name, validFrom, validTo },
  })
}

async function isAbsent(
  db: Reader,
  tenantId: string,
  accountId: string,
  period: { from: PlainDate; to: PlainDate | null },
  today: PlainDate,
): Promise<boolean> {
  const rows = await listSubstitutions(db, tenantId, accountId, today)
  return rows.some((row) => row.absentId === accountId && overlaps(termOf(row), period))
}

/** Ends a substitution today. Throws `account.substitution-not-found`. */
export async function endSubstitution(
  deps: Deps,
  actor: Actor,
  by: AuditActor,
  where: { readonly accountId: string; readonly substitutionId: string },
): Promise<void> {
  const today = deps.clock.today()
  await inTenant(deps.db, actor, async (trx) => {
    const { row } = await mustManageAccount(trx, actor, where.accountId, today)
    await takeBack(trx, by, row, where.substitutionId, deps.clock.now())
  })
}

/** Ends a substitution of an absent person whom the caller may decide for. Throws `account.substitution-not-found`. */
export async function takeBack(
  trx: Trx,
  by: AuditActor,
  absent: AccountListRow,
  substitutionId: string,
  at: Date,
): Promise<void> {
  const today = businessDay(at)
  const found = (await listSubstitutions(trx, absent.tenantId, absent.id, today)).find(
    ({ id, absentId }) => id === substitutionId && absentId === absent.id,
  )
  if (found === undefined) throw new Problem('account.substitution-not-found')
  await endSubstitutionRow(trx, absent.tenantId, found.id, today)
  await tell(trx, by, {
    kind: 'deputy.released',
    about: { kind: 'account', id: found.deputyId },
    data: { absent: absent.name },
    to: [{ accountId: found.deputyId }],
    cause: found.id,
    at,
  })
  await updateAccount(trx, absent, null)
  await writeAudit(trx, by, {
    action: 'account.substitution-ended',
    subjectKind: 'account',
    subjectId: absent.id,
    subject: absent.name,
    before: factsOf(found),
    after: { ...factsOf(found), endedOn: today },
  })
}

/** A substitution as the audit keeps it. */
export function factsOf({ id, deputyId, deputyName, validFrom, validTo, endedOn }: SubstitutionRow): object {
  return { id, deputyId, deputy: deputyName, validFrom, validTo, endedOn }
}
