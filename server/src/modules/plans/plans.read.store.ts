import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { DUTY_STATUSES, type DutyStatus } from '@dondoc/domain/duties/status'
import type { PageSize } from '@dondoc/domain/imports/blocks'
import { type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'
import { isAboveOrBelow, isBelow, type ReadScope } from '../../lib/read-scope.ts'
import type { PlanFindingTable, PlanNameTable, PlanNodeTable, PlanTable } from '../../lib/tables.ts'
import { selectDuties } from '../duties/index.ts'

export type PlanRow = Omit<Selectable<PlanTable>, 'search'> & {
  readonly issuerName: string
  readonly issuerShortName: string | null
  readonly itemCount: number
  readonly findingCount: number
}
export type NodeRow = Omit<
  Selectable<PlanNodeTable>,
  'search' | 'tenantId' | 'planId' | 'edited' | 'original' | 'superiorId'
>
export type FindingRow = Selectable<PlanFindingTable>
export type NameRow = Selectable<PlanNameTable>

const PLAN_COLUMNS = [
  'p.tenantId',
  'p.id',
  'p.code',
  'p.issuerId',
  'p.orgPath',
  'p.state',
  'p.year',
  'p.periodFrom',
  'p.periodTo',
  'p.title',
  'p.kind',
  'p.number',
  'p.superior',
  'p.place',
  'p.dateText',
  'p.documentDate',
  'p.issuedOn',
  'p.legalBases',
  'p.citations',
  'p.recipients',
  'p.signer',
  'p.sections',
  'p.demo',
  'p.version',
  'p.superiorPlanId',
  'p.createdAt',
] as const

/**
 * The plans of a tenant that fulfil a condition on `p` (plan), with what a list says of each, whoever reads; newest first. Rows are
 * counted for all of them at once: asked for each plan again, row-level security would be, too.
 */
export const selectPlans = (db: Reader, tenantId: string, condition: RawBuilder<SqlBool>) => {
  const ofThese = sql`any(array(select id from chosen))`
  return db
    .with('chosen', (cte) =>
      cte.selectFrom('plan as p').select(PLAN_COLUMNS).where('p.tenantId', '=', tenantId).where(condition),
    )
    .with(
      (name) => name('items').materialized(),
      (cte) =>
        cte
          .selectFrom('plan_node as n')
          .select((n) => ['n.planId', n.fn.countAll<number>().as('count')])
          .where('n.tenantId', '=', tenantId)
          .where('n.planId', '=', sql<string>`${ofThese}`)
          .where('n.leaf', '=', true)
          .where('n.droppedOn', 'is', null)
          .groupBy('n.planId'),
    )
    .with(
      (name) => name('findings').materialized(),
      (cte) =>
        cte
          .selectFrom('plan_finding as f')
          .select((f) => ['f.planId', f.fn.countAll<number>().as('count')])
          .where('f.tenantId', '=', tenantId)
          .where('f.planId', '=', sql<string>`${ofThese}`)
          .groupBy('f.planId'),
    )
    .selectFrom('chosen as p')
    .innerJoin('organization as o', (join) =>
      join.onRef('o.tenantId', '=', 'p.tenantId').onRef('o.id', '=', 'p.issuerId'),
    )
    .leftJoin('items', 'items.planId', 'p.id')
    .leftJoin('findings', 'findings.planId', 'p.id')
    .select(PLAN_COLUMNS)
    .select(['o.name as issuerName', 'o.shortName as issuerShortName'])
    .select((row) => [
      row.fn.coalesce('items.count', sql<number>`0`).as('itemCount'),
      row.fn.coalesce('findings.count', sql<number>`0`).as('findingCount'),
    ])
    .orderBy('p.year', 'desc')
    .orderBy('p.code', 'desc')
}

/** The plans a reader may see: issued ones above and below the roles held; drafts where `draftPaths` says. Newest first. */
export async function listPlanRows(db: Reader, scope: ReadScope, draftPaths: readonly string[]): Promise<PlanRow[]> {
  return selectPlans(
    db,
    scope.tenantId,
    sql<SqlBool>`(case when p.state = 'draft' then ${isBelow('p.orgPath', draftPaths)}
      else ${isAboveOrBelow('p.orgPath', scope.paths)} end)`,
  ).execute()
}

export async function findPlan(db: Reader, tenantId: string, id: string): Promise<PlanRow | undefined> {
  return selectPlans(db, tenantId, sql<SqlBool>`p.id = ${id}`).executeTakeFirst()
}

/** The plan's row, kept from other writers until the transaction ends. */
export async function lockPlan(
  trx: Trx,
  tenantId: string,
  id: string,
): Promise<Omit<Selectable<PlanTable>, 'search'> | undefined> {
  return trx
    .selectFrom('plan as p')
    .select(PLAN_COLUMNS)
    .where('p.tenantId', '=', tenantId)
    .where('p.id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** How the duties of each plan stand on a day. */
export async function countDuties(
  db: Reader,
  scope: ReadScope,
  asOf: PlainDate,
  planId?: string,
): Promise<{ planId: string; status: DutyStatus; count: number }[]> {
  return db
    .selectFrom(
      sql<{ planId: string; status: DutyStatus; count: number }>`(
        select "planId", status, count(*) as count
        from (${selectDuties(scope, asOf, planId === undefined ? {} : { planId })}) duties
        group by "planId", status
      )`.as('counted'),
    )
    .selectAll()
    .execute()
}

/** What a leaf's duties come to on a day. */
export type LeafDuties = Record<DutyStatus, number> & {
  readonly nodeId: string
  readonly dueFrom: PlainDate | null
  readonly dueTo: PlainDate | null
  /** The last day that the plan itself gave. */
  readonly originalDueTo: PlainDate | null
}

/**
 * How the duties of each leaf of a plan stand on a day. Counted here: a province's plan has thousands, and its page shows them one
 * by one only where a row is opened.
 */
export async function sumUpLeaves(
  db: Reader,
  scope: ReadScope,
  asOf: PlainDate,
  planId: string,
): Promise<LeafDuties[]> {
  const counts = DUTY_STATUSES.map(
    (status) => sql`count(*) filter (where d.status = ${status})::integer as ${sql.id(status)}`,
  )
  return db
    .selectFrom(
      sql<LeafDuties>`(
        select d."nodeId", min(d."dueOn") as "dueFrom", max(d."dueOn") as "dueTo",
          max(d."originalDueOn") as "originalDueTo",
          ${sql.join(counts)}
        -- The offset keeps the status from being computed anew for each of the counts.
        from (${selectDuties(scope, asOf, { planId })} offset 0) d
        group by d."nodeId"
      )`.as('leaves'),
    )
    .selectAll()
    .execute()
}

/** The tree of a plan in reading order. */
export async function listNodes(db: Reader, tenantId: string, planId: string): Promise<NodeRow[]> {
  return db
    .selectFrom('plan_node')
    .select(['id', 'parentId', 'position', 'kind', 'area', 'ordinal', 'label', 'text', 'leaf'])
    .select(['productText', 'products', 'leadText', 'leads', 'coordinatorText', 'coordinators'])
    .select(['deadlineText', 'deadline', 'budgetText', 'note', 'source', 'confidence', 'droppedOn'])
    .where('tenantId', '=', tenantId)
    .where('planId', '=', planId)
    .orderBy('position')
    .execute()
}

export async function listFindings(db: Reader, tenantId: string, planId: string): Promise<FindingRow[]> {
  return db
    .selectFrom('plan_finding')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('planId', '=', planId)
    .orderBy('position')
    .execute()
}

/** Whom the lead names of a plan mean. */
export async function listNames(db: Reader, tenantId: string, planId: string): Promise<NameRow[]> {
  return db
    .selectFrom('plan_name')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('planId', '=', planId)
    .orderBy('name')
    .orderBy('position')
    .execute()
}

/** The file a plan was read from; undefined for a plan written by hand. */
export async function findSource(
  db: Reader,
  tenantId: string,
  planId: string,
): Promise<{ id: string; fileName: string; importedAt: Date; sha256: string; pages: readonly PageSize[] } | undefined> {
  return (
    db
      .selectFrom('plan_import')
      .select(['id', 'fileName', 'importedAt', 'sha256', 'pages'])
      .where('tenantId', '=', tenantId)
      .where('planId', '=', planId)
      // The rows stand where the version that was applied last has them.
      .orderBy(sql`"appliedAt" desc nulls last`)
      .orderBy('importedAt')
      .limit(1)
      .executeTakeFirst()
  )
}
