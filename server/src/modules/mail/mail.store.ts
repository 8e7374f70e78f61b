import { type Insertable, type Selectable, sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'
import type { MailTable } from '../../lib/tables.ts'

/** Rows in one statement: with some twenty kilobytes each they stay far below what a message may hold. */
const BATCH = 200

export async function insertMails(trx: Trx, mails: readonly Insertable<MailTable>[]): Promise<void> {
  for (let from = 0; from < mails.length; from += BATCH) {
    await trx
      .insertInto('mail')
      .values(mails.slice(from, from + BATCH))
      .execute()
  }
}

/** A mail that is still to be sent, held until the transaction ends; undefined where another worker holds or has sent it. */
export async function holdMail(trx: Trx, tenantId: string, id: string): Promise<Selectable<MailTable> | undefined> {
  return trx
    .selectFrom('mail')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('sentAt', 'is', null)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
}

export async function markSent(trx: Trx, tenantId: string, id: string, sentAt: Date): Promise<void> {
  await trx
    .updateTable('mail')
    .set((mail) => ({ sentAt, body: null, html: null, failure: null, attempts: mail('attempts', '+', 1) }))
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

/** Keeps why the server did not take a mail, for the administrator to read. */
export async function markFailed(
  trx: Trx,
  tenantId: string,
  id: string,
  failedAt: Date,
  failure: string,
): Promise<void> {
  await trx
    .updateTable('mail')
    .set((mail) => ({ failedAt, failure, attempts: mail('attempts', '+', 1) }))
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('sentAt', 'is', null)
    .execute()
}

/** The text of a mail that will never be sent: it may carry a secret. */
export async function dropBody(trx: Trx, tenantId: string, id: string): Promise<void> {
  await trx
    .updateTable('mail')
    .set({ body: null, html: null })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

/** Mails that wait, oldest first. */
export async function listWaiting(db: Reader, tenantId: string): Promise<{ id: string }[]> {
  return db
    .selectFrom('mail')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('sentAt', 'is', null)
    .where('body', 'is not', null)
    .orderBy('createdAt')
    .limit(500)
    .execute()
}

/** A mail as an administrator sees it: never its text. */
export type MailRow = Pick<
  Selectable<MailTable>,
  | 'id'
  | 'purpose'
  | 'recipient'
  | 'subject'
  | 'createdAt'
  | 'expiresAt'
  | 'sentAt'
  | 'attempts'
  | 'failedAt'
  | 'failure'
>

/** The newest mails in a state, without their texts. */
export async function listMails(
  db: Reader,
  tenantId: string,
  state: 'waiting' | 'failed' | 'sent',
  limit: number,
): Promise<MailRow[]> {
  return db
    .selectFrom('mail')
    .select([
      'id',
      'purpose',
      'recipient',
      'subject',
      'createdAt',
      'expiresAt',
      'sentAt',
      'attempts',
      'failedAt',
      'failure',
    ])
    .where('tenantId', '=', tenantId)
    .$if(state === 'waiting', (query) => query.where('sentAt', 'is', null).where('body', 'is not', null))
    .$if(state === 'failed', (query) => query.where('sentAt', 'is', null).where('body', 'is', null))
    .$if(state === 'sent', (query) => query.where('sentAt', 'is not', null))
    .orderBy('createdAt', 'desc')
    .limit(limit)
    .execute()
}

export interface MailCounts {
  readonly waiting: number
  /** Waiting ones that the server has refused at least once. */
  readonly refused: number
  /** Given up: useless by the time the server would have taken them. */
  readonly failed: number
  readonly sent: number
  readonly lastSentAt: Date | null
}

/** How mail stands, counted over those made since an instant. */
export async function countMails(db: Reader, tenantId: string, since: Date): Promise<MailCounts> {
  return db
    .selectFrom('mail')
    .select([
      sql<number>`count(*) filter (where "sentAt" is null and body is not null)`.as('waiting'),
      sql<number>`count(*) filter (where "sentAt" is null and body is not null and attempts > 0)`.as('refused'),
      sql<number>`count(*) filter (where "sentAt" is null and body is null)`.as('failed'),
      sql<number>`count("sentAt")`.as('sent'),
      sql<Date | null>`max("sentAt")`.as('lastSentAt'),
    ])
    .where('tenantId', '=', tenantId)
    .where('createdAt', '>=', since)
    .executeTakeFirstOrThrow()
}

/** The address of an account. */
export async function findAddress(
  db: Reader,
  account: { readonly tenantId: string; readonly accountId: string },
): Promise<string> {
  const row = await db
    .selectFrom('account')
    .select('email')
    .where('tenantId', '=', account.tenantId)
    .where('id', '=', account.accountId)
    .executeTakeFirstOrThrow()
  return row.email
}
