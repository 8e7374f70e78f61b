import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DatabaseAddress, inTenant, type OpenDb, openDb, openPool, type Trx } from '@dondoc/server/lib/db'
import { startEmbeddedPostgres } from '@dondoc/server/lib/embedded-postgres'
import { prepareDatabase } from '@dondoc/server/lib/prepare-database'
import { listPlanRows, selectPlans } from '@dondoc/server/modules/plans/plans.read.store'
import { type SqlBool, sql } from 'kysely'
import { line, median, ms, quantile } from './figures.ts'

const TENANTS = 35
const AGENCIES = 4_000
const UNITS = 35_000
const PLANS = 4_000
const RUNS = 200

type Pool = ReturnType<typeof openPool>

const PATH = `replace(o.id::text, '-', '')`

/** Organizations, units and plans of a whole nation: 35 tenants, agencies below the root, units below the agencies. */
async function fill(pool: Pool): Promise<void> {
  const run = (text: string) => pool.query(text)
  await run(
    `insert into tenant (id, name) select gen_random_uuid(), 'Tỉnh ' || n from generate_series(1, ${TENANTS}) n`,
  )
  const insert = (name: string, kind: string, parent: string, from: string): string => `
    insert into organization ("tenantId", id, "parentId", kind, name, "issuesPlans", "validFrom", "orgPath")
    select o."tenantId", o.id, ${parent}, '${kind}', '${name} ' || o.n, true, '2020-01-01', (${from})::ltree
    from numbered o`
  await run(`with numbered as (select id as "tenantId", gen_random_uuid() as id, 1 as n from tenant)
    ${insert('Ủy ban nhân dân tỉnh', 'province', 'null', PATH)}`)
  const below = (kind: string, count: number): string => `with above as (
      select "tenantId", id, "orgPath", row_number() over (order by id) as k, count(*) over () as total
      from organization where kind = '${kind}'),
    numbered as (select a."tenantId", gen_random_uuid() as id, a.id as parent, a."orgPath", n
      from generate_series(1, ${count}) n join above a on a.k = 1 + n % a.total)`
  const path = `o."orgPath"::text || '.' || ${PATH}`
  await run(`${below('province', AGENCIES)} ${insert('Sở, xã', 'department', 'o.parent', path)}`)
  await run(`${below('department', UNITS)} ${insert('Phòng', 'division', 'o.parent', path)}`)
  await run(`with issuers as (select *, row_number() over (order by id) as n from organization where kind = 'department')
    insert into plan ("tenantId", id, code, "issuerId", "orgPath", state, year, "periodFrom", "periodTo", title, "issuedOn",
      "legalBases", citations, recipients, sections)
    select "tenantId", gen_random_uuid(), 'KH-' || n, id, "orgPath", 'issued', 2026, '2026-01-01', '2026-12-31',
      'Kế hoạch cải cách hành chính ' || n, '2026-01-15', '[]', '[]', '[]', '[]'
    from issuers where n <= ${PLANS}`)
  await run(`with numbered as (select p.*, n from plan p cross join generate_series(1, 10) n)
    insert into plan_node ("tenantId", id, "planId", position, kind, text, leaf, products, leads, coordinators)
    select "tenantId", gen_random_uuid(), id, n, 'task', 'Rà soát văn bản', true, '[]', '[]', '[]' from numbered`)
  await run('analyze')
}

interface Reader {
  readonly label: string
  readonly tenantId: string
  readonly path: string
  /** Null for all of the tenant. */
  readonly issuerId: string | null
}

async function findReaders(db: OpenDb): Promise<readonly Reader[]> {
  const root = await db
    .selectFrom('organization')
    .select(['tenantId', 'orgPath'])
    .where('kind', '=', 'province')
    .orderBy('id')
    .executeTakeFirstOrThrow()
  const agency = await db
    .selectFrom('organization')
    .select(['tenantId', 'id', 'orgPath'])
    .where('tenantId', '=', root.tenantId)
    .where('kind', '=', 'department')
    .orderBy('id')
    .executeTakeFirstOrThrow()
  return [
    { label: 'a province, all its plans', tenantId: root.tenantId, path: root.orgPath, issuerId: null },
    { label: 'one agency, its own plan', tenantId: agency.tenantId, path: agency.orgPath, issuerId: agency.id },
  ]
}

/** A single connection, the process of the server behind it, and the processor time that it has used. */
interface Link {
  readonly db: OpenDb
  readonly usedMs: () => number
  readonly close: () => Promise<void>
}

