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

/** Open duties that are assigned to a person who on a day holds no role any more by which to work on them. */
export async function listPassingDuties(db: Reader, tenantId: string, accountId: string, on: PlainDate) {
  return db
    .selectFrom('duty as d')
    .innerJoin('plan_node as n', (join) => join.onRef('n.tenantId', '=', 'd.tenantId').onRef('n.id', '=', 'd.nodeId'))
    .select(['d.id', 'd.code', 'd.dueOn'])
    .select((row) => row.fn.coalesce('d.text', 'n.text').as('text'))
    .where('d.tenantId', '=', tenantId)
    .where('d.assigneeId', '=', accountId)
    .where('d.deliveredOn', 'is', null)
    .where('d.stopped', '=', false)
    .where(sql<boolean>`not exists (
      select from role_held r
      where r."tenantId" = d."tenantId" and r."accountId" = d."assigneeId" and r.role = any(${sql.val(OWING)}::text[])
        and r."orgPath" @> d."orgPath" and r."validFrom" <= ${on}::date and (r."validTo" is null or r."validTo" >= ${on}::date)
    )`)
    .orderBy('d.code')
    .execute()
}
