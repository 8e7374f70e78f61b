import type { Role } from '@dondoc/domain/access/roles'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import { deleteUser, findUserByEmail, insertUser } from '../../lib/auth-users.ts'
import { inTenant, type Trx } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { newId } from '../../lib/id.ts'
import { Problem } from '../../lib/problem.ts'
import { findOrganization } from '../organizations/index.ts'
import { holdEmail, insertAccount } from './accounts.store.ts'
import { insertRoleHeld } from './roles.store.ts'

export interface NewAccount {
  readonly name: string
  readonly email: string
  /** Null for a person who is invited and chooses one. */
  readonly password: string | null
  /** The password was chosen by somebody else: it must be changed at the first sign-in. */
  readonly mustChangePassword?: boolean
  /** In whose name the person acts. */
  readonly organizationId: string
  /** Each held at the account's organization where none is named, from `validFrom` of the account where it has none. */
  readonly roles: readonly {
    readonly role: Role
    readonly organizationId?: string
    readonly validFrom?: PlainDate
    readonly validTo?: PlainDate | null
  }[]
  readonly validFrom: PlainDate
  /** The password is public: shown on the sign-in page in demo mode, and useless outside it. */
  readonly demo?: boolean
}

/**
 * Makes an account that can sign in, with its roles. `prepare` gives it, after it made in the same transaction what the account
 * stands on; `within` does what belongs to it, before the audit entry. Returns the account's id. Throws `Problem`
 * `organization.not-found` or `account.email-taken`; then there is no user either.
 */
export async function addAccount(
  deps: Pick<Deps, 'db' | 'auth'>,
  by: AuditActor,
  prepare: NewAccount | ((trx: Trx) => Promise<NewAccount>),
  within: (trx: Trx, account: { readonly id: string; readonly tenantId: string }) => Promise<void> = async () =>
    undefined,
): Promise<string> {
  const { tenantId } = by
  const authUserId = newId()
  let userIsMade = false
  try {
    return await inTenant(deps.db, by, async (trx) => {
      const account = typeof prepare === 'function' ? await prepare(trx) : prepare
      const { name, organizationId, password } = account
      const email = account.email.toLowerCase()
      await holdEmail(trx, email)
      if (await findUserByEmail(deps.auth.users, email)) throw new Problem('account.email-taken', { email })
      const id = newId()
      await mustFindPath(trx, tenantId, organizationId)
      await insertAccount(trx, {
        tenantId,
        id,
        authUserId,
        name,
        email,
        organizationId,
        mustChangePassword: account.mustChangePassword ?? false,
        demoPassword: account.demo === true ? password : null,
      })
      await insertRoles(trx, { tenantId, id }, account)
      await within(trx, { id, tenantId })
      const passwordHash = password === null ? null : await deps.auth.hashPassword(password)
      await insertUser(deps.auth.users, { id: authUserId, email, name, passwordHash })
      userIsMade = true
      await writeAudit(trx, by, {
        action: 'account.added',
        subjectKind: 'account',
        subjectId: id,
        subject: name,
        after: { email, organizationId, roles: account.roles, invited: password === null },
      })
      return id
    })
  } catch (error) {
    // The users stand apart from the transaction.
    if (userIsMade) await deleteUser(deps.auth.users, authUserId)
    throw error
  }
}

async function insertRoles(
  trx: Trx,
  { tenantId, id: accountId }: { readonly tenantId: string; readonly id: string },
  account: NewAccount,
): Promise<void> {
  for (const {
    role,
    organizationId = account.organizationId,
    validFrom = account.validFrom,
    validTo,
  } of account.roles) {
    const orgPath = await mustFindPath(trx, tenantId, organizationId)
    const row = { tenantId, id: newId(), accountId, role, organizationId, orgPath, validFrom }
    await insertRoleHeld(trx, { ...row, validTo: validTo ?? null })
  }
}

/** The path of an organization of the tenant. Throws `organization.not-found`. */
export async function mustFindPath(trx: Trx, tenantId: string, organizationId: string): Promise<string> {
  const found = await findOrganization(trx, tenantId, organizationId)
  if (found === undefined) throw new Problem('organization.not-found', { organizationId })
  return found.orgPath
}
