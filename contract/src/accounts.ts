import { ROLES } from '@dondoc/domain/access/roles'
import { z } from 'zod'
import { route } from './route.ts'
import { Id, OrganizationRef, PlainDate } from './shared.ts'

/** Sign-in, sign-out and sessions are better-auth's, under `/api/auth/*`. */
export const RoleHeld = z.object({ role: z.enum(ROLES), organization: OrganizationRef })

export const Me = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  tenant: z.object({ id: Id, name: z.string(), demo: z.boolean() }),
  roles: z.array(RoleHeld),
  /** The organization in whose name the person acts. */
  organization: OrganizationRef,
  today: PlainDate,
  can: z.object({ importPlan: z.boolean(), seeOverview: z.boolean(), seeAudit: z.boolean() }),
})
export type Me = z.infer<typeof Me>

export const getMe = route({
  method: 'GET',
  url: '/api/me',
  summary: 'Who is signed in',
  tag: 'accounts',
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
    accounts: z.array(z.object({ name: z.string(), email: z.string(), password: z.string(), role: z.string() })),
  }),
})
