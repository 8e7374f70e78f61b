import type { Selectable } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'
import type { CalendarFeedTable } from '../../lib/tables.ts'

interface Owner {
  readonly tenantId: string
  readonly accountId: string
}

export async function findFeed(
  db: Reader,
  { tenantId, accountId }: Owner,
): Promise<Selectable<CalendarFeedTable> | undefined> {
  return db
    .selectFrom('calendar_feed')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('accountId', '=', accountId)
    .executeTakeFirst()
}

/** Whose feed a secret is. */
export async function findFeedByHash(
  db: Reader,
  tenantId: string,
  hash: string,
): Promise<Selectable<CalendarFeedTable> | undefined> {
  return db
    .selectFrom('calendar_feed')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('hash', '=', hash)
    .executeTakeFirst()
}

export async function putFeed(trx: Trx, owner: Owner, hash: string, createdAt: Date): Promise<void> {
  const set = { hash, createdAt, readAt: null }
  await trx
    .insertInto('calendar_feed')
    .values({ tenantId: owner.tenantId, accountId: owner.accountId, ...set })
    .onConflict((same) => same.columns(['tenantId', 'accountId']).doUpdateSet(set))
    .execute()
}

export async function deleteFeed(trx: Trx, { tenantId, accountId }: Owner): Promise<void> {
  await trx.deleteFrom('calendar_feed').where('tenantId', '=', tenantId).where('accountId', '=', accountId).execute()
}

export async function markRead(trx: Trx, { tenantId, accountId }: Owner, readAt: Date): Promise<void> {
  await trx
    .updateTable('calendar_feed')
    .set({ readAt })
    .where('tenantId', '=', tenantId)
    .where('accountId', '=', accountId)
    .execute()
}
