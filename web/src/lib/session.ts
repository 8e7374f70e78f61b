import { getMe, type Me } from '@dondoc/contract/accounts'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { ask, asking } from './api.ts'
import { asFailure, Failure } from './failure.ts'

/** Who is signed in; asked once a session, again after signing in or out. */
export const currentPerson = queryOptions({ ...asking(getMe, {}), staleTime: Number.POSITIVE_INFINITY })

/** The person who is signed in; only inside the frame, which has loaded it. */
export function useMe(): Me {
  return useSuspenseQuery(currentPerson).data
}

/** The server's today in the business zone. */
export function useToday(): PlainDate {
  return useMe().today
}

const json = (body: object): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
})

/** Opens a session (better-auth's own endpoint, a cookie). A wrong pair is `auth.failed`. */
export async function signIn(credentials: { email: string; password: string }): Promise<void> {
  try {
    await ask('/api/auth/sign-in/email', json({ email: credentials.email, password: credentials.password }))
  } catch (error) {
    const failure = asFailure(error)
    const refused = ['auth.required', 'access.denied', 'answer.unreadable'].includes(failure.code)
    throw refused ? new Failure('auth.failed') : failure
  }
}

/** Ends the session. */
export async function signOut(): Promise<void> {
  await ask('/api/auth/sign-out', json({}))
}
