import type { AppliedChange } from '@dondoc/domain/organizations/apply-change'
import type {
  CurrentOrganization,
  OrganizationState,
  PastState,
  Structure,
} from '@dondoc/domain/organizations/structure'
import { sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'
import { listOrganizationRows } from './organizations.store.ts'

/** Parameters of one statement are at most 65,535. */
const ROWS_AT_ONCE = 2000

async function inChunks<Row>(rows: readonly Row[], write: (chunk: readonly Row[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) await write(rows.slice(from, from + ROWS_AT_ONCE))
}

/** The earlier states of the tenant's organizations, or of one of them, oldest first. */
export async function listPastStates(db: Reader, tenantId: string, organizationId?: string): Promise<PastState[]> {
  return db
    .selectFrom('organization_past')
    .select(['organizationId', 'validFrom', 'validTo', 'parentId', 'kind', 'type', 'name', 'shortName'])
    .select(['identifierCode', 'issuesPlans'])
    .where('tenantId', '=', tenantId)
    .$if(organizationId !== undefined, (query) => query.where('organizationId', '=', organizationId ?? ''))
    .orderBy('validFrom')
    .execute()
}

/** The whole tree through time. */
export async function readStructure(db: Reader, tenantId: string): Promise<Structure> {
  const rows = await listOrganizationRows(db, tenantId)
  const since = await db
    .selectFrom('organization_past')
    .select('organizationId')
    .select((row) => sql<CurrentOrganization['stateFrom']>`(${row.fn.max('validTo')} + 1)`.as('stateFrom'))
    .where('tenantId', '=', tenantId)
    .groupBy('organizationId')
    .execute()
  const stateFrom = new Map(since.map((row) => [row.organizationId, row.stateFrom]))
  return {
    organizations: rows.map((row) => ({ ...row, stateFrom: stateFrom.get(row.id) ?? row.validFrom })),
    past: await listPastStates(db, tenantId),
  }
}

/** Keeps other writers of the tree and its groups waiting until the transaction ends. */
export async function lockTree(trx: Trx, tenantId: string): Promise<void> {
  await trx
    .selectNoFrom(sql`pg_advisory_xact_lock(hashtextextended(${`organizations/${tenantId}`}, 0))`.as('locked'))
    .execute()
}

/** How often the tree was changed: a change made on an older one is refused. */
export async function treeVersion(db: Reader, tenantId: string): Promise<number> {
  const { last } = await db
    .selectFrom('organization_change')
    .select((row) => sql<number>`coalesce(${row.fn.max('sequence')}, 0)`.as('last'))
    .where('tenantId', '=', tenantId)
    .executeTakeFirstOrThrow()
  return last
}

/** Earlier states that ended. */
export async function insertPastStates(trx: Trx, tenantId: string, past: readonly PastState[]): Promise<void> {
  await inChunks(past, (chunk) =>
    trx
      .insertInto('organization_past')
      .values(chunk.map((state) => ({ ...state, tenantId })))
      .execute(),
  )
}

/** The present states of organizations, all in one statement. */
export async function updateStates(
  trx: Trx,
  tenantId: string,
  changed: readonly { readonly id: string; readonly state: OrganizationState }[],
): Promise<void> {
  if (changed.length === 0) return
  const rows = JSON.stringify(changed.map(({ id, state }) => ({ id, ...state })))
  await sql`
    update organization o
    set "parentId" = c."parentId", kind = c.kind, type = c.type, name = c.name, "shortName" = c."shortName",
      "identifierCode" = c."identifierCode", "issuesPlans" = c."issuesPlans"
    from jsonb_to_recordset(${rows}::jsonb) as c(id uuid, "parentId" uuid, kind text, type text, name text,
      "shortName" text, "identifierCode" text, "issuesPlans" boolean)
    where o."tenantId" = ${tenantId} and o.id = c.id`.execute(trx)
}

/** Other names of organizations; those known already stay. */
export async function insertAliases(
  trx: Trx,
  tenantId: string,
  aliases: readonly { readonly organizationId: string; readonly alias: string }[],
): Promise<void> {
  await inChunks(aliases, (chunk) =>
    trx
      .insertInto('organization_alias')
      .values(chunk.map((alias) => ({ ...alias, tenantId })))
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  )
}

/** New organizations, parents before children. */
export async function insertAdded(
  trx: Trx,
  tenantId: string,
  added: readonly (AppliedChange['added'][number] & {
    readonly validTo?: CurrentOrganization['validTo']
    readonly communeCount?: number | null
  })[],
): Promise<void> {
  await inChunks(added, (chunk) =>
    trx
      .insertInto('organization')
      .values(
        chunk.map(({ aliases: _, validTo = null, communeCount = null, ...row }) => ({
          ...row,
          tenantId,
          validTo,
          communeCount,
        })),
      )
      .execute(),
  )
  const aliases = added.flatMap(({ id, aliases: names }) => names.map((alias) => ({ organizationId: id, alias })))
  await insertAliases(trx, tenantId, aliases)
}

/** The tree's own part of a change: new rows, earlier states, present states, ends, successions, names. */
export async function writeTree(trx: Trx, tenantId: string, changeId: string, applied: AppliedChange): Promise<void> {
  const { on, added, past, changed, ended, successions } = applied
  await insertAdded(trx, tenantId, added)
  await insertPastStates(trx, tenantId, past)
  await updateStates(trx, tenantId, changed)
  if (ended.length > 0) {
    const ids = ended.map(({ id }) => id)
    const [first] = ended
    await trx
      .updateTable('organization')
      .set({ validTo: first?.validTo ?? null })
      .where('tenantId', '=', tenantId)
      .where(sql<boolean>`id = any(${sql.val(ids)}::uuid[])`)
      .execute()
  }
  await insertAliases(trx, tenantId, applied.aliases)
  if (successions.length === 0) return
  await trx
    .insertInto('organization_succession')
    .values(successions.map((pair) => ({ ...pair, tenantId, changeId, on })))
    .execute()
}
