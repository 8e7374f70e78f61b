import { ROLES } from '@dondoc/domain/access/roles'
import { z } from 'zod'
import { route } from './route.ts'
import { Id, IdList, Instant, OrganizationRef, PageQuery, PlainDate, page } from './shared.ts'

/** Sign-in, sign-out and the second step of sign-in are better-auth's, under `/api/auth/*`; the rest stands in `sign-in.ts`. */
export const RoleHeld = z.object({
  role: z.enum(ROLES),
  organization: OrganizationRef,
  /** Held as the deputy of this person; null for a role of one's own. */
  standingInFor: z.string().nullable().optional(),
})

/** What a person must do before anything else: the session is good for nothing but that. */
export const SignInDuty = z.enum(['change-password', 'set-second-factor'])
export type SignInDuty = z.infer<typeof SignInDuty>

export const Me = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  tenant: z.object({ id: Id, name: z.string(), demo: z.boolean() }),
  roles: z.array(RoleHeld),
  /** The organization in whose name the person acts. */
  organization: OrganizationRef,
  today: PlainDate,
  must: SignInDuty.nullable().optional(),
  can: z.object({
    importPlan: z.boolean(),
    seeOverview: z.boolean(),
    seeAudit: z.boolean(),
    manageAccounts: z.boolean().optional(),
    manageOrganizations: z.boolean().optional(),
    setSignInPolicy: z.boolean().optional(),
    /** The working calendar and the rules of duties. */
    setRules: z.boolean().optional(),
    /** What keeps the service from working as it should. */
    watchService: z.boolean().optional(),
    /** Acts that duties wait for, where the person judges duties. */
    registerEvents: z.boolean().optional(),
  }),
})
export type Me = z.infer<typeof Me>

export const getMe = route({
  method: 'GET',
  url: '/api/me',
  summary: 'Who is signed in',
  tag: 'accounts',
  early: true,
  response: Me,
})

/** The demo sign-ins to offer on the sign-in page; empty outside demo mode. */
export const listDemoAccounts = route({
  method: 'GET',
  url: '/api/demo-accounts',
  summary: 'Demo sign-ins, in demo mode only',
  tag: 'accounts',
  open: true,
  response: z.object({
    accounts: z.array(
      z.object({
        name: z.string(),
        email: z.string(),
        password: z.string(),
        role: z.string(),
        /** Where they work, and the agency it stands in; the same name where it is the agency itself. */
        organization: z.string(),
        agency: z.string().nullable(),
      }),
    ),
  }),
})

/** One role at one organization; `validTo` is its last day, null where none is set. */
export const RoleTerm = z.object({
  id: Id,
  role: z.enum(ROLES),
  organization: OrganizationRef,
  validFrom: PlainDate,
  validTo: PlainDate.nullable(),
  can: z.object({ end: z.boolean() }),
})
export type RoleTerm = z.infer<typeof RoleTerm>

/** `invited`: has not answered the invitation yet. */
export const AccountState = z.enum(['active', 'invited', 'locked'])
export type AccountState = z.infer<typeof AccountState>

export const AccountRow = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  organization: OrganizationRef,
  state: AccountState,
  lockReason: z.string().nullable(),
  createdAt: Instant,
  version: z.int(),
  mustChangePassword: z.boolean(),
  secondFactor: z.boolean(),
  /** Null for who never signed in. */
  lastSignInAt: Instant.nullable(),
  /** Held today or later. */
  roles: z.array(RoleTerm),
  can: z.object({ manage: z.boolean(), lock: z.boolean() }),
})
export type AccountRow = z.infer<typeof AccountRow>

const PersonName = z.object({ id: Id, name: z.string() })

export const Substitution = z.object({
  id: Id,
  absent: PersonName,
  deputy: PersonName,
  validFrom: PlainDate,
  validTo: PlainDate,
  can: z.object({ end: z.boolean() }),
})
export type Substitution = z.infer<typeof Substitution>

export const AccountDetail = AccountRow.extend({
  hasPassword: z.boolean(),
  /** Roles that ended. */
  pastRoles: z.array(RoleTerm),
  /** In force today or later, as the absent person or as the deputy. */
  substitutions: z.array(Substitution),
})
export type AccountDetail = z.infer<typeof AccountDetail>

/** By name unless asked; `ends`: whose next role ends first. */
export const ACCOUNT_SORTS = ['name', 'organization', 'ends'] as const

const AccountFilter = z.object({
  /** Words of the name or the address, with or without accents. */
  q: z.string().max(200).optional(),
  /** The organization or anything below it. */
  organizationId: Id.optional(),
  role: z.enum(ROLES).optional(),
  state: AccountState.optional(),
  secondFactor: z.enum(['on', 'off']).optional(),
  /** A role of theirs ends within 30 days. */
  endsSoon: z.literal('true').optional(),
  sort: z.enum(ACCOUNT_SORTS).optional(),
})
export type AccountFilter = z.infer<typeof AccountFilter>

export const listAccounts = route({
  method: 'GET',
  url: '/api/accounts',
  summary: 'Accounts that the person may see, by name',
  tag: 'accounts',
  query: AccountFilter.extend(PageQuery.shape),
  response: page(AccountRow).extend({ can: z.object({ create: z.boolean(), invite: z.boolean() }) }),
})

