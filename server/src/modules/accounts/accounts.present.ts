import type { AccountDetail, AccountRow, Me, RoleTerm, Substitution } from '@dondoc/contract/accounts'
import type { MyAccount } from '@dondoc/contract/my-account'
import {
  canGiveRole,
  canHaveDeputy,
  canManageAccount,
  canSetSignInPolicy,
  canWatchService,
} from '@dondoc/domain/access/accounts'
import { canImport, canManageAccounts, canManageOrganizations, JUDGES } from '@dondoc/domain/access/predicates'
import { canSetRules } from '@dondoc/domain/access/settings'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type Actor, somewhere } from '../../lib/actor.ts'
import type { UserFacts } from '../../lib/auth-users.ts'
import { canReadWholeAudit } from '../audit/index.ts'
import type { AccountListRow } from './account-list.store.ts'
import { openRoles, pastRoles, placeOf } from './accounts.access.ts'
import type { getMeRow } from './accounts.store.ts'
import type { RoleRow, SubstitutionRow } from './roles.store.ts'

type OrganizationName = Me['organization']

/** Who is signed in, with what the menu needs to know. `organizations` are those of the roles held. */
export function presentMe(
  actor: Actor,
  me: Awaited<ReturnType<typeof getMeRow>>,
  organizations: readonly OrganizationName[],
  today: PlainDate,
): Me {
  const byId = new Map(organizations.map((organization) => [organization.id, organization]))
  return {
    id: actor.accountId,
    name: actor.name,
    email: me.email,
    tenant: { id: actor.tenantId, name: me.tenantName, demo: me.tenantDemo },
    roles: actor.roles.flatMap(({ role, organizationId, standingInFor = null }) => {
      const organization = byId.get(organizationId)
      return organization === undefined ? [] : [{ role, organization, standingInFor }]
    }),
    organization: { id: actor.organizationId, name: me.organizationName, shortName: me.organizationShortName },
    today,
    must: actor.must ?? null,
    can: {
      importPlan: somewhere(canImport)(actor),
      seeOverview: actor.roles.length > 0,
      seeAudit: canReadWholeAudit(actor),
      manageAccounts: somewhere(canManageAccounts)(actor),
      manageOrganizations: somewhere(canManageOrganizations)(actor),
      setSignInPolicy: canSetSignInPolicy(actor),
      setRules: canSetRules(actor),
      watchService: canWatchService(actor),
      registerEvents: actor.roles.some(({ role }) => JUDGES.includes(role)),
    },
  }
}

export const presentRole =
  (actor: Actor) =>
  ({ id, role, organization, validFrom, validTo, orgPath }: RoleRow): RoleTerm => ({
    id,
    role,
    organization,
    validFrom,
    validTo,
    can: { end: canGiveRole(actor, orgPath) },
  })

/** One line of the list of accounts. `roles` are all of the account, of any time. */
export function presentAccount(
  actor: Actor,
  { row, roles }: { readonly row: AccountListRow; readonly roles: readonly RoleRow[] },
  sign: { readonly secondFactor: boolean; readonly lastSignInAt: Date | null },
  today: PlainDate,
): AccountRow {
  const manage = canManageAccount(actor, placeOf(row, roles, today))
  const { id, name, email, state, lockReason, version } = row
  return {
    id,
    name,
    email,
    organization: { id: row.organizationId, name: row.organizationName, shortName: row.organizationShortName },
    state,
    lockReason,
    createdAt: row.createdAt.toISOString(),
    version,
    mustChangePassword: row.mustChangePassword,
    secondFactor: sign.secondFactor,
    lastSignInAt: sign.lastSignInAt?.toISOString() ?? null,
    roles: openRoles(roles, today).map(presentRole(actor)),
    can: { manage, lock: manage && id !== actor.accountId },
  }
}

/** One account with what its own page shows. */
export function presentAccountDetail(
  actor: Actor,
  account: { readonly row: AccountListRow; readonly roles: readonly RoleRow[] },
  more: {
    readonly facts: UserFacts
    readonly substitutions: readonly SubstitutionRow[]
    readonly lastSignInAt: Date | null
  },
  today: PlainDate,
): AccountDetail {
  const { row, roles } = account
  const { facts, substitutions, lastSignInAt } = more
  const shown = presentAccount(actor, account, { secondFactor: facts.secondFactor, lastSignInAt }, today)
  return {
    ...shown,
    hasPassword: facts.hasPassword,
    pastRoles: pastRoles(roles, today).map(presentRole(actor)),
    substitutions: substitutions.map((one) => presentSubstitution(one, shown.can.manage && one.absentId === row.id)),
  }
}

export function presentSubstitution(row: SubstitutionRow, end: boolean): Substitution {
  const { id, absentId, absentName, deputyId, deputyName, validFrom, validTo } = row
  return {
    id,
    absent: { id: absentId, name: absentName },
    deputy: { id: deputyId, name: deputyName },
    validFrom,
    validTo,
    can: { end },
  }
}

/** The own account. Who may not give roles elsewhere may still take back the own deputy. */
export function presentMyAccount(
  actor: Actor,
  account: {
    readonly row: AccountListRow
    readonly roles: readonly RoleRow[]
    readonly substitutions: readonly SubstitutionRow[]
  },
  ways: Pick<MyAccount, 'hasPassword' | 'passwordLength' | 'providers'>,
  today: PlainDate,
): MyAccount {
  const { row, roles, substitutions } = account
  return {
    createdAt: row.createdAt.toISOString(),
    roles: openRoles(roles, today).map(presentRole(actor)),
    pastRoles: pastRoles(roles, today).map(presentRole(actor)),
    substitutions: substitutions.map((one) => presentSubstitution(one, one.absentId === row.id)),
    ...ways,
    can: { haveDeputy: canHaveDeputy(actor), changeSignIn: row.demoPassword === null },
  }
}
