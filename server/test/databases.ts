import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { type DatabaseAddress, openPool } from '../src/lib/db.ts'

/** The same server, another database. */
export function addressOf(server: DatabaseAddress, database: string): DatabaseAddress {
  if (!('url' in server)) return { ...server, database }
  const url = new URL(server.url)
  url.pathname = `/${database}`
  return { url: url.href }
}

/** A clone of the migrated database (or an empty one), dropped by `drop`. */
export async function cloneDatabase(
  options: { readonly empty?: boolean } = {},
): Promise<{ address: DatabaseAddress; drop: () => Promise<void> }> {
  const server = inject('postgres')
  const name = `dondoc_test_${randomBytes(6).toString('hex')}`
  const pool = openPool(server, { max: 1 })
  await pool.query(
    options.empty === true
      ? `create database ${name} template template0 encoding 'UTF8'`
      : `create database ${name} template ${inject('template')}`,
  )
  return {
    address: addressOf(server, name),
    drop: async () => {
      await pool.query(`drop database if exists ${name} with (force)`)
      await pool.end()
    },
  }
}
