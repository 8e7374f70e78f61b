import type { Role } from '@dondoc/domain/access/roles'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Auth } from '../../lib/auth.ts'
import { type Db, inTenant } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import { Problem } from '../../lib/problem.ts'
import { findOrganization } from '../organizations/index.ts'
import { insertAccount, insertRoleHeld } from './accounts.store.ts'

export interface NewAccount {
  readonly name: string
  readonly email: string
  readonly password: string
  /** In whose name the person acts. */
  readonly organizationId: string
  /** Each held at the account's organization where none is named. */
  readonly roles: readonly { readonly role: Role; readonly organizationId?: string }[]
  readonly validFrom: PlainDate
  /** The password is public: shown on the sign-in page in demo mode, and useless outside it. */
  readonly demo?: boolean
}

/**
 * Makes an account that can sign in, with its roles. The user of the sign-in part is made first: should the rest fail, he has no
 * account and therefore no rights. Returns the account's id. Throws `Problem` `organization.not-found`.
 */
export async function addAccount(
  deps: { readonly db: Db; readonly auth: Auth },
  by: AuditActor,
  account: NewAccount,
): Promise<string> {
  const { tenantId } = by
  const { name, organizationId, validFrom } = account
  const email = account.email.toLowerCase()
  const authUserId = await deps.auth.createUser({ email, name, password: account.password })
  return inTenant(deps.db, by, async (trx) => {
    const getPath = async (id: string): Promise<string> => {
      const found = await findOrganization(trx, tenantId, id)
      if (found === undefined) throw new Problem('organization.not-found', { organizationId: id })
      return found.orgPath
    }
    await getPath(organizationId)
    const id = newId()
    const demoPassword = account.demo === true ? account.password : null
    await insertAccount(trx, { tenantId, id, authUserId, name, email, organizationId, disabledAt: null, demoPassword })
    for (const { role, organizationId: at = organizationId } of account.roles) {
      const orgPath = await getPath(at)
      await insertRoleHeld(trx, { tenantId, id: newId(), accountId: id, role, organizationId: at, orgPath, validFrom })
    }
    await writeAudit(trx, by, {
      action: 'account.added',
      subjectKind: 'account',
      subjectId: id,
      subject: name,
      after: { email, organizationId, roles: account.roles },
    })
    return id
  })
}
