import { z } from 'zod'
import { route } from './route.ts'
import { Instant } from './shared.ts'

/** Where calendars read: the secret and `.ics` follow. No route, because its answer is a calendar and its sign-in the secret. */
export const CALENDAR_FEED = '/api/calendar/'

export const MyCalendar = z.object({
  /** Null without an address. Its secret is shown once, when it is made. */
  feed: z.object({ createdAt: Instant, readAt: Instant.nullable() }).nullable(),
})
export type MyCalendar = z.infer<typeof MyCalendar>

export const getMyCalendar = route({
  method: 'GET',
  url: '/api/me/calendar',
  summary: 'Whether oneself has a calendar address, and when it was last read',
  tag: 'notifications',
  response: MyCalendar,
})

export const makeMyCalendar = route({
  method: 'POST',
  url: '/api/me/calendar',
  summary: 'Makes a secret address of the own calendar; an earlier one dies',
  tag: 'notifications',
  response: MyCalendar.extend({ address: z.string() }),
})

export const revokeMyCalendar = route({
  method: 'DELETE',
  url: '/api/me/calendar',
  summary: 'Revokes the address of the own calendar',
  tag: 'notifications',
  response: MyCalendar,
})
