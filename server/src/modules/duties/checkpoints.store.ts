import type { Checkpoint } from '@dondoc/domain/calendar/due-dates'
import { sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'
import type { DutyRecord } from './duty-detail.store.ts'

/** The other open duties of the row and occurrence of a duty: of parts, those of the same duty; in the order of their ids. */
export async function listOfSameRow(db: Reader, duty: DutyRecord): Promise<string[]> {
  const rows = await db
    .selectFrom('duty')
    .select('id')
    .where('tenantId', '=', duty.tenantId)
    .where('nodeId', '=', duty.nodeId)
    .where('role', '=', duty.role)
    .where(sql<boolean>`occurrence is not distinct from ${duty.occurrence}`)
    .where(sql<boolean>`"parentId" is not distinct from ${duty.parentId}::uuid`)
    .where('deliveredOn', 'is', null)
    .where('stopped', '=', false)
    .where('id', '<>', duty.id)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

export async function writeCheckpoints(
  trx: Trx,
  tenantId: string,
  dutyId: string,
  checkpoints: readonly Checkpoint[],
): Promise<void> {
  await trx
    .updateTable('duty')
    .set({ checkpoints: JSON.stringify(checkpoints) })
    .where('tenantId', '=', tenantId)
    .where('id', '=', dutyId)
    .execute()
}
