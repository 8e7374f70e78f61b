import type { Trx } from '../../lib/db.ts'

/** An import that loses its plan. */
interface ReleasedImport {
  readonly id: string
  readonly fileName: string
  readonly sha256: string
}

/** Imports of a plan and of its amended versions end as cancelled: they stay listed, and their files can be given again. */
export async function releaseImports(trx: Trx, tenantId: string, planId: string): Promise<ReleasedImport[]> {
  return trx
    .updateTable('plan_import')
    .set({ state: 'cancelled', planId: null, amendsPlanId: null, reading: null })
    .where('tenantId', '=', tenantId)
    .where((either) => either.or([either('planId', '=', planId), either('amendsPlanId', '=', planId)]))
    .returning(['id', 'fileName', 'sha256'])
    .execute()
}

/** Plans that were started from this one go on by themselves. */
async function releaseFollowers(trx: Trx, tenantId: string, planId: string): Promise<void> {
  await trx
    .updateTable('plan_node')
    .set({ superiorId: null })
    .where('tenantId', '=', tenantId)
    .where('superiorId', 'in', (rows) =>
      rows.selectFrom('plan_node').select('id').where('tenantId', '=', tenantId).where('planId', '=', planId),
    )
    .execute()
  await trx
    .updateTable('plan')
    .set({ superiorPlanId: null })
    .where('tenantId', '=', tenantId)
    .where('superiorPlanId', '=', planId)
    .execute()
}

/** Removes a draft with its rows, doubts, names and edits. The caller holds the plan's row and has released its imports. */
export async function deleteDraft(trx: Trx, tenantId: string, planId: string): Promise<void> {
  await releaseFollowers(trx, tenantId, planId)
  // What points at rows goes before them.
  for (const table of ['plan_link', 'plan_finding', 'plan_name', 'plan_edit', 'plan_node'] as const) {
    await trx.deleteFrom(table).where('tenantId', '=', tenantId).where('planId', '=', planId).execute()
  }
  await trx.deleteFrom('plan').where('tenantId', '=', tenantId).where('id', '=', planId).execute()
}
