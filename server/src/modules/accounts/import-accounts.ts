import { randomInt } from 'node:crypto'
import { type AccountImportReport, SLIPS_LIMIT } from '@dondoc/contract/account-import'
import { readGrid } from '@dondoc/documents/import-table/read-grid'
import { UnreadableDocument } from '@dondoc/documents/unreadable'
import { ACCOUNT_HEADINGS, type PersonTable, readPersonTable } from '@dondoc/domain/access/account-table'
import { canManageAccount } from '@dondoc/domain/access/accounts'
import { makeFirstPassword } from '@dondoc/domain/access/first-password'
import {
  type KnownPerson,
  type PlaceOfTable,
  type PlannedAccounts,
  planAccountImport,
  type RoleGiven,
} from '@dondoc/domain/access/plan-account-import'
import { canManageAccounts } from '@dondoc/domain/access/predicates'
import type { Actor } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import { deleteUsers, insertUsers, listUsersByEmail, type NewUser, updateUser } from '../../lib/auth-users.ts'
import { inTenant, type Trx } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { newId } from '../../lib/id.ts'
import { Problem } from '../../lib/problem.ts'
import { listOrganizationRows } from '../organizations/index.ts'
import {
  holdImport,
  insertAccounts,
  insertRolesHeld,
  listAccountsByEmail,
  type NamedAccount,
} from './account-import.store.ts'
import { placeOf } from './accounts.access.ts'
import { updateAccount } from './accounts.store.ts'
import { findPolicy } from './policy.store.ts'
import { listRoleRows } from './roles.store.ts'
import { sendLink } from './send-link.ts'

export interface AccountImport {
  readonly bytes: Uint8Array
  /** The file's name. */
  readonly name: string
  readonly dryRun: boolean
  readonly invite: boolean
}

/** The people in a file. Throws `accounts.unreadable`, `accounts.columns-missing`. */
export function readPeople(bytes: Uint8Array): PersonTable {
  try {
    const table = readPersonTable(readGrid(bytes))
    if (table === null) throw new Problem('accounts.columns-missing')
    return table
  } catch (error) {
    if (error instanceof UnreadableDocument) throw new Problem('accounts.unreadable', { reason: error.code })
    throw error
  }
}

const reportOf = (
  table: PersonTable,
  planned: PlannedAccounts,
  applied: boolean,
  slips: AccountImportReport['slips'] = [],
): AccountImportReport => ({
  applied,
  rowCount: table.rows.length,
  added: planned.added.length,
  changed: planned.changed.length,
  same: planned.same,
  errors: planned.faults.map(({ row, code, column, value }) => ({
    row,
    code,
    column: column === null ? null : ACCOUNT_HEADINGS[column],
    value,
  })),
  slips,
})

interface World {
  readonly places: readonly PlaceOfTable[]
  readonly named: ReadonlyMap<string, NamedAccount>
  readonly planned: PlannedAccounts
}

async function planFor(deps: Deps, trx: Trx, actor: Actor, table: PersonTable): Promise<World> {
  const { tenantId } = actor
  const today = deps.clock.today()
  const emails = [...new Set(table.rows.map(({ email }) => email))]
  const organizations = await listOrganizationRows(trx, tenantId)
  const places = organizations
    .filter(({ validFrom, validTo }) => validFrom <= today && (validTo === null || validTo >= today))
    .map(({ orgPath, ...one }) => ({ ...one, path: orgPath }))
  const accounts = await listAccountsByEmail(trx, tenantId, emails)
  const ids = accounts.map(({ id }) => id)
  const roles = Map.groupBy(await listRoleRows(trx, tenantId, ids), ({ accountId }) => accountId)
  const known = accounts.map((account): KnownPerson => {
    const held = roles.get(account.id) ?? []
    return {
      id: account.id,
      email: account.email,
      name: account.name,
      organizationId: account.organizationId,
      locked: account.locked,
      manageable: canManageAccount(actor, placeOf(account, held, today)),
      roles: held.map(({ role, organization, validFrom, validTo }) => {
        return { role, organizationId: organization.id, from: validFrom, to: validTo }
      }),
    }
  })
  const own = new Set(accounts.map(({ email }) => email))
  const taken = await listUsersByEmail(deps.auth.users, emails)
  const planned = planAccountImport(
    table,
    { places, known },
    {
      today,
      mayManage: (path) => canManageAccounts(actor, path),
      foreign: new Set([...taken].filter((email) => !own.has(email))),
    },
  )
  return { places, named: new Map(accounts.map((account) => [account.id, account])), planned }
}

/** A person to be added with the user who signs in. */
interface Addition {
  readonly person: PlannedAccounts['added'][number]
  readonly id: string
  readonly user: NewUser
  readonly password: string | null
}

