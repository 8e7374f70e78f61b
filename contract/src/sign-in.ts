import { ROLES } from '@dondoc/domain/access/roles'
import { z } from 'zod'
import { OrganizationKind } from './organizations.ts'
import { route } from './route.ts'
import { Id, Instant, OrganizationRef } from './shared.ts'

/** A password as it is typed; its rules are checked when it is set. */
const Password = z.string().min(1).max(300)
const Token = z.string().min(20).max(200)
const Done = z.object({ done: z.literal(true) })

/** A sign-in that is under way, for the account's own page and the administrator's. */
export const Session = z.object({
  id: Id,
  createdAt: Instant,
  lastSeenAt: Instant,
  expiresAt: Instant,
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
  current: z.boolean(),
})
export type Session = z.infer<typeof Session>

export const getSignInOptions = route({
  method: 'GET',
  url: '/api/sign-in-options',
  summary: 'What the sign-in page offers',
  tag: 'sign-in',
  open: true,
  response: z.object({
    /** Sign in through them: POST `/api/auth/sign-in/social` with `{provider, callbackURL, errorCallbackURL}`, go to `url`. */
    providers: z.array(z.object({ id: z.string(), name: z.string() })),
    /** A forgotten password can be reset by e-mail. */
    mail: z.boolean(),
    /** Nobody has an account yet: the printed link leads to the first set-up. */
    needsSetUp: z.boolean(),
  }),
})

/** Answers alike whether the address is known or not. */
export const askPasswordReset = route({
  method: 'POST',
  url: '/api/password-reset',
  summary: 'Ask for a link to set a new password',
  tag: 'sign-in',
  open: true,
  body: z.strictObject({ email: z.string().max(254) }),
  response: Done,
})

/** Looking does not use the token up. */
export const lookAtToken = route({
  method: 'POST',
  url: '/api/token',
  summary: 'For whom and what for a link from an e-mail is',
  tag: 'sign-in',
  open: true,
  body: z.strictObject({ token: Token }),
  response: z.object({
    purpose: z.enum(['invitation', 'password-reset']),
    name: z.string(),
    email: z.string(),
    passwordLength: z.int(),
  }),
})

export const setPasswordByToken = route({
  method: 'POST',
  url: '/api/token/password',
  summary: 'Set the password with the token of an e-mail, once',
  tag: 'sign-in',
  open: true,
  body: z.strictObject({ token: Token, password: Password }),
  response: Done,
})

/** The first administrator of an empty installation; the token is printed by the server at its start. */
export const setUp = route({
  method: 'POST',
  url: '/api/set-up',
  summary: 'Set up an empty installation: authority, root organization, first administrator',
  tag: 'sign-in',
  open: true,
  body: z.strictObject({
    token: Token,
    tenantName: z.string().trim().min(1).max(200),
    organization: z.strictObject({ name: z.string().trim().min(1).max(300), kind: OrganizationKind }),
    administrator: z.strictObject({
      name: z.string().trim().min(1).max(200),
      email: z.string().trim().toLowerCase().max(254).pipe(z.email()),
      password: Password,
    }),
  }),
  response: Done,
})

export const changeMyPassword = route({
  method: 'POST',
  url: '/api/me/password',
  summary: 'Change the own password; all other sessions end',
  tag: 'sign-in',
  early: true,
  body: z.strictObject({ current: Password, password: Password }),
  response: Done,
})

export const listMySessions = route({
  method: 'GET',
  url: '/api/me/sessions',
  summary: 'Where the person is signed in',
  tag: 'sign-in',
  early: true,
  response: z.object({ sessions: z.array(Session) }),
})

export const endMySession = route({
  method: 'DELETE',
  url: '/api/me/sessions/:sessionId',
  summary: 'End one of the own sessions',
  tag: 'sign-in',
  early: true,
  params: z.object({ sessionId: Id }),
  response: Done,
})

export const getMySecondFactor = route({
  method: 'GET',
  url: '/api/me/second-factor',
  summary: 'Whether the second factor is on and must be',
  tag: 'sign-in',
  early: true,
  response: z.object({ on: z.boolean(), required: z.boolean(), recoveryCodesLeft: z.int() }),
})