async function openLink(address: DatabaseAddress, role?: 'app'): Promise<Link> {
  const pool = openPool(address, { max: 1, ...(role === undefined ? {} : { role }) })
  const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid')
  const file = `/proc/${rows[0]?.pid}/schedstat`
  return {
    db: openDb(pool),
    // Nanoseconds, on Linux only; elsewhere there is no figure.
    usedMs: () => (existsSync(file) ? Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e6 : Number.NaN),
    close: () => pool.end(),
  }
}

/**
 * What rights cost on the list of plans: the same query by the owner of the tables for the whole tenant, with the scope of the
 * reader, and with scope and row-level security as a request runs it. All in a transaction of three messages, as every request
 * is. The three take turns, so that each sees the same machine; processor time of both sides is told beside the clock's, because
 * neighbours disturb it less.
 */
export async function benchAccess(dataDir: string): Promise<void> {
  const postgres = await startEmbeddedPostgres({ dataDir: join(dataDir, 'access') })
  const pool = openPool(postgres.address)
  const links: Link[] = []
  try {
    await prepareDatabase(postgres.address, postgres.address)
    await fill(pool)
    const owner = await openLink(postgres.address)
    const service = await openLink(postgres.address, 'app')
    links.push(owner, service)
    console.log(
      `\nRights on the list of plans: ${TENANTS} tenants, ${AGENCIES} agencies, ${UNITS} units, ${PLANS} plans; ${RUNS} runs in turns`,
    )
    line('list of plans', 'bare', 'scope', 'scope + RLS', 'cost')
    for (const reader of await findReaders(owner.db)) await compare(owner, service, reader)
  } finally {
    for (const link of links) await link.close()
    await pool.end()
    await postgres.stop()
  }
}

/** The list without any question of rights: the plans of a tenant, or of one agency of it. */
const listBare = (db: Parameters<typeof selectPlans>[0], { tenantId, issuerId }: Reader) =>
  selectPlans(db, tenantId, issuerId === null ? sql<SqlBool>`true` : sql<SqlBool>`p."issuerId" = ${issuerId}`).execute()

/** Milliseconds by the clock and of the processors, of this process and of the server's. */
async function timed(link: Link, work: () => Promise<unknown>): Promise<{ clock: number; processors: number }> {
  const [own, used, begun] = [process.cpuUsage(), link.usedMs(), performance.now()]
  await work()
  const clock = performance.now() - begun
  const { user, system } = process.cpuUsage(own)
  return { clock, processors: (user + system) / 1000 + link.usedMs() - used }
}

async function compare(owner: Link, service: Link, reader: Reader): Promise<void> {
  const scope = { tenantId: reader.tenantId, paths: [reader.path] }
  /** A transaction that row-level security knows nothing of; only a bench may pass it off as a tenant's. */
  const asOwner = (work: (trx: Trx) => Promise<readonly unknown[]>) =>
    owner.db.connection().execute(async (connection) => {
      await sql.raw('begin; set local plan_cache_mode = force_generic_plan').execute(connection)
      const rows = await work(connection as unknown as Trx)
      await sql`commit`.execute(connection)
      return rows
    })
  const ways = [
    { link: owner, work: () => asOwner((trx) => listBare(trx, reader)) },
    { link: owner, work: () => asOwner((trx) => listPlanRows(trx, scope, [])) },
    { link: service, work: () => inTenant(service.db, scope, (trx) => listPlanRows(trx, scope, []), { plan: 'once' }) },
  ]
  const counts: number[] = []
  for (const { work } of ways) counts.push((await work()).length)
  if (new Set(counts).size !== 1) throw new Error(`not the same plans: ${counts.join(', ')}`)
  const figures = ways.map((): { clock: number; processors: number }[] => [])
  for (let run = -20; run < RUNS; run++) {
    for (const [way, { link, work }] of ways.entries()) {
      const figure = await timed(link, work)
      if (run >= 0) figures[way]?.push(figure)
    }
  }
  print(
    `${reader.label} (${counts[0]})`,
    figures.map((one) => median(one.map(({ clock }) => clock))),
  )
  print(
    '  processor time',
    figures.map((one) => median(one.map(({ processors }) => processors))),
  )
  const slow = figures.map((one) =>
    ms(
      quantile(
        one.map(({ clock }) => clock),
        0.95,
      ),
    ),
  )
  line('  95th of 100', ...slow)
}

function print(label: string, [bare = Number.NaN, scoped = Number.NaN, secured = Number.NaN]: readonly number[]): void {
  line(label, ms(bare), ms(scoped), ms(secured), `${((secured / bare - 1) * 100).toFixed(1)} %`)
}
