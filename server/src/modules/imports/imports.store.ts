import type { ProblemCode } from '@dondoc/contract/problems'
import type { PageSize, SourceFormat } from '@dondoc/domain/imports/blocks'
import type { PlanReading } from '@dondoc/domain/imports/reading'
import { type Selectable, sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'
import type { PlanImportTable } from '../../lib/tables.ts'

export type ImportRow = Omit<Selectable<PlanImportTable>, 'reading'> & {
  readonly code: string | null
  readonly itemCount: number | null
}

/** Two imports of the same bytes for the same issuer end one after the other. */
export async function lockFile(trx: Trx, tenantId: string, issuerId: string, sha256: string): Promise<void> {
  await trx
    .selectNoFrom(
      sql`pg_advisory_xact_lock(hashtextextended(${`import/${tenantId}/${issuerId}/${sha256}`}, 0))`.as('locked'),
    )
    .execute()
}

const selectImports = (db: Reader, tenantId: string) =>
  db
    .selectFrom('plan_import as i')
    .leftJoin('plan as p', (join) =>
      join
        .onRef('p.tenantId', '=', 'i.tenantId')
        .on((on) => on('p.id', '=', on.fn.coalesce('i.planId', 'i.amendsPlanId'))),
    )
    .select(['i.tenantId', 'i.id', 'i.planId', 'i.issuerId', 'i.sha256', 'i.fileName', 'i.byteSize', 'i.format'])
    .select(['i.importedBy', 'i.importedAt', 'i.pages', 'i.state', 'i.askedIssuerId', 'i.amendsPlanId', 'i.known'])
    .select(['i.pagesDone', 'i.pagesTotal', 'i.problem', 'i.problemParams', 'i.appliedAt', 'p.code'])
    .select((row) =>
      row
        .selectFrom('plan_node as n')
        .whereRef('n.tenantId', '=', 'i.tenantId')
        .whereRef('n.planId', '=', 'i.planId')
        .where('n.leaf', '=', true)
        .where('n.droppedOn', 'is', null)
        .select((n) => n.fn.countAll<number>().as('count'))
        .as('itemCount'),
    )
    .where('i.tenantId', '=', tenantId)

export async function findImport(db: Reader, tenantId: string, id: string): Promise<ImportRow | undefined> {
  return selectImports(db, tenantId).where('i.id', '=', id).executeTakeFirst()
}

/** A person's own imports, the newest first. */
export async function listOwnImports(db: Reader, tenantId: string, accountId: string): Promise<ImportRow[]> {
  return selectImports(db, tenantId)
    .where('i.importedBy', '=', accountId)
    .orderBy('i.importedAt', 'desc')
    .orderBy('i.id', 'desc')
    .limit(50)
    .execute()
}

/** Imports of the same bytes that were read or are about to be. */
export async function listSameFile(db: Reader, tenantId: string, sha256: string): Promise<ImportRow[]> {
  return selectImports(db, tenantId)
    .where('i.sha256', '=', sha256)
    .where('i.state', 'in', ['queued', 'reading', 'ready'])
    .orderBy('i.importedAt')
    .orderBy('i.id')
    .execute()
}

/** The plan that was made of these bytes for this issuer; undefined where none was. */
export async function findPlanOfFile(
  db: Reader,
  tenantId: string,
  issuerId: string,
  sha256: string,
): Promise<string | undefined> {
  const found = await db
    .selectFrom('plan_import')
    .select('planId')
    .where('tenantId', '=', tenantId)
    .where('issuerId', '=', issuerId)
    .where('sha256', '=', sha256)
    .where('state', '=', 'ready')
    .where('amendsPlanId', 'is', null)
    .where('known', '=', false)
    .executeTakeFirst()
  return found?.planId ?? undefined
}

export interface NewImport {
  readonly tenantId: string
  readonly id: string
  readonly sha256: string
  readonly fileName: string
  readonly byteSize: number
  readonly importedBy: string | null
  readonly importedAt: Date
  readonly askedIssuerId: string | null
  readonly amendsPlanId: string | null
}

export async function insertImport(trx: Trx, row: NewImport): Promise<void> {
  await trx
    .insertInto('plan_import')
    .values({ ...row, state: 'queued', pages: JSON.stringify([]) })
    .execute()
}

const update = (trx: Trx, tenantId: string, id: string) =>
  trx.updateTable('plan_import').where('tenantId', '=', tenantId).where('id', '=', id)

/** Takes a waiting import for reading, also one whose reading was interrupted. False where it has ended meanwhile. */
export async function claimImport(trx: Trx, tenantId: string, id: string): Promise<boolean> {
  const rows = await update(trx, tenantId, id)
    .set({ state: 'reading', pagesDone: 0, pagesTotal: null })
    .where('state', 'in', ['queued', 'reading'])
    .returning('id')
    .execute()
  return rows.length > 0
}

/** Writes how far the reading is. False where it was cancelled meanwhile. */
export async function setProgress(
  trx: Trx,
  tenantId: string,
  id: string,
  pages: { readonly done: number; readonly total: number | null },
): Promise<boolean> {
  const rows = await update(trx, tenantId, id)
    .set({ pagesDone: pages.done, pagesTotal: pages.total })
    .where('state', '=', 'reading')
    .returning('id')
    .execute()
  return rows.length > 0
}

/** Keeps the row from being cancelled while its reading is written. False where it was cancelled before. */
export async function lockReading(trx: Trx, tenantId: string, id: string): Promise<boolean> {
  const row = await trx
    .selectFrom('plan_import')
    .select('state')
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row?.state === 'reading'
}

export interface ReadyImport {
  readonly planId: string | null
  readonly issuerId: string
  readonly known: boolean
  readonly format: SourceFormat
  readonly pages: readonly PageSize[]
  readonly reading: PlanReading | null
}

export async function setReady(trx: Trx, tenantId: string, id: string, ready: ReadyImport): Promise<void> {
  await update(trx, tenantId, id)
    .set({
      ...ready,
      state: 'ready',
      pagesDone: ready.pages.length,
      pagesTotal: ready.pages.length > 0 ? ready.pages.length : null,
      pages: JSON.stringify(ready.pages),
      reading: ready.reading && JSON.stringify(ready.reading),
    })
    .execute()
}

/** Ends an import without a plan. Does nothing to one that has ended. */
export async function setEnded(
  trx: Trx,
  tenantId: string,
  id: string,
  ended:
    | { readonly state: 'cancelled' }
    | { readonly state: 'failed'; readonly problem: ProblemCode; readonly params: Readonly<Record<string, unknown>> },
): Promise<boolean> {
  const why = ended.state === 'failed' ? { problem: ended.problem, problemParams: JSON.stringify(ended.params) } : {}
  const rows = await update(trx, tenantId, id)
    .set({ state: ended.state, ...why })
    .where('state', 'in', ['queued', 'reading'])
    .returning('id')
    .execute()
  return rows.length > 0
}

/** Ends imports that were given before an instant and never came to an end. Returns how many. */
export async function endForgotten(trx: Trx, tenantId: string, before: Date): Promise<number> {
  const rows = await trx
    .updateTable('plan_import')
    .set({ state: 'failed', problem: 'import.interrupted', problemParams: JSON.stringify({}) })
    .where('tenantId', '=', tenantId)
    .where('state', 'in', ['queued', 'reading'])
    .where('importedAt', '<', before)
    .returning('id')
    .execute()
  return rows.length
}

/** The plans of a plan's issuer for its year, itself first. */
export async function listPlansBeside(
  db: Reader,
  tenantId: string,
  planId: string,
): Promise<{ planId: string; code: string; title: string }[]> {
  return db
    .selectFrom('plan as own')
    .innerJoin('plan as p', (join) =>
      join
        .onRef('p.tenantId', '=', 'own.tenantId')
        .onRef('p.issuerId', '=', 'own.issuerId')
        .onRef('p.year', '=', 'own.year'),
    )
    .select(['p.id as planId', 'p.code', 'p.title'])
    .where('own.tenantId', '=', tenantId)
    .where('own.id', '=', planId)
    .orderBy(sql`p.id <> own.id`)
    .orderBy('p.code')
    .execute()
}

/** What was read of an amended version. */
export async function findReading(db: Reader, tenantId: string, id: string): Promise<PlanReading | null> {
  const row = await db
    .selectFrom('plan_import')
    .select('reading')
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.reading ?? null
}

/** From now on the plan's rows stand where this file has them. */
export async function setApplied(
  trx: Trx,
  tenantId: string,
  id: string,
  applied: { readonly planId: string; readonly appliedAt: Date },
): Promise<void> {
  await update(trx, tenantId, id).set(applied).execute()
}

/** The hash of a page's picture; undefined where nobody asked for it yet. */
export async function findPagePicture(
  db: Reader,
  tenantId: string,
  importId: string,
  page: number,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('plan_import_page')
    .select('sha256')
    .where('tenantId', '=', tenantId)
    .where('importId', '=', importId)
    .where('page', '=', page)
    .executeTakeFirst()
  return row?.sha256
}

export async function insertPagePicture(
  trx: Trx,
  picture: { readonly tenantId: string; readonly importId: string; readonly page: number; readonly sha256: string },
): Promise<void> {
  await trx
    .insertInto('plan_import_page')
    .values(picture)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
