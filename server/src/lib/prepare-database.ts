import { migrateAuth } from './auth.ts'
import { admitService } from './database-roles.ts'
import { checkServer, type DatabaseAddress, openPool } from './db.ts'
import { migrateJobs } from './jobs.ts'
import { migrate } from './migrate.ts'

/** Any constant will do; it only has to be the same for every process of this application. */
const LOCK = 7_302_611_223

/**
 * Brings the database to this version as its owner and lets the service in, which then needs the owner no more. Two processes
 * that start together wait for each other. Returns the newest migration. Throws `StartProblem`.
 */
export async function prepareDatabase(owner: DatabaseAddress, service: DatabaseAddress): Promise<string> {
  const pool = openPool(owner, { max: 2 })
  try {
    await checkServer(pool, owner)
    const login = await loginOf(service)
    const client = await pool.connect()
    try {
      await client.query('select pg_advisory_lock($1)', [LOCK])
      const { newest } = await migrate(pool)
      await migrateAuth(owner)
      await migrateJobs(owner)
      await admitService(client, login)
      return newest
    } finally {
      await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined)
      client.release()
    }
  } finally {
    await pool.end()
  }
}

/** What the service signs in as; null with the embedded database, where each of its roles signs in itself. */
async function loginOf(service: DatabaseAddress): Promise<string | null> {
  if ('host' in service) return null
  const pool = openPool(service, { max: 1 })
  try {
    await checkServer(pool, service)
    const { rows } = await pool.query<{ login: string }>('select session_user as login')
    return rows[0]?.login ?? null
  } finally {
    await pool.end()
  }
}
