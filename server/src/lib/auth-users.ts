import { type Kysely, sql } from 'kysely'
import { newId } from './id.ts'

/** The tables of schema `auth` as far as we read them; better-auth makes them, the last two are ours. */
export interface AuthTables {
  user: {
    id: string
    name: string
    email: string
    emailVerified: boolean
    twoFactorEnabled: boolean | null
    createdAt: Date
    updatedAt: Date
  }
  account: {
    id: string
    accountId: string
    providerId: string
    userId: string
    password: string | null
    createdAt: Date
    updatedAt: Date
  }
  session: {
    id: string
    token: string
    userId: string
    expiresAt: Date
    createdAt: Date
    updatedAt: Date
    ipAddress: string | null
    userAgent: string | null
  }
  twoFactor: { id: string; userId: string; secret: string; backupCodes: string; lockedUntil: Date | null }
  sign_in_try: { key: string; failures: number; refused: number; lastAt: Date; pausedUntil: Date | null }
  used_code: { userId: string; hash: string; usedAt: Date }
}

export type AuthDb = Kysely<AuthTables>

/** A sign-in under way. */
export interface AuthSession {
  readonly id: string
  readonly createdAt: Date
  readonly lastSeenAt: Date
  readonly expiresAt: Date
  readonly ip: string | null
  readonly userAgent: string | null
}

/** What the application asks about a user of the sign-in part. */
export interface UserFacts {
  readonly hasPassword: boolean
  readonly secondFactor: boolean
  readonly providers: readonly string[]
}

/** Tables of our own beside those of better-auth. */
export async function createOwnAuthTables(db: AuthDb): Promise<void> {
  await sql`create table if not exists sign_in_try (
    key text primary key, failures integer not null, refused integer not null default 0,
    "lastAt" timestamptz not null, "pausedUntil" timestamptz)`.execute(db)
  await sql`create table if not exists used_code (
    "userId" text not null, hash text not null, "usedAt" timestamptz not null, primary key ("userId", hash))`.execute(
    db,
  )
}

export async function findUserByEmail(db: AuthDb, email: string): Promise<{ id: string } | undefined> {
  return db.selectFrom('user').select('id').where('email', '=', email.toLowerCase()).executeTakeFirst()
}

/** Writes a user; with a password hash he can sign in, without one he waits for an invitation or comes by a provider. */
export async function insertUser(
  db: AuthDb,
  user: { readonly id: string; readonly email: string; readonly name: string; readonly passwordHash: string | null },
): Promise<void> {
  const now = new Date()
  const { id, name } = user
  await db
    .insertInto('user')
    .values({
      id,
      name,
      email: user.email.toLowerCase(),
      emailVerified: true,
      twoFactorEnabled: false,
      createdAt: now,
      updatedAt: now,
    })
    .execute()
  if (user.passwordHash !== null) await putPasswordHash(db, id, user.passwordHash)
}

export async function updateUser(
  db: AuthDb,
  userId: string,
  change: { readonly name?: string; readonly email?: string },
): Promise<void> {
  await db
    .updateTable('user')
    .set({ ...change, updatedAt: new Date() })
    .where('id', '=', userId)
    .execute()
}

/** A user to be written with others. */
export interface NewUser {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly passwordHash: string | null
}

/** Rows of one statement: a statement holds 65,535 values at most. */
const CHUNK = 2000

/** Writes many users at once, all or none. */
export async function insertUsers(db: AuthDb, users: readonly NewUser[]): Promise<void> {
  const now = new Date()
  const moment = { createdAt: now, updatedAt: now }
  await db.transaction().execute(async (trx) => {
    for (let at = 0; at < users.length; at += CHUNK) {
      const part = users.slice(at, at + CHUNK)
      await trx
        .insertInto('user')
        .values(
          part.map(({ id, name, email }) => {
            return { id, name, email: email.toLowerCase(), emailVerified: true, twoFactorEnabled: false, ...moment }
          }),
        )
        .execute()
      const ways = part.flatMap(({ id, passwordHash: password }) =>
        password === null
          ? []
          : [{ id: newId(), accountId: id, providerId: 'credential', userId: id, password, ...moment }],
      )
      if (ways.length > 0) await trx.insertInto('account').values(ways).execute()
    }
  })
}

/** Removes users to whom no accounts belong. */
export async function deleteUsers(db: AuthDb, userIds: readonly string[]): Promise<void> {
  for (const table of ['session', 'account', 'twoFactor', 'used_code'] as const)
    await db
      .deleteFrom(table)
      .where(sql<boolean>`"userId" = any(${sql.val(userIds)})`)
      .execute()
  await db
    .deleteFrom('user')
    .where(sql<boolean>`id = any(${sql.val(userIds)})`)
    .execute()
}

