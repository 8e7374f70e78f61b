import { pauseAfter } from '@dondoc/domain/access/lock-out'
import { beginTry, digest } from '../../lib/auth-tries.ts'
import type { Deps } from '../../lib/deps.ts'
import { Problem } from '../../lib/problem.ts'

/** Under which tries to sign in with an address are counted, known address or not. */
export const tryKey = (email: string): string => digest(`sign-in ${email.trim().toLowerCase()}`)

/** Counts a try. Throws `auth.locked` with the seconds to wait while there were too many; tells of those before. */
export async function mustBeFreeToTry(
  deps: Pick<Deps, 'auth' | 'clock'>,
  key: string,
): Promise<{ readonly failures: number; readonly refusedBefore: number }> {
  const { waitSeconds, failures, refusedBefore } = await beginTry(deps.auth.users, key, deps.clock.now(), pauseAfter)
  if (waitSeconds !== null) throw new Problem('auth.locked', { seconds: waitSeconds })
  return { failures, refusedBefore }
}
