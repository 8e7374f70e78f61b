import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { DutyStatus } from '@dondoc/domain/duties/status'
import { sql } from 'kysely'
import type { Reader } from '../../lib/db.ts'
import { isBelow, type ReadScope } from '../../lib/read-scope.ts'
import { dutiesOn } from '../duties/index.ts'

/** An agency that owes a row of the superior plan or helps with it, and the last day it owes it by. */
export interface ExpectedCell {
  readonly nodeId: string
  readonly organizationId: string
  readonly dueOn: PlainDate | null
}

/**
 * Who owes rows of a plan, as agencies that issue plans of their own: a duty of a unit is its agency's. Seen by who stands at or above
 * the agency, or at or above the issuer. The issuer's own share needs no plan below.
 */
export async function listExpected(
  db: Reader,
  scope: ReadScope,
  plan: { readonly id: string; readonly orgPath: string },
  nodeId?: string,
): Promise<ExpectedCell[]> {
  return db
    .selectFrom('duty as d')
    .innerJoin('organization as agency', (join) =>
      join
        .onRef('agency.tenantId', '=', 'd.tenantId')
        .on(sql<boolean>`agency."orgPath" @> d."orgPath"`)
        .on('agency.issuesPlans', '=', true),
    )
    .select(['d.nodeId', 'agency.id as organizationId'])
    .select((duty) => duty.fn.max('d.originalDueOn').as('dueOn'))
    .where('d.tenantId', '=', scope.tenantId)
    .where('d.planId', '=', plan.id)
    .$if(nodeId !== undefined, (query) => query.where('d.nodeId', '=', nodeId ?? ''))
    .where('d.role', 'in', ['lead', 'coordinator'])
    .where('d.stopped', '=', false)
    .where(sql<boolean>`nlevel(agency."orgPath") = nlevel(${plan.orgPath}::ltree) + 1`)
    .where(sql<boolean>`agency."orgPath" <@ ${plan.orgPath}::ltree`)
    .where(isBelow('agency.orgPath', scope.paths))
    .groupBy(['d.nodeId', 'agency.id'])
    .execute()
}

/** A row of a plan below that carries out a row of the superior plan. */
export interface LinkedCell {
  readonly nodeId: string
  readonly organizationId: string
  readonly planId: string
  readonly rowId: string
  readonly text: string
  readonly droppedOn: PlainDate | null
  /** The last day its duties are due by the plan. */
  readonly dueOn: PlainDate | null
}

/** The confirmed links to rows of a plan, of issued plans only: a draft may still become anything. */
export async function listLinked(db: Reader, scope: ReadScope, planId: string, nodeId?: string): Promise<LinkedCell[]> {
  return db
    .selectFrom('plan_link as l')
    .innerJoin('plan_node as above', (join) =>
      join.onRef('above.tenantId', '=', 'l.tenantId').onRef('above.id', '=', 'l.superiorId'),
    )
    .innerJoin('plan_node as n', (join) => join.onRef('n.tenantId', '=', 'l.tenantId').onRef('n.id', '=', 'l.nodeId'))
    .innerJoin('plan as p', (join) => join.onRef('p.tenantId', '=', 'l.tenantId').onRef('p.id', '=', 'l.planId'))
    .select(['l.superiorId as nodeId', 'p.issuerId as organizationId', 'p.id as planId', 'n.id as rowId', 'n.text'])
    .select(['n.droppedOn'])
    .select((row) =>
      row
        .selectFrom('duty as d')
        .whereRef('d.tenantId', '=', 'l.tenantId')
        .whereRef('d.nodeId', '=', 'n.id')
        .select((duty) => duty.fn.max('d.originalDueOn').as('dueOn'))
        .as('dueOn'),
    )
    .where('l.tenantId', '=', scope.tenantId)
    .where('l.state', '=', 'confirmed')
    .where('above.planId', '=', planId)
    .$if(nodeId !== undefined, (query) => query.where('above.id', '=', nodeId ?? ''))
    .where('p.state', '<>', 'draft')
    .where(isBelow('p.orgPath', scope.paths))
    .orderBy('n.position')
    .execute()
}

/** How the duties of rows stand on a day. */
export async function countByRow(
  db: Reader,
  tenantId: string,
  asOf: PlainDate,
  rowIds: readonly string[],
): Promise<{ nodeId: string; status: DutyStatus; count: number }[]> {
  if (rowIds.length === 0) return []
  return db
    .selectFrom(
      sql<{ nodeId: string; status: DutyStatus; count: number }>`(
        select "nodeId", status, count(*)::integer as count
        from (${dutiesOn(tenantId, asOf, sql`d.role = 'lead' and d."nodeId" = any(${sql.val(rowIds)}::uuid[])`)}) states
        group by 1, 2
      )`.as('counted'),
    )
    .selectAll()
    .execute()
}

/** Names of agencies in the order of the tree: departments as they were made, then by name. */
export async function listAgencies(
  db: Reader,
  tenantId: string,
  ids: readonly string[],
): Promise<{ id: string; name: string; shortName: string | null }[]> {
  return db
    .selectFrom('organization')
    .select(['id', 'name', 'shortName'])
    .where('tenantId', '=', tenantId)
    .where(sql<boolean>`id = any(${sql.val(ids)}::uuid[])`)
    .orderBy(sql`kind = 'commune'`)
    .orderBy(sql`name collate "vi-x-icu"`)
    .orderBy('id')
    .execute()
}
