import { z } from 'zod'
import { RoleTerm, Substitution } from './accounts.ts'
import { route } from './route.ts'
import { Id, Instant, OrganizationRef, PlainDate } from './shared.ts'

/** What the own page shows beside `Me`; sessions and second factor stand in `sign-in.ts`. */
export const MyAccount = z.object({
  createdAt: Instant,
  /** Held today or later. */
  roles: z.array(RoleTerm),
  pastRoles: z.array(RoleTerm),
  /** In force today or later, as the absent person or as the deputy. */
  substitutions: z.array(Substitution),
  /** False for who only ever came by a provider. */
  hasPassword: z.boolean(),
  passwordLength: z.int(),
  /** The providers that the sign-in page offers. */
  providers: z.array(z.object({ id: z.string(), name: z.string(), linked: z.boolean() })),
  /** `changeSignIn`: password and second factor; not for a demo account, which the next visitor must find as it is. */
  can: z.object({ haveDeputy: z.boolean(), changeSignIn: z.boolean() }),
})
export type MyAccount = z.infer<typeof MyAccount>

export const getMyAccount = route({
  method: 'GET',
  url: '/api/me/account',
  summary: 'The own account: roles with their terms, substitutions, ways to sign in',
  tag: 'accounts',
  response: MyAccount,
})

/** The most that one answer names; who looks for another types more of the name. */
export const DEPUTIES_SHOWN = 20

export const listMyDeputies = route({
  method: 'GET',
  url: '/api/me/deputies',
  summary: 'Colleagues of the own agency who could stand in',
  tag: 'accounts',
  query: z.object({ q: z.string().max(200).optional() }),
  response: z.object({
    people: z.array(z.object({ id: Id, name: z.string(), organization: OrganizationRef })),
    more: z.boolean(),
  }),
})

export const chooseMyDeputy = route({
  method: 'POST',
  url: '/api/me/substitutions',
  summary: 'Let a colleague act with the own roles between two days',
  tag: 'accounts',
  body: z.strictObject({ deputyId: Id, validFrom: PlainDate, validTo: PlainDate }),
  response: MyAccount,
})

export const endMySubstitution = route({
  method: 'POST',
  url: '/api/me/substitutions/:substitutionId/end',
  summary: 'Act oneself again: today is no day of the substitution any more',
  tag: 'accounts',
  params: z.object({ substitutionId: Id }),
  response: MyAccount,
})

export const endMyOtherSessions = route({
  method: 'DELETE',
  url: '/api/me/sessions',
  summary: 'End all own sessions but this one',
  tag: 'sign-in',
  early: true,
  response: z.object({ ended: z.int() }),
})

export const renewRecoveryCodes = route({
  method: 'POST',
  url: '/api/me/second-factor/recovery-codes',
  summary: 'Make new recovery codes; the earlier ones die',
  tag: 'sign-in',
  body: z.strictObject({ password: z.string().min(1).max(300) }),
  response: z.object({ recoveryCodes: z.array(z.string()) }),
})
