import { join } from 'node:path'
import { inTenant, type OpenDb, openDb, openPool, type Trx } from '@dondoc/server/lib/db'
import { startEmbeddedPostgres } from '@dondoc/server/lib/embedded-postgres'
import { migrate } from '@dondoc/server/lib/migrate'
import { listPlanRows, selectPlans } from '@dondoc/server/modules/plans/plans.read.store'
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

/**
 * What rights cost on the list of plans: the same query by the owner of the tables for the whole tenant, with the scope of the
 * reader, and with scope and row-level security as a request runs it. The three take turns, so that each sees the same machine.
 */
export async function benchAccess(dataDir: string): Promise<void> {
  const postgres = await startEmbeddedPostgres({ dataDir: join(dataDir, 'access') })
  const pool = openPool(postgres.address)
  try {
    await migrate(pool)
    const db = openDb(pool)
    await fill(pool)
    console.log(
      `\nRights on the list of plans: ${TENANTS} tenants, ${AGENCIES} agencies, ${UNITS} units, ${PLANS} plans; ${RUNS} runs in turns`,
    )
    line('list of plans', 'bare', 'scope', 'scope + RLS', 'cost')
    for (const reader of await findReaders(db)) await compare(db, reader)
  } finally {
    await pool.end()
    await postgres.stop()
  }
}

/** The list without any question of rights: the plans of a tenant, or of one agency of it. */
const listBare = (db: Parameters<typeof selectPlans>[0], { tenantId, issuerId }: Reader) =>
  selectPlans(db, tenantId)
    .$if(issuerId !== null, (query) => query.where('p.issuerId', '=', issuerId))
    .orderBy('p.year', 'desc')
    .orderBy('p.code', 'desc')
    .execute()

async function compare(db: OpenDb, reader: Reader): Promise<void> {
  const scope = { tenantId: reader.tenantId, paths: [reader.path] }
  /** A transaction that row-level security knows nothing of; only a bench may pass it off as a tenant's. */
  const asOwner = (work: (trx: Trx) => Promise<readonly unknown[]>) =>
    db.transaction().execute((trx) => work(trx as unknown as Trx))
  const ways = [
    // In a transaction, as every request is.
    () => asOwner((trx) => listBare(trx, reader)),
    () => asOwner((trx) => listPlanRows(trx, scope, [])),
    () => inTenant(db, scope, (trx) => listPlanRows(trx, scope, [])),
  ]
  const counts = await Promise.all(ways.map(async (work) => (await work()).length))
  if (new Set(counts).size !== 1) throw new Error(`not the same plans: ${counts.join(', ')}`)
  const figures: number[][] = ways.map(() => [])
  for (let run = -5; run < RUNS; run++) {
    for (const [way, work] of ways.entries()) {
      const begun = performance.now()
      await work()
      if (run >= 0) figures[way]?.push(performance.now() - begun)
    }
  }
  const [bare = Number.NaN, scoped = Number.NaN, secured = Number.NaN] = figures.map((one) => median(one))
  line(
    `${reader.label} (${counts[0]})`,
    ms(bare),
    ms(scoped),
    ms(secured),
    `${((secured / bare - 1) * 100).toFixed(1)} %`,
  )
  const slow = figures.map((one) => ms(quantile(one, 0.95)))
  line('  95th of 100', ...slow)
}
