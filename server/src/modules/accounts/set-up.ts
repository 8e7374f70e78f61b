import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { setUp as setUpRoute } from '@dondoc/contract/sign-in'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { AuditActor } from '../../lib/audit.ts'
import { type Db, inTenant, type Reader } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import type { RequestOrigin } from '../../lib/http.ts'
import { newId } from '../../lib/id.ts'
import { Problem } from '../../lib/problem.ts'
import { listTenants } from '../../lib/tenants.ts'
import { addOrganization } from '../organizations/index.ts'
import { addAccount } from './add-account.ts'
import { mustBeGoodPassword } from './password-rules.ts'

type SetUp = Omit<z.output<NonNullable<(typeof setUpRoute)['body']>>, 'token'>

const LIFETIME_MS = 24 * 60 * 60_000

/** The link of this run of the server: kept in memory only, so that a restart makes another. */
let link: { readonly token: string; readonly expiresAt: Date } | null = null

/** True while no authority but the demo's has been set up. */
export async function needsSetUp(db: Db | Reader): Promise<boolean> {
  return (await listTenants(db)).every(({ demo }) => demo)
}

/** The link to print at the start of an empty installation; null where it is set up. */
export async function openSetUp(deps: Pick<Deps, 'db' | 'clock' | 'publicUrl'>): Promise<string | null> {
  if (!(await needsSetUp(deps.db))) return null
  const token = randomBytes(32).toString('base64url')
  link = { token, expiresAt: new Date(deps.clock.now().getTime() + LIFETIME_MS) }
  return `${deps.publicUrl}/thiet-lap#${token}`
}

/** Throws `setup.done-already`, `token.invalid` or `token.expired` unless this is the printed token. */
async function mustBePrinted(deps: Pick<Deps, 'db' | 'clock'>, token: string): Promise<void> {
  if (!(await needsSetUp(deps.db))) throw new Problem('setup.done-already')
  const given = Buffer.from(token)
  const printed = Buffer.from(link?.token ?? '')
  if (given.length !== printed.length || !timingSafeEqual(given, printed)) throw new Problem('token.invalid')
  if (link === null || link.expiresAt <= deps.clock.now()) throw new Problem('token.expired')
}

/** Sets up an empty installation by the printed link: authority, root organization, first administrator. */
export async function setUp(
  deps: Pick<Deps, 'db' | 'clock' | 'auth'>,
  { token, ...order }: SetUp & { readonly token: string },
  from: RequestOrigin,
): Promise<void> {
  await mustBePrinted(deps, token)
  await createFirstAdministrator(deps, order, from)
  link = null
}

/** The same, for who stands at the server's own keyboard. Throws `setup.done-already`, `password.…`. */
export async function createFirstAdministrator(
  deps: Pick<Deps, 'db' | 'clock' | 'auth'>,
  { tenantName, organization, administrator }: SetUp,
  from: Partial<RequestOrigin> & { readonly mustChangePassword?: boolean } = {},
): Promise<{ tenantId: string; accountId: string }> {
  const tenantId = newId()
  const validFrom = deps.clock.today()
  const { mustChangePassword = false, ...origin } = from
  const by: AuditActor = { tenantId, accountId: null, name: 'Thiết lập ban đầu', ...origin }
  const { name, email, password } = administrator
  await inTenant(deps.db, by, (trx) => mustBeGoodPassword(trx, { tenantId, name, email }, password))
  const accountId = await addAccount(deps, by, async (trx) => {
    // Two set-ups at the same moment come one after the other, and the second is refused.
    await trx.selectNoFrom(sql`pg_advisory_xact_lock(hashtextextended('set-up', 0))`.as('held')).execute()
    if (!(await needsSetUp(trx))) throw new Problem('setup.done-already')
    await trx.insertInto('tenant').values({ id: tenantId, name: tenantName }).execute()
    const root = await addOrganization(trx, by, { parentId: null, ...organization, issuesPlans: true, validFrom })
    return {
      name,
      email,
      password,
      mustChangePassword,
      organizationId: root.id,
      roles: [{ role: 'administrator' }],
      validFrom,
    }
  })
  return { tenantId, accountId }
}
