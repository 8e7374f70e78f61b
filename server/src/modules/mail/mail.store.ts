import type { Insertable, Selectable } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'
import type { MailTable } from '../../lib/tables.ts'

export async function insertMail(trx: Trx, mail: Insertable<MailTable>): Promise<void> {
  await trx.insertInto('mail').values(mail).execute()
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
    .set((mail) => ({ sentAt, body: null, attempts: mail('attempts', '+', 1) }))
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

/** The text of a mail that will never be sent: it may carry a secret. */
export async function dropBody(trx: Trx, tenantId: string, id: string): Promise<void> {
  await trx.updateTable('mail').set({ body: null }).where('tenantId', '=', tenantId).where('id', '=', id).execute()
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
