import type { Insertable, Selectable } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'
import type { AccountTokenTable } from '../../lib/tables.ts'

type Token = Selectable<AccountTokenTable>

export async function insertToken(trx: Trx, token: Insertable<AccountTokenTable>): Promise<void> {
  await trx.insertInto('account_token').values(token).execute()
}

export async function findToken(db: Reader, tenantId: string, hash: string): Promise<Token | undefined> {
  return db
    .selectFrom('account_token')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('hash', '=', hash)
    .executeTakeFirst()
}

/** Uses a token up; false where somebody was faster. */
export async function useUpToken(trx: Trx, token: Token, usedAt: Date): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('account_token')
    .set({ usedAt })
    .where('tenantId', '=', token.tenantId)
    .where('id', '=', token.id)
    .where('usedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .where('expiresAt', '>', usedAt)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** The links that an account still has are good for nothing from now on. */
export async function withdrawTokens(
  trx: Trx,
  account: { readonly tenantId: string; readonly id: string },
  withdrawnAt: Date,
): Promise<void> {
  await trx
    .updateTable('account_token')
    .set({ withdrawnAt })
    .where('tenantId', '=', account.tenantId)
    .where('accountId', '=', account.id)
    .where('usedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .execute()
}
