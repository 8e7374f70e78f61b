import { OWING } from '@dondoc/domain/access/predicates'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'

/** An order that duties assigned to a person pass to a successor. */
export interface Passing {
  readonly id: string
  readonly leaverId: string
  readonly successorId: string
  readonly from: PlainDate
  readonly authorId: string | null
  readonly author: string
}

export async function insertPassing(trx: Trx, tenantId: string, passing: Passing): Promise<void> {
  await trx
    .insertInto('assignment_passing')
    .values({ ...passing, tenantId })
    .execute()
}

/** What is ordered for a day that has come and was not carried out, held, with the names of both. */
export async function lockDuePassings(
  trx: Trx,
  tenantId: string,
  today: PlainDate,
): Promise<(Passing & { readonly leaver: string; readonly successor: string })[]> {
  return trx
    .selectFrom('assignment_passing as w')
    .innerJoin('account as a', (join) => join.onRef('a.tenantId', '=', 'w.tenantId').onRef('a.id', '=', 'w.leaverId'))
    .innerJoin('account as b', (join) =>
      join.onRef('b.tenantId', '=', 'w.tenantId').onRef('b.id', '=', 'w.successorId'),
    )
    .select(['w.id', 'w.leaverId', 'w.successorId', 'w.from', 'w.authorId', 'w.author'])
    .select(['a.name as leaver', 'b.name as successor'])
    .where('w.tenantId', '=', tenantId)
    .where('w.passedAt', 'is', null)
    .where('w.from', '<=', today)
    .orderBy('w.from')
    .orderBy('w.id')
    .forUpdate('w')
    .skipLocked()
    .execute()
}

export async function endPassing(
  trx: Trx,
  tenantId: string,
  id: string,
  end: { readonly passedAt: Date; readonly passedDuties: number },
): Promise<void> {
  await trx.updateTable('assignment_passing').set(end).where('tenantId', '=', tenantId).where('id', '=', id).execute()
}

/** The successor, where the account can be used. */
export async function findReceiver(
  db: Reader,
  tenantId: string,
  id: string,
): Promise<{ id: string; name: string } | null> {
  const row = await db
    .selectFrom('account')
    .select(['id', 'name'])
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('disabledAt', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** What was ordered after a passing: by it the successor may have handed over in turn. */
export async function listLaterPassings(
  db: Reader,
  tenantId: string,
  { id }: Pick<Passing, 'id'>,
): Promise<Pick<Passing, 'id' | 'leaverId' | 'successorId' | 'from'>[]> {
  return db
    .selectFrom('assignment_passing')
    .select(['id', 'leaverId', 'successorId', 'from'])
    .where('tenantId', '=', tenantId)
    .where('id', '>', id)
    .execute()
}

/** Where people whose accounts can be used hold on a day a role by which to work on duties. */
export async function listWorkPlaces(
  db: Reader,
  tenantId: string,
  accountIds: readonly string[],
  on: PlainDate,
): Promise<{ accountId: string; orgPath: string }[]> {
  return db
    .selectFrom('role_held as r')
    .innerJoin('account as a', (join) => join.onRef('a.tenantId', '=', 'r.tenantId').onRef('a.id', '=', 'r.accountId'))
    .select(['r.accountId', 'r.orgPath'])
    .where('r.tenantId', '=', tenantId)
    .where(sql<boolean>`r."accountId" = any(${sql.val([...new Set(accountIds)])}::uuid[])`)
    .where('r.role', 'in', [...OWING])
    .where('r.validFrom', '<=', on)
    .where((row) => row.or([row('r.validTo', 'is', null), row('r.validTo', '>=', on)]))
    .where('a.disabledAt', 'is', null)
    .execute()
}

/**
 * Open duties that are assigned to a person, or were until an earlier hand-over passed them on; not those that a unit has assigned
 * anew since.
 */
export async function listHandedDuties(db: Reader, tenantId: string, leaverId: string) {
  return db
    .selectFrom('duty as d')
    .innerJoin('plan_node as n', (join) => join.onRef('n.tenantId', '=', 'd.tenantId').onRef('n.id', '=', 'd.nodeId'))
    .select(['d.id', 'd.code', 'd.dueOn', 'd.assigneeId', 'd.orgPath'])
    .select((row) => row.fn.coalesce('d.text', 'n.text').as('text'))
    .where('d.tenantId', '=', tenantId)
    .where('d.deliveredOn', 'is', null)
    .where('d.stopped', '=', false)
    .where(sql<boolean>`(d."assigneeId" = ${leaverId} or d.id in (
      select a."dutyId" from assignment_passing p
      join duty_assignment a on a."tenantId" = p."tenantId" and a."passingId" = p.id
      where p."tenantId" = ${tenantId} and p."leaverId" = ${leaverId} and not exists (
        select from duty_assignment later where later."tenantId" = a."tenantId" and later."dutyId" = a."dutyId"
          and later."passingId" is null and later.id > a.id
      )
    ))`)
    .orderBy('d.code')
    .execute()
}

/** Hand-overs that are ordered for a later day, and in which a person takes part, with the names of both. */
export async function listPlannedPassings(db: Reader, tenantId: string, accountId: string, from: PlainDate) {
  return db
    .selectFrom('assignment_passing as w')
    .innerJoin('account as a', (join) => join.onRef('a.tenantId', '=', 'w.tenantId').onRef('a.id', '=', 'w.leaverId'))
    .innerJoin('account as b', (join) =>
      join.onRef('b.tenantId', '=', 'w.tenantId').onRef('b.id', '=', 'w.successorId'),
    )
    .select(['w.from', 'w.leaverId', 'a.name as leaver', 'w.successorId', 'b.name as successor'])
    .where('w.tenantId', '=', tenantId)
    .where('w.passedAt', 'is', null)
    .where((row) =>
      row.or([
        row.and([row('w.leaverId', '=', accountId), row('w.from', '>', from)]),
        row.and([row('w.successorId', '=', accountId), row('w.from', '>=', from)]),
      ]),
    )
    .orderBy('w.from')
    .orderBy('w.id')
    .execute()
}
