import type { Trigger } from '@dondoc/domain/calendar/due-dates'
import type { DutyRole } from '@dondoc/domain/duties/duty-facts'
import { sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'

/** Plans whose contributions are still to be made. */
export async function listBacklog(db: Reader, tenantId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('contribution_backlog')
    .select('planId')
    .where('tenantId', '=', tenantId)
    .where('madeAt', 'is', null)
    .orderBy('planId')
    .execute()
  return rows.map(({ planId }) => planId)
}

/** Marks the backlog of a plan as worked off; false where that was done already. */
export async function endBacklog(
  trx: Trx,
  tenantId: string,
  planId: string,
  made: { readonly madeAt: Date; readonly madeContributions: number },
): Promise<boolean> {
  const ended = await trx
    .updateTable('contribution_backlog')
    .set(made)
    .where('tenantId', '=', tenantId)
    .where('planId', '=', planId)
    .where('madeAt', 'is', null)
    .returning('planId')
    .executeTakeFirst()
  return ended !== undefined
}

/** A duty that a row of a plan made. */
export interface MadeDuty {
  readonly nodeId: string
  readonly organizationId: string
  readonly role: DutyRole
  readonly occurrence: string | null
  readonly waitingKind: Trigger['kind'] | null
  readonly waitingWords: string | null
  readonly open: boolean
  readonly waits: boolean
}

export async function listMadeDuties(db: Reader, tenantId: string, planId: string): Promise<MadeDuty[]> {
  return db
    .selectFrom('duty')
    .select(['nodeId', 'organizationId', 'role', 'occurrence', 'waitingKind', 'waitingWords'])
    .select([
      sql<boolean>`"deliveredOn" is null and not stopped`.as('open'),
      sql<boolean>`("waitingKind" in ('event', 'reference') and "happenedOn" is null) is true`.as('waits'),
    ])
    .where('tenantId', '=', tenantId)
    .where('planId', '=', planId)
    .where('role', '<>', 'part')
    .orderBy('code')
    .execute()
}
