import { canConfirmDuty, canReadDuty } from '@dondoc/domain/access/predicates'
import { isInBranch } from '@dondoc/domain/access/roles'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { checkUpdate } from '@dondoc/domain/duties/check-update'
import { afterUpdate } from '@dondoc/domain/duties/duty-status'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import { Problem } from '../../lib/problem.ts'
import { readSettings } from '../settings/index.ts'
import { closeWithDuty } from './close-with-duty.ts'
import { lockDuty, readFacts } from './duty-detail.store.ts'
import { findOrganizationPath, passDuty } from './duty-giving.store.ts'
import { placeOf } from './duty-rights.ts'
import { appendUpdate } from './duty-updates.store.ts'
import { UPDATE_PROBLEMS } from './give-update.ts'

/**
 * Gives a duty to another organization below who gave it, with the reason: the history goes with it, the work begins anew, its
 * open parts stop. Throws `duty.not-found`, `access.denied`, `duty.changed-meanwhile`, `duty.organization-outside`,
 * `duty.organization-same`, and the domain's refusals of an update.
 */
export async function reassignDuty(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  request: {
    readonly dutyId: string
    readonly organizationId: string
    readonly on: PlainDate
    readonly text: string
    readonly version: number
    readonly today: PlainDate
    readonly now: Date
  },
): Promise<void> {
  const { dutyId, organizationId, on, text, version, today, now } = request
  const { tenantId } = actor
  const duty = await lockDuty(trx, tenantId, dutyId)
  const place = duty && placeOf(duty)
  if (!duty || !place || !canReadDuty(actor, place)) throw new Problem('duty.not-found', { dutyId })
  mustBeAllowed(canConfirmDuty(actor, place))
  if (duty.version !== version) throw new Problem('duty.changed-meanwhile', { version: duty.version })
  if (organizationId === duty.organizationId) throw new Problem('duty.organization-same', { organizationId })
  const orgPath = await findOrganizationPath(trx, tenantId, organizationId, on)
  if (orgPath === undefined || !isInBranch(orgPath, duty.giverPath ?? duty.ownerPath))
    throw new Problem('duty.organization-outside', { organizationId })
  const said = { kind: 'reassigned', on, progress: null } as const
  const facts = await readFacts(trx, duty)
  const settings = await readSettings(trx, tenantId)
  const context = { today, calendar: settings.calendar, settings }
  const checked = checkUpdate(facts, { ...said, hasRecord: false, hasWords: true, by: actor.accountId }, context)
  if (!checked.ok) {
    const lastOn = facts.updates.at(-1)?.on ?? null
    throw new Problem(UPDATE_PROBLEMS[checked.code], { on, today, lastOn, kind: said.kind })
  }
  await appendUpdate(trx, duty, {
    ...said,
    id: newId(),
    sequence: duty.version + 1,
    text,
    reason: null,
    authorId: actor.accountId,
    author: actor.name,
    recordedAt: now,
    work: afterUpdate(duty, said),
  })
  await passDuty(trx, duty, { organizationId, orgPath }, on)
  await closeWithDuty(trx, by, duty, { kind: 'reassigned', on, now })
  await writeAudit(trx, by, {
    action: 'duty.reassigned',
    subjectKind: 'duty',
    subjectId: dutyId,
    subject: duty.code,
    before: { organizationId: duty.organizationId },
    after: { organizationId, on, text },
  })
}
