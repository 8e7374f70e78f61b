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
  const scope = scopeOf(actor)
  const [found, duty, settings] = await Promise.all([
    listDutyRows(db, scope, asOf, { dutyId, role: 'any' }, { sort: 'code', limit: 1, after: null }),
    findDuty(db, tenantId, dutyId),
    readSettings(db, tenantId),
  ])
  const row = found.rows[0]
  if (!row || !duty) throw new Problem('duty.not-found', { dutyId })
  const { calendar } = settings
  const viewer = viewerOf(actor, { asOf, today }, settings)
  const workingDays = countFrom(asOf, calendar)
  const listed = async (where: DutyWhere): Promise<DutyRow[]> => {
    const { rows } = await listDutyRows(db, scope, asOf, where, { sort: 'code', limit: LISTED, after: null })
    return rows.map((one) => presentDutyRow(one, asOf, workingDays, viewer))
  }
  const [parent, givers, node, evidence, reported, updates, awaited, path, sourceName, relatives] = await Promise.all([
    duty.parentId === null ? null : findLink(db, tenantId, duty.parentId),
    findOrganizationRefs(db, tenantId, [duty.issuerId]),
    getNode(db, tenantId, duty.nodeId),
    listEvidence(db, tenantId, dutyId),
    listReportingUpdates(db, tenantId, dutyId),
    listUpdates(db, tenantId, dutyId, asOf),
    listAwaited(db, tenantId, dutyId),
    listHeadings(db, tenantId, duty.nodeId),
    findSourceName(db, tenantId, duty.planId),
    findRelatives(db, duty),
  ])
  const giver = givers.get(duty.issuerId)
  if (!giver) throw new Error(`no issuer ${duty.issuerId} in the tenant`)
  // Most duties have neither, and their lists are the dearest questions of the page.
  const { hasParts, hasCompanions } = relatives
  const [budget, partDuties, companions] = await Promise.all([
    showBudget(db, actor, duty, node, { asOf, spent: updates.findLast((one) => one.spent !== null) }),
    hasParts ? listed({ parentId: dutyId, role: 'any' }) : [],
    hasCompanions ? listed({ companionOf: duty, role: 'any' }) : [],
  ])
  return presentDuty(row, asOf, {
    viewer,
    checklist: presentChecklist(
      duty.recordRequired ? node.products : [],
      reported.filter(({ on }) => on <= asOf),
      evidence,
    ),
    budget,
    reported,
    awaited,
    calendar,
    giver: parent?.organization ?? giver,
    parent,
    partDuties,
    companions,
    node,
    path,
    sourceName,
    updates,
    evidence,
  })
}
