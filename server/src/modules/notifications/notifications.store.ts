import type { AboutKind, NotificationKind } from '@dondoc/contract/notifications'
import { type Selectable, sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import type { NotificationTable } from '../../lib/tables.ts'
import type { ReceiverRow } from './receivers.store.ts'

/** Who says and hears on it that an account's notifications changed: `<tenantId> <accountId>`. */
export const CHANNEL = 'notifications'

export type NotificationRow = Selectable<NotificationTable>

/** One person's notification before it is written. */
export interface NewNotification extends ReceiverRow {
  readonly kind: NotificationKind
  readonly about: { readonly kind: AboutKind; readonly id: string }
  readonly data: Readonly<Record<string, unknown>>
  readonly cause: string
  readonly at: Date
  readonly actor: string
}

const BATCH = 1000

/** Writes what people are told; who was told of the same cause before is left out. Returns the accounts told now. */
export async function insertEach(trx: Trx, tenantId: string, rows: readonly NewNotification[]): Promise<string[]> {
  const told: string[] = []
  for (let from = 0; from < rows.length; from += BATCH) {
    const made = await trx
      .insertInto('notification')
      .values(
        rows.slice(from, from + BATCH).map(({ about, data, ...row }) => ({
          ...row,
          tenantId,
          id: newId(),
          aboutKind: about.kind,
          aboutId: about.id,
          data: JSON.stringify(data),
          readAt: null,
        })),
      )
      .onConflict((same) => same.columns(['tenantId', 'accountId', 'kind', 'aboutId', 'cause']).doNothing())
      .returning('accountId')
      .execute()
    told.push(...made.map(({ accountId }) => accountId))
  }
  return told
}

/** Wakes the open pages of these people, wherever they are served from, when the transaction is committed. */
export async function sayChanged(trx: Trx, tenantId: string, accountIds: readonly string[]): Promise<void> {
  if (accountIds.length === 0) return
  await trx
    .selectFrom(
      sql<{ accountId: string }>`unnest(${sql.val(accountIds)}::uuid[])`.as<'people'>(sql`people("accountId")`),
    )
    .select((row) => sql`pg_notify(${CHANNEL}, ${tenantId} || ' ' || ${row.ref('people.accountId')}::text)`.as('said'))
    .execute()
}

interface Owner {
  readonly tenantId: string
  readonly accountId: string
}

const isRead = sql<boolean>`("readAt" is not null)`

/** One page, unread first, newest first, after the given end. */
export async function listNotificationRows(
  db: Reader,
  { tenantId, accountId }: Owner,
  page: { readonly limit: number; readonly after: { readonly read: boolean; readonly id: string } | null },
): Promise<NotificationRow[]> {
  const { after, limit } = page
  return db
    .selectFrom('notification')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('accountId', '=', accountId)
    .$if(after !== null, (query) =>
      query.where((row) =>
        row.or([
          row(isRead, '>', after?.read ?? false),
          row.and([row(isRead, '=', after?.read ?? false), row('id', '<', after?.id ?? '')]),
        ]),
      ),
    )
    .orderBy(isRead)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** How many there are, and how many of them unread. */
export async function countNotifications(
  db: Reader,
  { tenantId, accountId }: Owner,
): Promise<{ total: number; unread: number }> {
  return db
    .selectFrom('notification')
    .select((row) => [
      row.fn.countAll<number>().as('total'),
      row.fn.countAll<number>().filterWhere('readAt', 'is', null).as('unread'),
    ])
    .where('tenantId', '=', tenantId)
    .where('accountId', '=', accountId)
    .executeTakeFirstOrThrow()
}

/** How many are unread, and the newest of them. */
export async function readState(
  db: Reader,
  { tenantId, accountId }: Owner,
): Promise<{ unread: number; newest: NotificationRow | null }> {
  const rows = await db
    .selectFrom('notification')
    .selectAll()
    .select((row) => row.fn.countAll<number>().over().as('unread'))
    .where('tenantId', '=', tenantId)
    .where('accountId', '=', accountId)
    .where('readAt', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .execute()
  const [newest] = rows
  return { unread: newest?.unread ?? 0, newest: newest ?? null }
}

/** Marks as read; says how many were unread until then. */
export async function markRead(
  trx: Trx,
  { tenantId, accountId }: Owner,
  which: { readonly ids: readonly string[] } | { readonly allUntil: string },
  readAt: Date,
): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable('notification')
    .set({ readAt })
    .where('tenantId', '=', tenantId)
    .where('accountId', '=', accountId)
    .where('readAt', 'is', null)
    .where((row) =>
      'ids' in which ? row('id', '=', row.fn.any(sql.val([...which.ids]))) : row('id', '<=', which.allUntil),
    )
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}
