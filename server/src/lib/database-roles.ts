import type pg from 'pg'
import { StartProblem } from './start-problem.ts'

/**
 * What the running service works as, a role for each of its three kinds of connection. None owns a table, so row-level security
 * holds for `app`; `auth` reaches passwords, sessions and second factors, `jobs` the queues, and none reaches what is another's.
 */
export const DATABASE_ROLES = { app: 'dondoc_app', auth: 'dondoc_auth', jobs: 'dondoc_jobs' } as const
export type DatabaseRole = keyof typeof DATABASE_ROLES

const NAMES: readonly string[] = Object.values(DATABASE_ROLES)
const ALREADY_THERE = new Set(['42710', '23505'])
/** Two databases of one server change the same role at the same moment. */
const AT_THE_SAME_TIME = 'XX000'
const TRIES = 5

/**
 * Makes the roles where the server has none. Roles belong to the server and are in no dump, so it is done at every start. Throws
 * `StartProblem` `database.no-roles` where the owner's login may not: then an administrator of the server does it once.
 */
export async function ensureRoles(client: pg.PoolClient): Promise<void> {
  await orRefuse(async () => {
    const { rows } = await client.query<{ name: string }>(
      'select rolname as name from pg_roles where rolname = any($1)',
      [NAMES],
    )
    const missing = NAMES.filter((name) => !rows.some((row) => row.name === name))
    for (const name of missing) await client.query(`create role ${name} nologin`).catch(ignoreTwin)
  })
}

/**
 * Lets the service take the roles: `login` is what DATABASE_URL signs in as, null with the embedded database, where the roles
 * sign in themselves. Throws `StartProblem` `database.no-roles`.
 */
export async function admitService(client: pg.PoolClient, login: string | null): Promise<void> {
  await orRefuse(async () => {
    const { rows } = await client.query<{ name: string; admitted: boolean }>(
      `select rolname as name, case when $2::text is null then rolcanlogin else pg_has_role($2, oid, 'member') end as admitted
       from pg_roles where rolname = any($1)`,
      [NAMES, login],
    )
    for (const { name, admitted } of rows) {
      if (admitted) continue
      await client.query(login === null ? `alter role ${name} login` : `grant ${name} to ${quoted(login)}`)
    }
  })
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

async function orRefuse(work: () => Promise<void>, tries = TRIES): Promise<void> {
  try {
    await work()
  } catch (error) {
    const { code, message } = error as Error & { readonly code?: string }
    if (code === AT_THE_SAME_TIME && tries > 1) return orRefuse(work, tries - 1)
    throw new StartProblem('database.no-roles', { roles: NAMES.join(', '), reason: message })
  }
}

function ignoreTwin(error: Error & { readonly code?: string }): void {
  if (!ALREADY_THERE.has(error.code ?? '')) throw error
}

/** Statements that let a role use what a library made in a schema of its own: its rows, never its structure. */
export function rowGrants(schema: string, role: DatabaseRole): string {
  const name = DATABASE_ROLES[role]
  return `grant usage on schema ${schema} to ${name};
    grant select, insert, update, delete on all tables in schema ${schema} to ${name};
    grant usage on all sequences in schema ${schema} to ${name}`
}

/**
 * What the connections of the service can do beyond their role. Throws `StartProblem` `database.no-roles` where a connection did
 * not take its role. True where also the login behind it owns nothing and has no power over the server.
 */
export async function checkRole(pool: pg.Pool, role: DatabaseRole): Promise<boolean> {
  const { rows } = await pool.query<{ now: string; isSeparate: boolean }>(`
    select current_user as now, not (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolreplication
      or exists (select 1 from pg_class c where c.relowner = r.oid)) as "isSeparate"
    from pg_roles r where r.rolname = session_user`)
  const name = DATABASE_ROLES[role]
  if (rows[0]?.now !== name)
    throw new StartProblem('database.no-roles', { roles: NAMES.join(', '), reason: `${rows[0]?.now} is not ${name}` })
  return rows[0].isSeparate
}

/**
 * Lets PostgreSQL use the indexes of paths and of words also below row-level security: it asks an operator before the policy only
 * when it knows that the operator tells nothing of the rows that it is shown, as these do. Measured on a search in 60,000 rows:
 * 11 ms bare, 68 ms with the policy, 14 ms so. System functions are in no dump, so it is done at every start; only a superuser
 * may, and without it answers are the same, only slower.
 */
export async function trustIndexedOperators(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`
    select distinct o.oprcode::regprocedure::text as name
    from pg_operator o join pg_proc p on p.oid = o.oprcode
    where not p.proleakproof and (select rolsuper from pg_roles where rolname = current_user)
      and (o.oprname in ('<@', '@>') and 'ltree'::regtype in (o.oprleft, o.oprright)
        or o.oprname = '@@' and o.oprleft = 'tsvector'::regtype and o.oprright = 'tsquery'::regtype)`)
  for (const { name } of rows) await client.query(`alter function ${name} leakproof`)
}
