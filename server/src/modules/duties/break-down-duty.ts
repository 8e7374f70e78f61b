import type { NewPart } from '@dondoc/contract/duty-giving'
import type { ProblemCode } from '@dondoc/contract/problems'
import { canManageDuty, canReadDuty } from '@dondoc/domain/access/predicates'
import { isInBranch } from '@dondoc/domain/access/roles'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { checkPart, type PartRefusal } from '@dondoc/domain/duties/break-down'
import { afterUpdate, dutyStatus } from '@dondoc/domain/duties/duty-status'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import { Problem } from '../../lib/problem.ts'
import { dutyCode, takeNumbers } from '../../lib/running-codes.ts'
import { readSettings } from '../settings/index.ts'
import { lockDuty, readFacts } from './duty-detail.store.ts'
import { findOrganizationPath, findPerson, insertAssignment, insertPart } from './duty-giving.store.ts'
import { placeOf } from './duty-rights.ts'
import { appendUpdate } from './duty-updates.store.ts'

const REFUSALS = {
  'part-parent-closed': 'duty.closed',
  'part-parent-declined': 'duty.declined',
  'part-after-parent': 'duty.part-after-parent',
  'part-due-in-past': 'duty.part-due-in-past',
} as const satisfies Record<PartRefusal, ProblemCode>

/**
 * Breaks a duty down into parts for units at or below who owes it, or for their people; all or none. Breaking down accepts the
 * duty. Throws `duty.not-found`, `access.denied`, `duty.closed`, `duty.declined`, `duty.part-after-parent`,
 * `duty.part-due-in-past`, `duty.organization-outside`, `duty.person-outside`.
 */
export async function breakDownDuty(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  request: {
    readonly dutyId: string
    readonly parts: readonly NewPart[]
    readonly today: PlainDate
    readonly now: Date
  },
): Promise<void> {
  const { dutyId, parts, today, now } = request
  const { tenantId } = actor
  const duty = await lockDuty(trx, tenantId, dutyId)
  const place = duty && placeOf(duty)
  if (!duty || !place || !canReadDuty(actor, place)) throw new Problem('duty.not-found', { dutyId })
  mustBeAllowed(canManageDuty(actor, place))
  const settings = await readSettings(trx, tenantId)
  const state = dutyStatus(await readFacts(trx, duty), today, settings.calendar, settings)
  const first = await takeNumbers(trx, tenantId, 'NV', parts.length)
  const made: { code: string; organizationId: string; dueOn: PlainDate | null }[] = []
  for (const [index, part] of parts.entries()) {
    const checked = checkPart(state, { dueOn: part.dueOn ?? null }, today)
    if (!checked.ok)
      throw new Problem(REFUSALS[checked.code], { index, dueOn: part.dueOn ?? null, parentDueOn: state.dueOn })
    const orgPath = await findOrganizationPath(trx, tenantId, part.organizationId, today)
    if (orgPath === undefined || !isInBranch(orgPath, duty.orgPath))
      throw new Problem('duty.organization-outside', { index, organizationId: part.organizationId })
    const id = newId()
    const code = dutyCode(first + index)
    const dueOn = part.dueOn ?? state.dueOn
    await insertPart(trx, duty, { ...part, id, code, orgPath, dueOn, issuedOn: today })
    if (part.assigneeId !== undefined) {
      const person = await findPerson(trx, tenantId, { orgPath, ownerPath: duty.ownerPath }, part.assigneeId, today)
      if (person?.assignable !== true) throw new Problem('duty.person-outside', { index, accountId: part.assigneeId })
      await insertAssignment(trx, tenantId, { dutyId: id, person, at: now, by })
    }
    made.push({ code, organizationId: part.organizationId, dueOn })
  }
  if (duty.acceptance === 'open') {
    await appendUpdate(trx, duty, {
      id: newId(),
      sequence: duty.version + 1,
      kind: 'accepted',
      on: today,
      progress: null,
      text: null,
      reason: null,
      authorId: actor.accountId,
      author: actor.name,
      recordedAt: now,
      work: afterUpdate(duty, { kind: 'accepted', on: today, progress: null }),
    })
  }
  await writeAudit(trx, by, {
    action: 'duty.broken-down',
    subjectKind: 'duty',
    subjectId: dutyId,
    subject: duty.code,
    after: { parts: made },
  })
}
