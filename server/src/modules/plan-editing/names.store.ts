import type { Trx } from '../../lib/db.ts'

export interface NewName {
  readonly name: string
  readonly position: number
  readonly part: string
  readonly organizationId: string | null
  readonly groupId: string | null
}

export async function insertNames(
  trx: Trx,
  tenantId: string,
  planId: string,
  names: readonly NewName[],
): Promise<void> {
  if (names.length === 0) return
  await trx
    .insertInto('plan_name')
    .values(names.map((name) => ({ ...name, tenantId, planId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Says whom a part of the plan's names means, wherever the plan writes it. Returns how many names have it. */
export async function settleName(
  trx: Trx,
  tenantId: string,
  planId: string,
  part: string,
  means: { readonly organizationId: string | null; readonly groupId: string | null },
): Promise<number> {
  const rows = await trx
    .updateTable('plan_name')
    .set({ ...means, settled: true })
    .where('tenantId', '=', tenantId)
    .where('planId', '=', planId)
    .where('part', '=', part)
    .returning('position')
    .execute()
  return rows.length
}

/** Remembers another name of an organization for every plan to come. */
export async function insertOrganizationAlias(
  trx: Trx,
  alias: { readonly tenantId: string; readonly organizationId: string; readonly alias: string },
): Promise<void> {
  await trx
    .insertInto('organization_alias')
    .values(alias)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Remembers another name of a group for every plan to come. */
export async function insertGroupAlias(
  trx: Trx,
  alias: { readonly tenantId: string; readonly groupId: string; readonly alias: string },
): Promise<void> {
  await trx
    .insertInto('organization_group_alias')
    .values(alias)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
