import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inTenant, openDb, openPool } from '@dondoc/server/lib/db'
import { startEmbeddedPostgres } from '@dondoc/server/lib/embedded-postgres'
import { newId } from '@dondoc/server/lib/id'
import { migrate } from '@dondoc/server/lib/migrate'
import { changeOrganizations, previewChange } from '@dondoc/server/modules/organizations/index'
import type pg from 'pg'
import { line, median, ms, timeRuns } from './figures.ts'

const DEPARTMENTS = 40
const UNITS = 100
const DUTIES_EACH = 5

/** A province of 40 agencies with 99 units each, every unit owing five open duties. */
async function fill(pool: pg.Pool, tenantId: string, rootId: string): Promise<string[]> {
  await pool.query(`insert into tenant (id, name) values ($1, 'Đo')`, [tenantId])
  const rows: (string | null)[][] = [[rootId, null, 'Tỉnh', 'province', rootId.replaceAll('-', '')]]
  const departments: string[] = []
  for (let at = 0; at < DEPARTMENTS; at++) {
    const id = newId()
    const path = `${rootId}.${id}`.replaceAll('-', '')
    departments.push(id)
    rows.push([id, rootId, `Sở ${at}`, 'department', path])
    for (let unit = 1; unit < UNITS; unit++) {
      const unitId = newId()
      rows.push([unitId, id, `Phòng ${at}.${unit}`, 'division', `${path}.${unitId.replaceAll('-', '')}`])
    }
  }
  await pool.query(
    `insert into organization ("tenantId", id, "parentId", name, kind, "orgPath", "validFrom")
     select $1, id, parent, name, kind, path::ltree, '2020-01-01'
     from jsonb_to_recordset($2::jsonb) as r(id uuid, parent uuid, name text, kind text, path text)`,
    [tenantId, JSON.stringify(rows.map(([id, parent, name, kind, path]) => ({ id, parent, name, kind, path })))],
  )
  const [planId, nodeId] = [newId(), newId()]
  await pool.query(
    `insert into plan ("tenantId", id, code, "issuerId", "orgPath", state, year, "periodFrom", "periodTo", title, "issuedOn",
       "legalBases", citations, recipients, sections)
     values ($1, $2, 'KH', $3, $4, 'issued', 2026, '2026-01-01', '2026-12-31', 'Kế hoạch', '2026-01-02', '[]', '[]', '[]', '[]')`,
    [tenantId, planId, rootId, rootId.replaceAll('-', '')],
  )
  await pool.query(
    `insert into plan_node ("tenantId", id, "planId", position, kind, text, leaf, products, leads, coordinators)
     values ($1, $2, $3, 0, 'task', 'Nhiệm vụ', true, '[]', '[]', '[]')`,
    [tenantId, nodeId, planId],
  )
  await pool.query(
    `insert into duty ("tenantId", id, code, "planId", "nodeId", "organizationId", "orgPath", "issuedOn", "dueOn", "recordRequired")
     select $1, gen_random_uuid(), 'NV-' || row_number() over (), $2, $3, o.id, o."orgPath", '2026-01-02', '2026-12-01', false
     from organization o, generate_series(1, ${DUTIES_EACH}) where o."tenantId" = $1 and o.kind <> 'province'`,
    [tenantId, planId, nodeId],
  )
  await pool.query('analyze')
  return departments
}

/** Two departments with their units become one, in a province of 4,001 organizations and 20,000 open duties. */
export async function benchOrganizations(): Promise<void> {
  console.log('\nReorganization: two of 40 agencies merged, 4,001 organizations, 20,000 open duties')
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-bench-'))
  const postgres = await startEmbeddedPostgres({ dataDir: folder })
  const pool = openPool(postgres.address, { max: 2 })
  try {
    await migrate(pool)
    const [tenantId, rootId] = [newId(), newId()]
    const [first = '', second = ''] = await fill(pool, tenantId, rootId)
    const db = openDb(pool)
    const at = { organizationId: rootId, at: rootId.replaceAll('-', '') }
    const actor = {
      ...{ accountId: newId(), tenantId, name: 'Đo', organizationId: rootId },
      roles: [{ role: 'administrator' as const, ...at }],
    }
    const organization = {
      ...{ parentId: rootId, kind: 'department' as const, type: null, name: 'Sở Mới', shortName: null },
      ...{ aliases: [], identifierCode: null, issuesPlans: true },
    }
    const change = {
      ...{ kind: 'merge' as const, on: '2026-07-01' as const, organizationIds: [first, second] },
      into: { kind: 'new' as const, organization },
    }
    const preview = await timeRuns(9, 2, () =>
      inTenant(db, { tenantId }, (trx) => previewChange(trx, actor, change, '2026-07-20')),
    )
    line('preview', ms(median(preview)))
    const done = await timeRuns(1, 0, () =>
      inTenant(db, { tenantId }, (trx) =>
        changeOrganizations(
          trx,
          actor,
          { tenantId, accountId: null, name: 'Đo' },
          { ...{ change, basis: null, version: 0, today: '2026-07-20' as const }, now: new Date() },
        ),
      ),
    )
    line('merger written', ms(median(done)))
    const branch = await timeRuns(1, 0, () =>
      inTenant(db, { tenantId }, (trx) =>
        changeOrganizations(
          trx,
          actor,
          { tenantId, accountId: null, name: 'Đo' },
          {
            change: { kind: 'rename', on: '2026-07-02', organizationId: rootId, name: 'Tỉnh Mới', shortName: null },
            ...{ basis: null, version: 1, today: '2026-07-20' as const, now: new Date() },
          },
        ),
      ),
    )
    line('renaming the root', ms(median(branch)))
  } finally {
    await pool.end()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
