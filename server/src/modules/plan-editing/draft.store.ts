import type { DraftFinding, PlanDraft } from '@dondoc/domain/plans/edit'
import type { PlanTreeNode } from '@dondoc/domain/plans/plan-tree'
import { sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'

/** Rows of one INSERT: keeps the number of parameters far below PostgreSQL's 65,535. */
const BATCH = 500

/** A draft plan as it is reviewed: its rows in order, and what is doubted about them. */
export async function readDraft(db: Reader, tenantId: string, planId: string): Promise<PlanDraft> {
  const nodes = await db
    .selectFrom('plan_node')
    .select(['id', 'parentId', 'kind', 'area', 'ordinal', 'label', 'text', 'leaf', 'productText', 'products'])
    .select(['leadText', 'leads', 'coordinatorText', 'coordinators', 'deadlineText', 'deadline', 'budgetText', 'note'])
    .select(['source', 'confidence', 'edited', 'original', 'superiorId', 'droppedOn'])
    .where('tenantId', '=', tenantId)
    .where('planId', '=', planId)
    .orderBy('position')
    .execute()
  const findings = await db
    .selectFrom('plan_finding')
    .select(['id', 'code', 'severity', 'nodeId', 'field', 'message', 'accepted'])
    .where('tenantId', '=', tenantId)
    .where('planId', '=', planId)
    .orderBy('position')
    .execute()
  return { nodes, findings }
}

const nodeColumns = (node: PlanTreeNode) => ({
  ...node,
  products: JSON.stringify(node.products),
  leads: JSON.stringify(node.leads),
  coordinators: JSON.stringify(node.coordinators),
  deadline: node.deadline && JSON.stringify(node.deadline),
  source: node.source && JSON.stringify(node.source),
  original: node.original && JSON.stringify(node.original),
})

/** Writes what differs between two states of a draft. The caller holds the plan's row. */
export async function writeDraft(
  trx: Trx,
  tenantId: string,
  planId: string,
  before: PlanDraft,
  after: PlanDraft,
): Promise<void> {
  const reordered = !sameList(before.nodes, after.nodes, (was, is) => was.id === is.id)
  const findingsChange = reordered || !sameList(before.findings, after.findings, (was, is) => was === is)
  // Findings point at rows: they go first and come last.
  if (findingsChange) await deleteFindings(trx, tenantId, planId)
  if (reordered) await stepAside(trx, tenantId, planId)
  await writeNodes(trx, tenantId, planId, before, after)
  if (reordered) await takePlaces(trx, tenantId, planId, after)
  if (findingsChange) await insertFindings(trx, tenantId, planId, after)
}

const sameList = <Row>(before: readonly Row[], after: readonly Row[], same: (was: Row, is: Row) => boolean): boolean =>
  before.length === after.length &&
  before.every((row, at) => {
    const other = after[at]
    return other !== undefined && same(row, other)
  })

/** Positions are unique in a plan at every moment: all step aside before any takes its new one. */
async function stepAside(trx: Trx, tenantId: string, planId: string): Promise<void> {
  await trx
    .updateTable('plan_node')
    .set({ position: sql<number>`-1 - position` })
    .where('tenantId', '=', tenantId)
    .where('planId', '=', planId)
    .execute()
}

async function takePlaces(trx: Trx, tenantId: string, planId: string, { nodes }: PlanDraft): Promise<void> {
  const order = nodes.map(({ id }) => id)
  await trx
    .updateTable('plan_node')
    .set({ position: sql<number>`array_position(${sql.val(order)}::uuid[], id) - 1` })
    .where('tenantId', '=', tenantId)
    .where('planId', '=', planId)
    .where('position', '<', 0)
    .execute()
}

async function writeNodes(
  trx: Trx,
  tenantId: string,
  planId: string,
  before: PlanDraft,
  after: PlanDraft,
): Promise<void> {
  const was = new Map(before.nodes.map((node) => [node.id, node]))
  const stays = new Set(after.nodes.map(({ id }) => id))
  const added = after.nodes.flatMap((node, position) => (was.has(node.id) ? [] : [{ node, position }]))
  const changed = after.nodes.filter((node) => was.has(node.id) && was.get(node.id) !== node)
  const gone = before.nodes.filter(({ id }) => !stays.has(id)).map(({ id }) => id)
  for (let from = 0; from < added.length; from += BATCH) {
    await trx
      .insertInto('plan_node')
      .values(
        added
          .slice(from, from + BATCH)
          .map(({ node, position }) => ({ ...nodeColumns(node), tenantId, planId, position })),
      )
      .execute()
  }
  for (const node of changed) {
    const { id, ...columns } = nodeColumns(node)
    await trx.updateTable('plan_node').set(columns).where('tenantId', '=', tenantId).where('id', '=', id).execute()
  }
  if (gone.length > 0) {
    await trx
      .deleteFrom('plan_node')
      .where('tenantId', '=', tenantId)
      .where('planId', '=', planId)
      .where(sql<boolean>`id = any(${sql.val(gone)}::uuid[])`)
      .execute()
  }
}

async function deleteFindings(trx: Trx, tenantId: string, planId: string): Promise<void> {
  await trx.deleteFrom('plan_finding').where('tenantId', '=', tenantId).where('planId', '=', planId).execute()
}

async function insertFindings(trx: Trx, tenantId: string, planId: string, draft: PlanDraft): Promise<void> {
  const leaves = new Map(draft.nodes.filter(({ leaf }) => leaf).map(({ id }, item) => [id, item]))
  const row = (finding: DraftFinding, position: number) => ({
    ...finding,
    tenantId,
    planId,
    position,
    item: finding.nodeId === null ? null : (leaves.get(finding.nodeId) ?? null),
  })
  const rows = draft.findings.map(row)
  for (let from = 0; from < rows.length; from += BATCH) {
    await trx
      .insertInto('plan_finding')
      .values(rows.slice(from, from + BATCH))
      .execute()
  }
}

/** Rows of a plan that carry out a row of its superior plan. */
export async function listLinkedRowIds(trx: Trx, tenantId: string, planId: string): Promise<ReadonlySet<string>> {
  const rows = await trx
    .selectFrom('plan_link')
    .select('nodeId')
    .where('tenantId', '=', tenantId)
    .where('planId', '=', planId)
    .where('state', '=', 'confirmed')
    .execute()
  return new Set(rows.map(({ nodeId }) => nodeId))
}

/** Rows that were started from rows of a superior plan carry them out. */
export async function linkCarriedRows(trx: Trx, tenantId: string, planId: string, author: string): Promise<void> {
  await trx
    .insertInto('plan_link')
    .columns(['tenantId', 'planId', 'nodeId', 'superiorId', 'state', 'author'])
    .expression((from) =>
      from
        .selectFrom('plan_node')
        .select(['tenantId', 'planId', 'id', 'superiorId'])
        .select([sql<'confirmed'>`'confirmed'`.as('state'), sql<string>`${author}`.as('author')])
        .where('tenantId', '=', tenantId)
        .where('planId', '=', planId)
        .where('superiorId', 'is not', null)
        .$narrowType<{ superiorId: string }>(),
    )
    .execute()
}
