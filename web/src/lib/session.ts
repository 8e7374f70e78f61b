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

/** Takes the first step of signing in; `secondFactor` where a code must follow. What is no address is as wrong as a wrong one. */
export async function signIn(credentials: { email: string; password: string }): Promise<{ secondFactor: boolean }> {
  const { email, password } = credentials
  try {
    const answer = await ask('/api/auth/sign-in/email', json({ email, password }))
    return (await answer.json()) as { secondFactor: boolean }
  } catch (error) {
    const failure = asFailure(error)
    throw failure.code === 'request.invalid' ? new Failure('auth.failed') : failure
  }
}

const STEPS = { totp: 'verify-totp', recovery: 'verify-backup-code' } as const

/** Takes the second step, with a code of the telephone or a recovery code. */
export async function giveCode(way: keyof typeof STEPS, code: string): Promise<void> {
  await ask(`/api/auth/two-factor/${STEPS[way]}`, json({ code }))
}

/** The page of a provider on which to sign in; it sends the person back to `next` here. */
export async function providerAddress(provider: string, next: string): Promise<string> {
  const answer = await ask('/api/auth/sign-in/social', json({ provider, callbackURL: next }))
  return ((await answer.json()) as { url: string }).url
}

/** Ends the session. */
export async function signOut(): Promise<void> {
  await ask('/api/auth/sign-out', json({}))
}
