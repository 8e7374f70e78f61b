import { createHash } from 'node:crypto'
import type { AuthDb } from './auth-users.ts'

/** Only a hash is kept of what may be a mistyped secret. */
export const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Seconds until codes of the second factor are looked at again after too many wrong ones in a row; null where they are. */
export async function findCodePause(db: AuthDb, userId: string): Promise<number | null> {
  const row = await db.selectFrom('twoFactor').select('lockedUntil').where('userId', '=', userId).executeTakeFirst()
  const wait = (row?.lockedUntil?.getTime() ?? 0) - Date.now()
  return wait > 0 ? Math.ceil(wait / 1000) : null
}

/** A code is valid for 90 seconds; after five minutes it may come again by chance. */
const CODE_MEMORY_MS = 5 * 60_000

/** False where this user has used this code already: who looked over a shoulder cannot use it a second time. */
export async function rememberCode(db: AuthDb, userId: string, code: string): Promise<boolean> {
  const now = new Date()
  await db
    .deleteFrom('used_code')
    .where('usedAt', '<', new Date(now.getTime() - CODE_MEMORY_MS))
    .execute()
  const row = await db
    .insertInto('used_code')
    .values({ userId, hash: digest(`${userId}/${code}`), usedAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('userId')
    .executeTakeFirst()
  return row !== undefined
}

/** Failures are forgotten after a quiet day. */
const TRY_MEMORY_MS = 24 * 60 * 60_000

/**
 * Counts a try before the password is looked at, so that guesses sent side by side count one by one. `pauseAfter` gives the
 * seconds to wait after so many failures. Null where the try may go on, else the seconds still to wait.
 */
export async function beginTry(
  db: AuthDb,
  key: string,
  now: Date,
  pauseAfter: (failures: number) => number,
): Promise<{ readonly waitSeconds: number | null; readonly failures: number; readonly refusedBefore: number }> {
  return db.transaction().execute(async (trx) => {
    await trx
      .insertInto('sign_in_try')
      .values({ key, failures: 0, refused: 0, lastAt: now, pausedUntil: null })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const row = await trx
      .selectFrom('sign_in_try')
      .selectAll()
      .where('key', '=', key)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const wait = row.pausedUntil === null ? 0 : row.pausedUntil.getTime() - now.getTime()
    if (wait > 0) {
      await trx
        .updateTable('sign_in_try')
        .set({ refused: row.refused + 1 })
        .where('key', '=', key)
        .execute()
      return { waitSeconds: Math.ceil(wait / 1000), failures: row.failures, refusedBefore: row.refused }
    }
    const isOld = now.getTime() - row.lastAt.getTime() > TRY_MEMORY_MS
    const failures = (isOld ? 0 : row.failures) + 1
    const pause = pauseAfter(failures)
    const pausedUntil = pause === 0 ? null : new Date(now.getTime() + pause * 1000)
    await trx
      .updateTable('sign_in_try')
      .set({ failures, refused: 0, lastAt: now, pausedUntil })
      .where('key', '=', key)
      .execute()
    return { waitSeconds: null, failures, refusedBefore: row.refused }
  })
}

/** Forgets the failures after a sign-in that went well. */
export async function clearTries(db: AuthDb, key: string): Promise<void> {
  await db.deleteFrom('sign_in_try').where('key', '=', key).execute()
}