async function prepare(
  deps: Deps,
  trx: Trx,
  actor: Actor,
  planned: PlannedAccounts,
  invite: boolean,
): Promise<Addition[]> {
  const { passwordLength } = await findPolicy(trx, actor.tenantId)
  // Side by side: hashing is slow on purpose and keeps every core busy.
  return Promise.all(
    planned.added.map(async (person): Promise<Addition> => {
      const password = invite ? null : makeFirstPassword((below) => randomInt(below), passwordLength)
      const passwordHash = password === null ? null : await deps.auth.hashPassword(password)
      const user = { id: newId(), email: person.email, name: person.name, passwordHash }
      return { person, id: newId(), user, password }
    }),
  )
}

/**
 * Adds and updates people from a table: all rows or none. Wrong rows are reported, each with its code, and then nothing is written.
 * The added are invited by e-mail, or get first passwords that are told in the report this once. Throws `accounts.unreadable`,
 * `accounts.columns-missing`, `mail.not-configured`, `accounts.too-many-slips`.
 */
export async function importAccounts(
  deps: Deps,
  actor: Actor,
  by: AuditActor,
  asked: AccountImport,
): Promise<AccountImportReport> {
  const table = readPeople(asked.bytes)
  if (asked.invite && deps.mailer === null && !asked.dryRun) throw new Problem('mail.not-configured')
  let made: readonly string[] = []
  try {
    return await inTenant(deps.db, actor, async (trx) => {
      await holdImport(trx, actor.tenantId)
      const world = await planFor(deps, trx, actor, table)
      const { planned } = world
      const nothing = planned.added.length + planned.changed.length === 0
      if (asked.dryRun || planned.faults.length > 0 || nothing)
        return reportOf(table, planned, !asked.dryRun && planned.faults.length === 0)
      if (!asked.invite && planned.added.length > SLIPS_LIMIT)
        throw new Problem('accounts.too-many-slips', { limit: SLIPS_LIMIT, count: planned.added.length })
      const additions = await prepare(deps, trx, actor, planned, asked.invite)
      await write(deps, trx, by, world, additions)
      await insertUsers(
        deps.auth.users,
        additions.map(({ user }) => user),
      )
      made = additions.map(({ user }) => user.id)
      await record(trx, by, asked.name, world, additions)
      const nameOf = new Map(world.places.map(({ id, name }) => [id, name]))
      const slips = additions.flatMap(({ person: { name, email, organizationId }, password }) =>
        password === null ? [] : [{ name, email, organization: nameOf.get(organizationId) ?? '', password }],
      )
      return reportOf(table, planned, true, slips)
    })
  } catch (error) {
    // The users stand apart from the transaction.
    if (made.length > 0) await deleteUsers(deps.auth.users, made)
    throw error
  }
}

async function write(
  deps: Deps,
  trx: Trx,
  { tenantId }: AuditActor,
  { places, named, planned }: World,
  additions: readonly Addition[],
): Promise<void> {
  const pathOf = new Map(places.map(({ id, path }) => [id, path]))
  const rolesOf = (accountId: string, roles: readonly RoleGiven[]) =>
    roles.map((role) => {
      return { tenantId, id: newId(), accountId, orgPath: pathOf.get(role.organizationId) ?? '', ...role }
    })
  await insertAccounts(
    trx,
    additions.map(({ id, user, password, person: { name, email, organizationId } }) => {
      return { tenantId, id, authUserId: user.id, name, email, organizationId, mustChangePassword: password !== null }
    }),
  )
  await insertRolesHeld(trx, [
    ...additions.flatMap(({ id, person }) => rolesOf(id, person.roles)),
    ...planned.changed.flatMap(({ known, roles }) => rolesOf(known.id, roles)),
  ])
  for (const { known, name, organizationId } of planned.changed) {
    const version = named.get(known.id)?.version ?? null
    if (!(await updateAccount(trx, { tenantId, id: known.id }, version, { name, organizationId })))
      throw new Problem('account.changed-meanwhile')
    const account = named.get(known.id)
    if (account !== undefined && name !== known.name) await updateUser(deps.auth.users, account.authUserId, { name })
  }
  for (const { id, person, password } of additions) {
    if (password === null)
      await sendLink(deps, trx, { tenantId, id, name: person.name, email: person.email }, 'invitation')
  }
}

/** Each person has it in the own history; the file stands once above them. */
async function record(
  trx: Trx,
  by: AuditActor,
  file: string,
  { planned }: World,
  additions: readonly Addition[],
): Promise<void> {
  for (const { id, person, password } of additions) {
    await writeAudit(trx, by, {
      action: 'account.added',
      subjectKind: 'account',
      subjectId: id,
      subject: person.name,
      after: {
        email: person.email,
        organizationId: person.organizationId,
        roles: person.roles,
        invited: password === null,
      },
    })
  }
  for (const { known, name, organizationId, roles } of planned.changed) {
    await writeAudit(trx, by, {
      action: 'account.changed',
      subjectKind: 'account',
      subjectId: known.id,
      subject: name,
      before: { name: known.name, organizationId: known.organizationId },
      after: { name, organizationId, roles },
    })
  }
  await writeAudit(trx, by, {
    action: 'account.imported',
    subjectKind: 'tenant',
    subjectId: by.tenantId,
    subject: file,
    after: { added: additions.length, changed: planned.changed.length, same: planned.same },
  })
}
