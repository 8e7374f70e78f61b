import type { DraftChange } from '@dondoc/domain/plans/draft-change'
import type { Reader, Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'

/** Remembers what takes an act on a draft back, and gives the plan its next version. */
export async function insertEdit(
  trx: Trx,
  edit: {
    readonly tenantId: string
    readonly planId: string
    readonly version: number
    readonly at: Date
    readonly accountId: string | null
    readonly before: DraftChange
  },
): Promise<void> {
  await trx
    .insertInto('plan_edit')
    .values({ ...edit, id: newId(), before: JSON.stringify(edit.before) })
    .execute()
}

export async function setVersion(trx: Trx, tenantId: string, planId: string, version: number): Promise<void> {
  await trx.updateTable('plan').set({ version }).where('tenantId', '=', tenantId).where('id', '=', planId).execute()
}

/** The last act that still stands; undefined where there is nothing to take back. */
export async function findLastEdit(
  db: Reader,
  tenantId: string,
  planId: string,
): Promise<{ id: string; before: DraftChange } | undefined> {
  return db
    .selectFrom('plan_edit')
    .select(['id', 'before'])
    .where('tenantId', '=', tenantId)
    .where('planId', '=', planId)
    .where('undone', '=', false)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Whether there is an act to take back. */
export async function hasEdit(db: Reader, tenantId: string, planId: string): Promise<boolean> {
  const found = await db
    .selectFrom('plan_edit')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('planId', '=', planId)
    .where('undone', '=', false)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

export async function markUndone(trx: Trx, tenantId: string, id: string): Promise<void> {
  await trx
    .updateTable('plan_edit')
    .set({ undone: true })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute()
}
