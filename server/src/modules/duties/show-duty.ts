import type { DutyDetail, DutyRow } from '@dondoc/contract/duties'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { Actor } from '../../lib/actor.ts'
import type { Reader } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { scopeOf } from '../../lib/read-scope.ts'
import { listEvidence } from '../records/index.ts'
import { readSettings } from '../settings/index.ts'
import { listAwaited } from './awaited.store.ts'
import { showBudget } from './budget.ts'
import { countFrom, presentDuty, presentDutyRow } from './duties.present.ts'
import { listDutyRows } from './duties.store.ts'
import {
  findDuty,
  findLink,
  findRelatives,
  findSourceName,
  getNode,
  listHeadings,
  listUpdates,
} from './duty-detail.store.ts'
import { findOrganizationRefs } from './duty-history.store.ts'
import { viewerOf } from './duty-rights.ts'
import { presentChecklist } from './present-checklist.ts'
import { listReportingUpdates } from './product-reports.store.ts'
import type { DutyWhere } from './select-duties.sql.ts'

/** The most parts or companions that a duty's page shows. */
const LISTED = 200

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
  const found = await listDutyRows(
    db,
    scopeOf(actor),
    asOf,
    { dutyId, role: 'any' },
    { sort: 'code', limit: 1, after: null },
  )
  const row = found.rows[0]
  const duty = await findDuty(db, tenantId, dutyId)
  if (!row || !duty) throw new Problem('duty.not-found', { dutyId })
  const settings = await readSettings(db, tenantId)
  const { calendar } = settings
  const viewer = viewerOf(actor, { asOf, today }, settings)
  const workingDays = countFrom(asOf, calendar)
  const listed = async (where: DutyWhere): Promise<DutyRow[]> => {
    const { rows } = await listDutyRows(db, scopeOf(actor), asOf, where, { sort: 'code', limit: LISTED, after: null })
    return rows.map((one) => presentDutyRow(one, asOf, workingDays, viewer))
  }
  const parent = duty.parentId === null ? null : await findLink(db, tenantId, duty.parentId)
  const giver = (await findOrganizationRefs(db, tenantId, [duty.issuerId])).get(duty.issuerId)
  if (!giver) throw new Error(`no issuer ${duty.issuerId} in the tenant`)
  const node = await getNode(db, tenantId, duty.nodeId)
  const evidence = await listEvidence(db, tenantId, dutyId)
  const reported = await listReportingUpdates(db, tenantId, dutyId)
  // Most duties have neither, and their lists are the dearest questions of the page.
  const { hasParts, hasCompanions } = await findRelatives(db, duty)
  const updates = await listUpdates(db, tenantId, dutyId, asOf)
  return presentDuty(row, asOf, {
    viewer,
    checklist: presentChecklist(
      duty.recordRequired ? node.products : [],
      reported.filter(({ on }) => on <= asOf),
      evidence,
    ),
    budget: await showBudget(db, actor, duty, node, { asOf, spent: updates.findLast((one) => one.spent !== null) }),
    reported,
    awaited: await listAwaited(db, tenantId, dutyId),
    calendar,
    giver: parent?.organization ?? giver,
    parent,
    partDuties: hasParts ? await listed({ parentId: dutyId, role: 'any' }) : [],
    companions: hasCompanions ? await listed({ companionOf: duty, role: 'any' }) : [],
    node,
    path: await listHeadings(db, tenantId, duty.nodeId),
    sourceName: await findSourceName(db, tenantId, duty.planId),
    updates,
    evidence,
  })
}
