import { type DatabaseConnection, type Driver, Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { DATABASE_ROLES, type DatabaseRole } from './database-roles.ts'
import { KeepingClient } from './prepared-statements.ts'
import { StartProblem } from './start-problem.ts'
import type { Tables } from './tables.ts'

declare const closed: unique symbol
declare const ofTenant: unique symbol

/** The way into the database without a way to rows: `inTenant` opens those of one tenant, `lookUp` what comes before a tenant is known. */
export interface Db {
  readonly [closed]: true
}

/** A `Db` that asks and writes what it likes: for tests, benches and tools. The service holds it as a `Db`. */
export type OpenDb = Kysely<Tables> & Db

/** The transaction of one tenant, made by `inTenant` only, that cannot open another. */
export type Trx = Omit<
  Transaction<Tables>,
  'transaction' | 'startTransaction' | 'connection' | 'destroy' | 'withTables' | 'withPlugin'
> & { readonly [ofTenant]: true }

/** What a reading store function needs of it. */
export type Reader = Pick<
  Trx,
  'selectFrom' | 'selectNoFrom' | 'with' | 'withRecursive' | 'fn' | 'getExecutor' | typeof ofTenant
>

/** Where the database is: a URL of a server, or the socket folder of the embedded one. */
export type DatabaseAddress =
  | { readonly url: string }
  | { readonly host: string; readonly user: string; readonly database: string }

const { builtins } = pg.types
// pg names only the types of single values.
const TEXT_ARRAY: number = 1009
const DATE_ARRAY = 1182
const INT8_ARRAY = 1016
const NUMERIC_ARRAY = 1231

const asText = (value: string): string => value

/** INT8 as a number; a value that a number cannot hold exactly is an error, never a wrong figure. */
function safeInteger(value: string): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${value} is beyond the safe integers`)
  return number
}

/** `text[]`: any array as the texts of its elements, NULL as null. */
const asTexts = pg.types.getTypeParser(TEXT_ARRAY as typeof builtins.TEXT) as (value: string) => (string | null)[]

const arrayOf =
  <T>(parse: (value: string) => T) =>
  (value: string): (T | null)[] =>
    asTexts(value).map((element) => (element === null ? null : parse(element)))

/**
 * How columns become values. DATE stays the text `'YYYY-MM-DD'` (pg would make local midnight, a day off in another zone);
 * INT8 is a checked number; NUMERIC stays text. TIMESTAMPTZ stays a `Date`: better-auth on this pool would accept expired
 * sessions if it were text.
 */
const PARSERS = new Map<number, (value: string) => unknown>([
  [builtins.DATE, asText],
  [builtins.INT8, safeInteger],
  [builtins.NUMERIC, asText],
  [DATE_ARRAY, arrayOf(asText)],
  [INT8_ARRAY, arrayOf(safeInteger)],
  [NUMERIC_ARRAY, arrayOf(asText)],
])

const getTypeParser = ((oid: number, format?: 'text' | 'binary') =>
  (format === 'binary' ? undefined : PARSERS.get(oid)) ??
  pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser

/**
 * How queries are planned: data sit on disks without moving heads or in memory, so an index costs hardly more than reading on; and
 * many people ask at once, so none takes a second processor, nor compiles a question of some milliseconds.
 */
const PLANNING = '-c random_page_cost=1.1 -c max_parallel_workers_per_gather=0 -c jit=off'

/** The address as pg takes it. */
type Connection = (
  | { readonly connectionString: string }
  | { readonly host: string; readonly user: string; readonly database: string }
) & { readonly options: string }

export interface ConnectionOptions {
  /** What the connection works as; the owner where absent. */
  readonly role?: DatabaseRole
  /** The schema whose tables are meant where none is named. */
  readonly schema?: string
}

/**
 * How pg finds the database. With the embedded one a role signs in itself; on a server the login takes it as the connection
 * begins, so that also RESET ROLE comes back to it.
 */
export function connectionOf(address: DatabaseAddress, { role, schema }: ConnectionOptions = {}): Connection {
  const name = role === undefined ? null : DATABASE_ROLES[role]
  const taken = name === null || 'host' in address ? [] : [`-c role=${name}`]
  const options = [PLANNING, ...taken, ...(schema === undefined ? [] : [`-c search_path=${schema}`])].join(' ')
  const where = 'url' in address ? { connectionString: address.url } : { ...address, user: name ?? address.user }
  return { ...where, options }
}

/** A pool of connections. `onError` hears of connections that break while idle; without it they would end the process. */
export function openPool(
  address: DatabaseAddress,
  options: ConnectionOptions & { readonly max?: number; readonly onError?: (error: Error) => void } = {},
): pg.Pool {
  const pool = new pg.Pool({
    ...connectionOf(address, options),
    max: options.max ?? 10,
    connectionTimeoutMillis: 10_000,
    application_name: 'dondoc',
    types: { getTypeParser },
    Client: KeepingClient,
    pipeline: true,
  })
  const onError = options.onError ?? (() => undefined)
  pool.on('error', onError)
  // A connection that breaks while checked out tells its own client, not the pool.
  pool.on('connect', (client) => client.on('error', onError))
  return pool
}

/** The typed query builder on a pool. */
export function openDb(pool: pg.Pool): OpenDb {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }) as OpenDb
}

/** The address without its password, for messages. */
function printable(address: DatabaseAddress): string {
  if (!('url' in address)) return address.host
  const url = URL.parse(address.url)
  return url === null ? 'DATABASE_URL' : `${url.hostname}:${url.port || 5432}${url.pathname}`
}

const reasonOf = (error: unknown): string => {
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return error.errors[0].message
  return error instanceof Error ? error.message : String(error)
}

/**
 * Checks that the server answers, is PostgreSQL 15 or newer and speaks UTF-8.
 * Throws `StartProblem` `database.unreachable`, `database.too-old` or `database.not-utf8`.
 */
export async function checkServer(pool: pg.Pool, address: DatabaseAddress): Promise<void> {
  const found = await pool
    .query<{ version: string; encoding: string }>(
      "select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding",
    )
    .catch((error: unknown) => {
      throw new StartProblem('database.unreachable', { address: printable(address), reason: reasonOf(error) })
    })
  const row = found.rows[0]
  const version = Number(row?.version ?? 0)
  if (version < 150_000) throw new StartProblem('database.too-old', { found: Math.floor(version / 10_000) })
  if (row?.encoding !== 'UTF8') throw new StartProblem('database.not-utf8', { found: row?.encoding ?? '?' })
}

/**
 * Everything on one connection, each statement sent as it is asked and answered in that order: what does not need another's answer is
 * asked with it (`Promise.all`), in one message.
 */
class OnOneConnection extends PostgresDialect {
  #connection: DatabaseConnection | null

  constructor(connection: DatabaseConnection) {
    super({ pool: async () => Promise.reject(new Error('there is one connection')) })
    this.#connection = connection
  }

  /** The connection is another's from here on: what was left unfinished must not ask on it any more. */
  close(): void {
    this.#connection = null
  }

  override createDriver(): Driver {
    const nothing = async (): Promise<void> => undefined
    const never = async (): Promise<never> => Promise.reject(new Error('inTenant begins and ends transactions'))
    return {
      init: nothing,
      acquireConnection: async () => {
        if (this.#connection === null) throw new Error('the transaction has ended')
        return this.#connection
      },
      beginTransaction: never,
      commitTransaction: never,
      rollbackTransaction: never,
      releaseConnection: nothing,
      destroy: nothing,
    }
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Runs `work` in ONE transaction that can see and write rows of this tenant only: row-level security compares each row with
 * `app.tenant`. `SET LOCAL`, not `set_config`: only that reaches the workers of a distributed PostgreSQL. SET takes no
 * parameters, so the id is checked before it is quoted. Begun in one message: a request waits for one answer less.
 * `plan: 'once'` is for questions asked all day and written so that one plan is right for any values: planning them takes longer than
 * answering. What is not needs a plan of its own, or it can take a hundred times as long.
 */
export function inTenant<Result>(
  db: Db,
  scope: { readonly tenantId: string },
  work: (trx: Trx) => Promise<Result>,
  { plan }: { readonly plan?: 'once' } = {},
): Promise<Result> {
  const { tenantId } = scope
  if (!UUID.test(tenantId)) throw new TypeError('tenantId is not a UUID')
  return (db as OpenDb).getExecutor().provideConnection(async (connection) => {
    const only = new OnOneConnection(connection)
    const asked = new Kysely<Tables>({ dialect: only })
    // Waited for: what reached the database before it would be done by itself, and stay done.
    const once = plan === 'once' ? '; set local plan_cache_mode = force_generic_plan' : ''
    await sql.raw(`begin; set local app.tenant = '${tenantId}'${once}`).execute(asked)
    try {
      const trx = asked as unknown as Trx
      left.set(trx, [])
      const result = await work(trx)
      await doWhatIsLeft(trx)
      await sql`commit`.execute(asked)
      return result
    } catch (error) {
      await sql`rollback`.execute(asked)
      throw error
    } finally {
      only.close()
    }
  })
}

/** Called once before a transaction commits, with everything that was left for it. */
export type LastAct<Item> = (trx: Trx, items: readonly Item[]) => Promise<void>

const left = new WeakMap<Trx, { readonly act: LastAct<never>; readonly item: unknown }[]>()

/** Leaves something to the end of a transaction: what holds up others is done last and at once, however early it is known. */
export function leaveForEnd<Item>(trx: Trx, act: LastAct<Item>, item: Item): void {
  const own = left.get(trx)
  if (own === undefined) throw new Error('only inTenant makes a transaction that has an end')
  own.push({ act, item })
}

/** Does now what was left to the end, for who reads it back in the same transaction. */
export async function doWhatIsLeft(trx: Trx): Promise<void> {
  const acts = Map.groupBy(left.get(trx)?.splice(0) ?? [], ({ act }) => act)
  for (const [act, own] of acts)
    await (act as LastAct<unknown>)(
      trx,
      own.map(({ item }) => item),
    )
}

/** Runs a part of a transaction that leaves nothing behind where it throws, also nothing for the end; the rest can go on. */
export async function inPart<Result>(trx: Trx, work: () => Promise<Result>): Promise<Result> {
  const before = left.get(trx)?.length ?? 0
  await sql`savepoint part`.execute(trx)
  try {
    const result = await work()
    await sql`release savepoint part`.execute(trx)
    return result
  } catch (error) {
    left.get(trx)?.splice(before)
    await sql`rollback to savepoint part; release savepoint part`.execute(trx)
    throw error
  }
}

/**
 * Asks one of the functions that the database keeps for what must be known before a tenant is: `lookUp(db, 'known_tenants')`.
 * There are few of them, each returns what its question needs and nothing else.
 */
export async function lookUp<Row>(db: Db | Reader, name: string, ...given: readonly unknown[]): Promise<Row[]> {
  const { rows } = await sql<Row>`select * from ${sql.ref(name)}(${sql.join(given)})`.execute(db as OpenDb)
  return rows
}
