import type { Deadline } from '@dondoc/domain/calendar/deadline'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { Area } from '@dondoc/domain/plans/area'
import { sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'

/** A leaf of a plan as links need it. */
export interface LinkableNode {
  readonly id: string
  readonly ordinal: string | null
  readonly area: Area | null
  readonly text: string
  readonly productText: string | null
  readonly leadText: string | null
  readonly deadlineText: string | null
  readonly deadline: Deadline | null
  readonly droppedOn: PlainDate | null
}

/** The leaves of a plan in reading order, those that an amendment dropped among them. */
export async function listLinkableNodes(db: Reader, tenantId: string, planId: string): Promise<LinkableNode[]> {
  return db
    .selectFrom('plan_node')
    .select(['id', 'ordinal', 'area', 'text', 'productText', 'leadText', 'deadlineText', 'deadline', 'droppedOn'])
    .where('tenantId', '=', tenantId)
    .where('planId', '=', planId)
    .where('leaf', '=', true)
    .orderBy('position')
    .execute()
}

export interface LinkRow {
  readonly nodeId: string
  readonly superiorId: string
  readonly state: 'confirmed' | 'refused'
  readonly author: string
}

/** What people have said of the rows of a plan. */
export async function listLinks(db: Reader, tenantId: string, planId: string): Promise<LinkRow[]> {
  return db
    .selectFrom('plan_link')
    .select(['nodeId', 'superiorId', 'state', 'author'])
    .where('tenantId', '=', tenantId)
    .where('planId', '=', planId)
    .orderBy('at')
    .execute()
}

interface Said {
  readonly tenantId: string
  readonly planId: string
  readonly at: Date
  readonly accountId: string | null
  readonly author: string
}

/** Writes what a person says of pairs of rows, over what was said before. */
export async function putLinks(
  trx: Trx,
  said: Said,
  pairs: readonly Pick<LinkRow, 'nodeId' | 'superiorId' | 'state'>[],
): Promise<void> {
  if (pairs.length === 0) return
  await trx
    .insertInto('plan_link')
    .values(pairs.map((pair) => ({ ...said, ...pair })))
    .onConflict((conflict) =>
      conflict.columns(['tenantId', 'nodeId', 'superiorId']).doUpdateSet((row) => ({
        state: row.ref('excluded.state'),
        at: row.ref('excluded.at'),
        accountId: row.ref('excluded.accountId'),
        author: row.ref('excluded.author'),
      })),
    )
    .execute()
}

/** Takes back what was said of pairs of rows. */
export async function deleteLinks(
  trx: Trx,
  { tenantId, planId }: Said,
  pairs: readonly Pick<LinkRow, 'nodeId' | 'superiorId'>[],
): Promise<void> {
  if (pairs.length === 0) return
  await trx
    .deleteFrom('plan_link')
    .where('tenantId', '=', tenantId)
    .where('planId', '=', planId)
    .where(
      sql<boolean>`("nodeId", "superiorId") in (
        select * from unnest(${sql.val(pairs.map(({ nodeId }) => nodeId))}::uuid[], ${sql.val(pairs.map(({ superiorId }) => superiorId))}::uuid[])
      )`,
    )
    .execute()
}

/** Drops what nobody has confirmed: it was about another superior plan. */
export async function deleteRefusals(trx: Trx, tenantId: string, planId: string): Promise<void> {
  await trx
    .deleteFrom('plan_link')
    .where('tenantId', '=', tenantId)
    .where('planId', '=', planId)
    .where('state', '=', 'refused')
    .execute()
}

/** How many rows of a plan are linked to rows of its superior plan. */
export async function countConfirmed(db: Reader, tenantId: string, planId: string): Promise<number> {
  const { count } = await db
    .selectFrom('plan_link')
    .select((link) => link.fn.count<number>('nodeId').distinct().as('count'))
    .where('tenantId', '=', tenantId)
    .where('planId', '=', planId)
    .where('state', '=', 'confirmed')
    .executeTakeFirstOrThrow()
  return count
}

export async function setSuperiorPlan(
  trx: Trx,
  tenantId: string,
  planId: string,
  superiorPlanId: string | null,
): Promise<void> {
  await trx
    .updateTable('plan')
    .set({ superiorPlanId })
    .where('tenantId', '=', tenantId)
    .where('id', '=', planId)
    .execute()
}

export interface CandidateRow {
  readonly id: string
  readonly code: string
  readonly title: string
  readonly number: string | null
  readonly issuerId: string
  readonly issuerName: string
  readonly issuerShortName: string | null
  /** All names that documents use for the issuer. */
  readonly issuerNames: readonly string[]
}

/** Issued plans of organizations above the issuer of a plan that share days with it, nearest and newest first. */
export async function listCandidates(
  db: Reader,
  plan: {
    readonly tenantId: string
    readonly orgPath: string
    readonly periodFrom: PlainDate
    readonly periodTo: PlainDate
  },
): Promise<CandidateRow[]> {
  return db
    .selectFrom('plan as p')
    .innerJoin('organization as o', (join) =>
      join.onRef('o.tenantId', '=', 'p.tenantId').onRef('o.id', '=', 'p.issuerId'),
    )
    .select([
      'p.id',
      'p.code',
      'p.title',
      'p.number',
      'p.issuerId',
      'o.name as issuerName',
      'o.shortName as issuerShortName',
    ])
    .select((row) =>
      sql<string[]>`array_remove(array[o.name, o."shortName"] || array(${row
        .selectFrom('organization_alias as a')
        .select('a.alias')
        .whereRef('a.tenantId', '=', 'o.tenantId')
        .whereRef('a.organizationId', '=', 'o.id')}), null)`.as('issuerNames'),
    )
    .where('p.tenantId', '=', plan.tenantId)
    .where('p.state', '<>', 'draft')
    .where('p.periodFrom', '<=', plan.periodTo)
    .where('p.periodTo', '>=', plan.periodFrom)
    .where(sql<boolean>`p."orgPath" @> ${plan.orgPath}::ltree and p."orgPath" <> ${plan.orgPath}::ltree`)
    .orderBy(sql`nlevel(p."orgPath")`, 'desc')
    .orderBy('p.issuedOn', 'desc')
    .orderBy('p.id')
    .execute()
}
