import type { DutyDetail } from '@dondoc/contract/duties'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { Actor } from '../../lib/actor.ts'
import type { Reader } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { scopeOf } from '../../lib/read-scope.ts'
import { listEvidence } from '../records/index.ts'
import { readSettings } from '../settings/index.ts'
import { presentDuty } from './duties.present.ts'
import { listDutyRows } from './duties.store.ts'
import { findDuty, findSourceName, getNode, listHeadings, listUpdates } from './duty-detail.store.ts'

/**
 * One duty as it stands on a day, with its history until then. Updates can be given only to the present day.
 * Throws `duty.not-found` where there is none on that day or the actor may not read it.
 */
export async function showDuty(
  db: Reader,
  actor: Actor,
  request: { readonly dutyId: string; readonly asOf: PlainDate; readonly today: PlainDate },
): Promise<DutyDetail> {
  const { dutyId, asOf, today } = request
  const { tenantId } = actor
  const found = await listDutyRows(db, scopeOf(actor), asOf, { dutyId }, { sort: 'code', limit: 1, after: null })
  const row = found.rows[0]
  const duty = await findDuty(db, tenantId, dutyId)
  if (!row || !duty) throw new Problem('duty.not-found', { dutyId })
  return presentDuty(row, asOf, {
    viewer: { actor, isToday: asOf === today },
    calendar: (await readSettings(db, tenantId)).calendar,
    node: await getNode(db, tenantId, duty.nodeId),
    path: await listHeadings(db, tenantId, duty.nodeId),
    sourceName: await findSourceName(db, tenantId, duty.planId),
    updates: await listUpdates(db, tenantId, dutyId, asOf),
    evidence: await listEvidence(db, tenantId, dutyId),
  })
}
