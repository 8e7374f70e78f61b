import type { AmendmentEffects, RowChange } from '@dondoc/contract/plan-amendments'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { AuditActor } from '../../lib/audit.ts'
import type { Reader, Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'

interface NewAmendment {
  readonly tenantId: string
  readonly planId: string
  readonly on: PlainDate
  readonly basis: string | null
  readonly changes: readonly RowChange[]
  readonly duties: AmendmentEffects
  readonly at: Date
  readonly by: AuditActor
}

/** Puts an amendment on record. */
export async function insertAmendment(trx: Trx, amendment: NewAmendment): Promise<void> {
  const { by, changes, duties, ...row } = amendment
  await trx
    .insertInto('plan_amendment')
    .values({
      ...row,
      id: newId(),
      changes: JSON.stringify(changes),
      duties: JSON.stringify(duties),
      authorId: by.accountId,
      author: by.name,
    })
    .execute()
}

/** The amendments of a plan, newest first. */
export async function listAmendments(db: Reader, tenantId: string, planId: string) {
  return db
    .selectFrom('plan_amendment')
    .select(['id', 'on', 'basis', 'changes', 'duties', 'at', 'author'])
    .where('tenantId', '=', tenantId)
    .where('planId', '=', planId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}