export const exportAccounts = route({
  method: 'GET',
  url: '/api/accounts/export',
  summary: 'The same list as XLSX, or the chosen ones of it',
  tag: 'accounts',
  query: AccountFilter.extend({ ids: IdList.optional() }),
})

const AccountParams = z.object({ accountId: Id })

export const getAccount = route({
  method: 'GET',
  url: '/api/accounts/:accountId',
  summary: 'One account with its roles and substitutions',
  tag: 'accounts',
  params: AccountParams,
  response: AccountDetail,
})

const Name = z.string().trim().min(1).max(200)
const Email = z.string().trim().toLowerCase().max(254).pipe(z.email())

export const NewRole = z.strictObject({
  role: z.enum(ROLES),
  organizationId: Id,
  validFrom: PlainDate,
  validTo: PlainDate.nullable().default(null),
})

/** With `firstPassword` the person signs in with it once and chooses another; without, an invitation goes out by e-mail. */
export const createAccount = route({
  method: 'POST',
  url: '/api/accounts',
  summary: 'Create an account, by invitation or with a first password',
  tag: 'accounts',
  body: z.strictObject({
    name: Name,
    email: Email,
    organizationId: Id,
    roles: z.array(NewRole).max(20),
    firstPassword: z.string().max(300).optional(),
  }),
  response: AccountDetail,
})

export const changeAccount = route({
  method: 'PATCH',
  url: '/api/accounts/:accountId',
  summary: 'Change name, address or organization',
  tag: 'accounts',
  params: AccountParams,
  body: z.strictObject({
    version: z.int(),
    name: Name.optional(),
    email: Email.optional(),
    organizationId: Id.optional(),
  }),
  response: AccountDetail,
})

export const lockAccount = route({
  method: 'POST',
  url: '/api/accounts/:accountId/lock',
  summary: 'Lock an account and end its sessions',
  tag: 'accounts',
  params: AccountParams,
  body: z.strictObject({ reason: z.string().trim().min(1).max(500) }),
  response: AccountDetail,
})

export const unlockAccount = route({
  method: 'POST',
  url: '/api/accounts/:accountId/unlock',
  summary: 'Unlock an account',
  tag: 'accounts',
  params: AccountParams,
  response: AccountDetail,
})

export const giveRole = route({
  method: 'POST',
  url: '/api/accounts/:accountId/roles',
  summary: 'Give a role at an organization for a time',
  tag: 'accounts',
  params: AccountParams,
  body: NewRole,
  response: AccountDetail,
})

/** `lastDay` before the first day takes the role back as never held. */
export const endRole = route({
  method: 'POST',
  url: '/api/accounts/:accountId/roles/:roleId/end',
  summary: 'End a role after its last day',
  tag: 'accounts',
  params: AccountParams.extend({ roleId: Id }),
  body: z.strictObject({ lastDay: PlainDate }),
  response: AccountDetail,
})

export const substitute = route({
  method: 'POST',
  url: '/api/accounts/:accountId/substitutions',
  summary: 'Let a deputy act with the roles of an absent person between two days',
  tag: 'accounts',
  params: AccountParams,
  body: z.strictObject({ deputyId: Id, validFrom: PlainDate, validTo: PlainDate }),
  response: AccountDetail,
})

export const endSubstitution = route({
  method: 'POST',
  url: '/api/accounts/:accountId/substitutions/:substitutionId/end',
  summary: 'End a substitution before its time: today is no day of it any more',
  tag: 'accounts',
  params: AccountParams.extend({ substitutionId: Id }),
  response: AccountDetail,
})

/** What would pass on that day, and what stays behind with the person. */
export const previewHandOver = route({
  method: 'GET',
  url: '/api/accounts/:accountId/hand-over',
  summary: 'What a hand-over on that day would pass to the successor',
  tag: 'accounts',
  params: AccountParams,
  query: z.object({ from: PlainDate }),
  response: z.object({
    /** With the number of open duties of each organization: they stay with it and are in the successor's hands from that day. */
    roles: z.array(RoleTerm.extend({ openDuties: z.int() })),
    substitutions: z.array(Substitution),
    /** Open duties assigned to the person by name; they pass on that day. */
    assignedDuties: z.int(),
    /**
     * Hand-overs ordered for a later day, the earliest first: where the person is the leaver, what passes now passes on then; where
     * the person is the successor, what was to come passes to the successor of now.
     */
    planned: z.array(z.object({ from: PlainDate, leaver: PersonName, successor: PersonName })),
  }),
})

/** All roles of the person that are open on `from` pass to the successor that day; the person's substitutions end. */
export const handOver = route({
  method: 'POST',
  url: '/api/accounts/:accountId/hand-over',
  summary: 'Hand over everything open to a successor',
  tag: 'accounts',
  params: AccountParams,
  body: z.strictObject({ successorId: Id, from: PlainDate }),
  response: z.object({
    roles: z.array(z.object({ role: z.enum(ROLES), organization: OrganizationRef })),
    endedSubstitutions: z.int(),
    /** Assigned by name and passed now; those of a later day pass on it. */
    passedDuties: z.int(),
    account: AccountDetail,
  }),
})
