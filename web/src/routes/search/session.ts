import type { ProblemCode } from '@dondoc/contract/problems'
import { oneOf, type RawSearch, text } from './address.ts'

/** Where to go after signing in: an address of this application only. */
export function readNextSearch(raw: RawSearch): { next?: string | undefined } {
  const next = text(raw, 'next')
  return { next: next !== undefined && /^\/(?![/\\])[^\\]*$/.test(next) ? next : undefined }
}

/** What the server says in the address when it refuses a provider's sign-in; no link of a stranger makes the page say anything else. */
const PROVIDER_PROBLEMS = [
  'auth.provider-stranger',
  'auth.provider-failed',
  'account.locked',
] as const satisfies readonly ProblemCode[]

/** The same, with why a provider's sign-in was refused. */
export function readSignInSearch(raw: RawSearch): { next?: string | undefined; problem?: ProblemCode | undefined } {
  return { ...readNextSearch(raw), problem: oneOf(raw, 'problem', PROVIDER_PROBLEMS) }
}
