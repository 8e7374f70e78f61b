import type { Role } from '@dondoc/domain/access/roles'
import type { AuditActor } from '../src/lib/audit.ts'
import { inTenant } from '../src/lib/db.ts'
import type { Deps } from '../src/lib/deps.ts'
import { newId } from '../src/lib/id.ts'
import { addAccount } from '../src/modules/accounts/index.ts'
import { addOrganization, type NewOrganization } from '../src/modules/organizations/index.ts'
import type { TestDeps } from './with-server.ts'

export interface TestTenant {
  readonly tenantId: string
  /** Who made the data of the test, for use cases that ask for one. */
  readonly by: AuditActor
}

export interface TestOrganization {
  readonly id: string
  readonly orgPath: string
  readonly name: string
}

export interface TestAccount {
  readonly id: string
  readonly email: string
  readonly password: string
}

let counter = 0

/** All accounts of the tests have one password, and hashing it costs 80 ms: it is hashed once for a process, by the first. */
const PASSWORD = 'mat-khau-thu-nghiem'
let passwordHash: Promise<string> | undefined

export async function makeTenant(deps: TestDeps, name = 'Tỉnh thử nghiệm'): Promise<TestTenant> {
  const tenantId = newId()
  await deps.db.insertInto('tenant').values({ id: tenantId, name }).execute()
  return { tenantId, by: { tenantId, accountId: null, name: 'Hệ thống' } }
}

export async function makeOrganization(
  deps: Deps,
  tenant: TestTenant,
  overrides: Partial<NewOrganization> = {},
): Promise<TestOrganization> {
  const organization: NewOrganization = {
    parentId: null,
    kind: 'department',
    name: `Sở thứ ${++counter}`,
    issuesPlans: true,
    validFrom: '2020-01-01',
    ...overrides,
  }
  const made = await inTenant(deps.db, tenant, (trx) => addOrganization(trx, tenant.by, organization))
  return { ...made, name: organization.name }
}

export async function makeAccount(
  deps: Deps,
  tenant: TestTenant,
  role: Role,
  organization: Pick<TestOrganization, 'id'>,
): Promise<TestAccount> {
  const email = `${role}.${++counter}@example.vn`
  passwordHash ??= deps.auth.hashPassword(PASSWORD)
  const hash = await passwordHash
  const auth = { ...deps.auth, hashPassword: async () => hash }
  const id = await addAccount({ db: deps.db, auth }, tenant.by, {
    name: `Người thứ ${counter}`,
    email,
    password: PASSWORD,
    organizationId: organization.id,
    roles: [{ role }],
    validFrom: '2020-01-01',
  })
  return { id, email, password: PASSWORD }
}
