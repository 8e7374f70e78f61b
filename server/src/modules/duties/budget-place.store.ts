import type { Reader } from '../../lib/db.ts'

/** An actionable row of an issued plan, with the path of who owns the plan; undefined where there is none. */
export async function findIssuedNode(
  db: Reader,
  tenantId: string,
  { planId, nodeId }: { readonly planId: string; readonly nodeId: string },
): Promise<{ ownerPath: string; text: string } | undefined> {
  return db
    .selectFrom('plan_node as n')
    .innerJoin('plan as p', (join) => join.onRef('p.tenantId', '=', 'n.tenantId').onRef('p.id', '=', 'n.planId'))
    .select(['p.orgPath as ownerPath', 'n.text'])
    .where('n.tenantId', '=', tenantId)
    .where('n.id', '=', nodeId)
    .where('p.id', '=', planId)
    .where('p.state', '<>', 'draft')
    .where('n.leaf', '=', true)
    .executeTakeFirst()
}

/** The path of who owns a plan and whether it is a draft. */
export async function findPlanPlace(
  db: Reader,
  tenantId: string,
  planId: string,
): Promise<{ ownerPath: string; isDraft: boolean } | undefined> {
  const plan = await db
    .selectFrom('plan')
    .select(['orgPath', 'state'])
    .where('tenantId', '=', tenantId)
    .where('id', '=', planId)
    .executeTakeFirst()
  return plan && { ownerPath: plan.orgPath, isDraft: plan.state === 'draft' }
}