/** Those of the addresses that somebody has. */
export async function listUsersByEmail(db: AuthDb, emails: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('user')
    .select('email')
    .where(sql<boolean>`email = any(${sql.val(emails)})`)
    .execute()
  return new Set(rows.map(({ email }) => email))
}

/** Removes a user to whom no account belongs, with all that hangs on him. */
export async function deleteUser(db: AuthDb, userId: string): Promise<void> {
  for (const table of ['session', 'account', 'twoFactor', 'used_code'] as const)
    await db.deleteFrom(table).where('userId', '=', userId).execute()
  await db.deleteFrom('user').where('id', '=', userId).execute()
}

export async function findPasswordHash(db: AuthDb, userId: string): Promise<string | null> {
  const row = await db
    .selectFrom('account')
    .select('password')
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .executeTakeFirst()
  return row?.password ?? null
}

export async function putPasswordHash(db: AuthDb, userId: string, password: string): Promise<void> {
  const now = new Date()
  await db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('account')
      .set({ password, updatedAt: now })
      .where('userId', '=', userId)
      .where('providerId', '=', 'credential')
      .executeTakeFirstOrThrow()
    if (numUpdatedRows > 0n) return
    await trx
      .insertInto('account')
      .values({
        id: newId(),
        accountId: userId,
        providerId: 'credential',
        userId,
        password,
        createdAt: now,
        updatedAt: now,
      })
      .execute()
  })
}

export async function readUserFacts(db: AuthDb, userId: string): Promise<UserFacts> {
  const user = await db.selectFrom('user').select('twoFactorEnabled').where('id', '=', userId).executeTakeFirst()
  const ways = await db.selectFrom('account').select(['providerId', 'password']).where('userId', '=', userId).execute()
  return {
    hasPassword: ways.some(({ password }) => password !== null),
    secondFactor: user?.twoFactorEnabled === true,
    providers: ways.map(({ providerId }) => providerId).filter((id) => id !== 'credential'),
  }
}

/** Those of the users who have a second factor. */
export async function listWithSecondFactor(db: AuthDb, userIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (userIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('user')
    .select('id')
    .where(sql<boolean>`id = any(${sql.val(userIds)})`)
    .where('twoFactorEnabled', '=', true)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** A working day, however busy the session is (OWASP ASVS 5.0, 7.3.2): an open page that asks by itself does not make it longer. */
export const SESSION_MS = 12 * 60 * 60_000

/** A session by its token with its user, while nothing about it is to be written: it has not ended, and its end was put off within `refreshMs`. */
export async function findFreshSession(
  db: AuthDb,
  token: string,
  refreshMs: number,
): Promise<{ userId: string; sessionId: string; secondFactor: boolean } | undefined> {
  const now = Date.now()
  const row = await db
    .selectFrom('session as s')
    .innerJoin('user as u', 'u.id', 's.userId')
    .select(['s.id as sessionId', 's.userId', 'u.twoFactorEnabled'])
    .where('s.token', '=', token)
    .where('s.createdAt', '>=', new Date(now - SESSION_MS))
    .where('s.expiresAt', '>', new Date(now + SESSION_MS - refreshMs))
    .executeTakeFirst()
  return row && { userId: row.userId, sessionId: row.sessionId, secondFactor: row.twoFactorEnabled === true }
}

export async function listUserSessions(db: AuthDb, userId: string): Promise<AuthSession[]> {
  const rows = await db
    .selectFrom('session')
    .selectAll()
    .where('userId', '=', userId)
    .where('expiresAt', '>', new Date())
    .where('createdAt', '>', new Date(Date.now() - SESSION_MS))
    .orderBy('updatedAt', 'desc')
    .execute()
  return rows.map(({ id, createdAt, updatedAt, expiresAt, ipAddress, userAgent }) => ({
    id,
    createdAt,
    lastSeenAt: updatedAt,
    expiresAt,
    ip: ipAddress === '' ? null : ipAddress,
    userAgent: userAgent === '' ? null : userAgent,
  }))
}

/** Ends sessions of a user: one, or all but one. Returns how many ended. */
export async function deleteSessions(
  db: AuthDb,
  userId: string,
  which: { readonly only?: string; readonly except?: string | undefined },
): Promise<number> {
  const { only, except } = which
  const { numDeletedRows } = await db
    .deleteFrom('session')
    .where('userId', '=', userId)
    .$if(only !== undefined, (query) => query.where('id', '=', only ?? ''))
    .$if(except !== undefined, (query) => query.where('id', '!=', except ?? ''))
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** Turns the second factor off: its secret and recovery codes are gone. */
export async function deleteSecondFactor(db: AuthDb, userId: string): Promise<void> {
  await db.deleteFrom('twoFactor').where('userId', '=', userId).execute()
  await db
    .updateTable('user')
    .set({ twoFactorEnabled: false, updatedAt: new Date() })
    .where('id', '=', userId)
    .execute()
}
