const FREE_TRIES = 5
const FIRST_PAUSE_SECONDS = 30
const LONGEST_PAUSE_SECONDS = 60 * 60

/**
 * How long sign-in to an account waits after so many wrong tries in a row, in seconds: nothing for the first four, then
 * 30 seconds, doubled with each further one, an hour at most. Never for ever: else anybody could shut a colleague out.
 */
export function pauseAfter(failures: number): number {
  if (failures < FREE_TRIES) return 0
  return Math.min(FIRST_PAUSE_SECONDS * 2 ** (failures - FREE_TRIES), LONGEST_PAUSE_SECONDS)
}
