import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { Problem } from '../../lib/problem.ts'
import { listTenants } from '../../lib/tenants.ts'
import { listOrganizationRows } from '../organizations/index.ts'
import { addAccount } from './add-account.ts'
import { createFirstAdministrator, needsSetUp } from './set-up.ts'

/** Without letters that are mistaken for others when they are read out. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** 20 letters of 31, in groups that can be read out: 99 bits. */
function makePassword(): string {
  const group = (): string => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)] ?? '').join('')
  return Array.from({ length: 4 }, group).join('-')
}

/**
 * An administrator for who stands at the server's keyboard: the first one of an empty installation, with its authority and root
 * organization, or another one at the root. Returns the password, to be changed at the first sign-in. Throws
 * `account.email-taken`, `organization.not-found`, `setup.authority-unclear` where several authorities are there.
 */
export async function createAdministrator(
  deps: Pick<Deps, 'db' | 'auth' | 'clock'>,
  order: {
    readonly name: string
    readonly email: string
    /** Name of the authority, of the new one or one that is there. */
    readonly authority?: string | undefined
    /** Name of the root organization of a new authority; that of the authority where absent. */
    readonly organization?: string | undefined
  },
): Promise<string> {
  const address = z.email().safeParse(order.email.trim().toLowerCase())
  if (!address.success) throw new Problem('request.invalid', { fields: [{ in: 'body', path: '/email' }] })
  const email = address.data
  const { name } = order
  const password = makePassword()
  if (await needsSetUp(deps.db)) {
    const tenantName = order.authority ?? order.organization ?? 'Đôn Đốc'
    const organization = { name: order.organization ?? tenantName, kind: 'other' as const }
    const administrator = { name, email, password }
    await createFirstAdministrator(deps, { tenantName, organization, administrator }, { mustChangePassword: true })
    return password
  }
  const meant = (await listTenants(deps.db)).filter(
    (tenant) => !tenant.demo && (order.authority === undefined || tenant.name === order.authority),
  )
  const tenant = meant[0]
  if (tenant === undefined || meant.length > 1) throw new Problem('setup.authority-unclear')
  const tenantId = tenant.id
  const today = deps.clock.today()
  const rows = await inTenant(deps.db, { tenantId }, (trx) => listOrganizationRows(trx, tenantId))
  const root = rows.find(({ parentId, validTo }) => parentId === null && (validTo === null || validTo >= today))
  if (root === undefined) throw new Problem('organization.not-found')
  await addAccount(
    deps,
    { tenantId, accountId: null, name: 'Dòng lệnh' },
    {
      name,
      email,
      password,
      mustChangePassword: true,
      organizationId: root.id,
      roles: [{ role: 'administrator' }],
      validFrom: today,
    },
  )
  return password
}
