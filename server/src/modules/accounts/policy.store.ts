import type { SignInPolicy } from '@dondoc/contract/sign-in'
import type { Reader, Trx } from '../../lib/db.ts'

/** What holds until a tenant sets its own: 12 characters, no role with a compulsory second factor. */
export const PRESET: SignInPolicy = { passwordLength: 12, secondFactorRoles: [] }

/** The rules of sign-in of a tenant. */
export async function findPolicy(db: Reader, tenantId: string): Promise<SignInPolicy> {
  const row = await db
    .selectFrom('sign_in_policy')
    .select(['passwordLength', 'secondFactorRoles'])
    .where('tenantId', '=', tenantId)
    .executeTakeFirst()
  return row ?? PRESET
}

export async function putPolicy(trx: Trx, tenantId: string, policy: SignInPolicy): Promise<void> {
  await trx
    .insertInto('sign_in_policy')
    .values({ tenantId, ...policy })
    .onConflict((conflict) => conflict.column('tenantId').doUpdateSet(policy))
    .execute()
}
