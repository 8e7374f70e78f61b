import type { ProblemCode } from '@dondoc/contract/problems'
import { canReadDuty, type DutyPlace } from '@dondoc/domain/access/predicates'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { CheckContext, ExtensionRefusal } from '@dondoc/domain/duties/check-update'
import type { DutyFacts } from '@dondoc/domain/duties/duty-facts'
import { type DutyState, dutyStatus } from '@dondoc/domain/duties/duty-status'
import type { RequestRefusal } from '@dondoc/domain/duties/extension-request'
import type { Actor } from '../../lib/actor.ts'
import type { Reader, Trx } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { type DutyRecord, findDuty, lockDuty, placeOf, readFacts } from '../duties/index.ts'
import { readSettings } from '../settings/index.ts'

export const REQUEST_PROBLEMS = {
  'request-closed': 'extension.closed',
  'request-without-due-date': 'extension.without-due-date',
  'request-after-due': 'extension.after-due',
  'request-not-later': 'extension.not-later',
  'request-pending': 'extension.pending',
} as const satisfies Record<RequestRefusal, ProblemCode>

export const GRANT_PROBLEMS = {
  'extension-in-future': 'request.invalid',
  'extension-without-due-date': 'extension.without-due-date',
  'extension-closed': 'extension.closed',
  'extension-not-later': 'extension.not-later',
  'extension-in-past': 'extension.in-past',
  'extension-after-parent': 'extension.after-parent',
} as const satisfies Record<ExtensionRefusal, ProblemCode>

/** A duty with what the rules of extensions need. */
export interface ExtensibleDuty {
  readonly duty: DutyRecord
  readonly place: DutyPlace
  readonly facts: DutyFacts
  readonly context: CheckContext
  readonly state: DutyState
  /** The duty that it is a part of: a part is not due later. */
  readonly parent: Pick<DutyRecord, 'code' | 'dueOn' | 'organizationId'> | null
}

async function readDuty(db: Reader, actor: Actor, duty: DutyRecord | undefined, today: PlainDate, dutyId: string) {
  const place = duty && placeOf(duty)
  if (!duty || !place || !canReadDuty(actor, place)) throw new Problem('duty.not-found', { dutyId })
  const facts = await readFacts(db, duty)
  const settings = await readSettings(db, actor.tenantId)
  const context = { today, calendar: settings.calendar, settings }
  const parent = duty.parentId === null ? null : ((await findDuty(db, actor.tenantId, duty.parentId)) ?? null)
  return { duty, place, facts, context, state: dutyStatus(facts, today, settings.calendar, settings), parent }
}

/** The duty, to look at. Throws `duty.not-found` where there is none that the actor may read. */
export async function showableDuty(
  db: Reader,
  actor: Actor,
  dutyId: string,
  today: PlainDate,
): Promise<ExtensibleDuty> {
  return readDuty(db, actor, await findDuty(db, actor.tenantId, dutyId), today, dutyId)
}

/** The duty, kept from other writers. Throws `duty.not-found`. */
export async function heldDuty(trx: Trx, actor: Actor, dutyId: string, today: PlainDate): Promise<ExtensibleDuty> {
  return readDuty(trx, actor, await lockDuty(trx, actor.tenantId, dutyId), today, dutyId)
}