/** `uri` is shown as a QR code; the factor is on only when a code of it was confirmed. */
export const beginSecondFactor = route({
  method: 'POST',
  url: '/api/me/second-factor',
  summary: 'Make a secret for an authenticator application, with recovery codes',
  tag: 'sign-in',
  early: true,
  body: z.strictObject({ password: Password }),
  response: z.object({ uri: z.string(), recoveryCodes: z.array(z.string()) }),
})

export const confirmSecondFactor = route({
  method: 'POST',
  url: '/api/me/second-factor/confirm',
  summary: 'Turn the second factor on with a code of the application',
  tag: 'sign-in',
  early: true,
  body: z.strictObject({ code: z.string().regex(/^\d{6}$/) }),
  response: Done,
})

export const removeSecondFactor = route({
  method: 'POST',
  url: '/api/me/second-factor/remove',
  summary: 'Turn the second factor off; refused where a role requires it',
  tag: 'sign-in',
  body: z.strictObject({ password: Password }),
  response: Done,
})

const AccountParams = z.object({ accountId: Id })

export const inviteAccount = route({
  method: 'POST',
  url: '/api/accounts/:accountId/invite',
  summary: 'Send the invitation again; earlier links die',
  tag: 'sign-in',
  params: AccountParams,
  response: Done,
})

export const resetAccountPassword = route({
  method: 'POST',
  url: '/api/accounts/:accountId/password-reset',
  summary: 'Send the person a link to set a new password',
  tag: 'sign-in',
  params: AccountParams,
  response: Done,
})

export const setFirstPassword = route({
  method: 'POST',
  url: '/api/accounts/:accountId/first-password',
  summary: 'Set a password that must be changed at the next sign-in; all sessions end',
  tag: 'sign-in',
  params: AccountParams,
  body: z.strictObject({ password: Password }),
  response: Done,
})

export const resetAccountSecondFactor = route({
  method: 'POST',
  url: '/api/accounts/:accountId/second-factor/remove',
  summary: 'Turn off the second factor of a person who lost it; all sessions end',
  tag: 'sign-in',
  params: AccountParams,
  response: Done,
})

export const listAccountSessions = route({
  method: 'GET',
  url: '/api/accounts/:accountId/sessions',
  summary: 'Where a person is signed in',
  tag: 'sign-in',
  params: AccountParams,
  response: z.object({ sessions: z.array(Session) }),
})

export const endAccountSessions = route({
  method: 'DELETE',
  url: '/api/accounts/:accountId/sessions',
  summary: 'End all sessions of a person',
  tag: 'sign-in',
  params: AccountParams,
  response: Done,
})

export const SignInPolicy = z.strictObject({
  /** Characters. */
  passwordLength: z.int().min(8).max(64),
  secondFactorRoles: z.array(z.enum(ROLES)),
})
export type SignInPolicy = z.infer<typeof SignInPolicy>

export const getSignInPolicy = route({
  method: 'GET',
  url: '/api/sign-in-policy',
  summary: 'The rules of sign-in of the tenant',
  tag: 'sign-in',
  early: true,
  response: SignInPolicy.extend({ can: z.object({ change: z.boolean() }) }),
})

/** Whom new rules would concern, asked before they are set. */
export const previewSignInPolicy = route({
  method: 'POST',
  url: '/api/sign-in-policy/preview',
  summary: 'Who would have to set up a second factor under these rules',
  tag: 'sign-in',
  body: SignInPolicy,
  response: z.object({
    /** Hold one of the roles today, at their own or as a deputy's. */
    holders: z.int(),
    /** Of those, who has no second factor yet. */
    without: z.int(),
    /** The first of them by name. */
    people: z.array(z.object({ id: Id, name: z.string(), organization: OrganizationRef })),
    /** The asking person is one of them: the next request would ask for it. */
    oneself: z.boolean(),
  }),
})

export const setSignInPolicy = route({
  method: 'PUT',
  url: '/api/sign-in-policy',
  summary: 'Set the rules of sign-in of the tenant',
  tag: 'sign-in',
  body: SignInPolicy,
  response: SignInPolicy.extend({ can: z.object({ change: z.boolean() }) }),
})
