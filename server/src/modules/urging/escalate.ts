import { daysBetween, type PlainDate } from '@dondoc/domain/calendar/plain-date'
import { LADDER_STEPS, stepDueSince } from '@dondoc/domain/urging/ladder'
import type { Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import { tellEach } from '../notifications/index.ts'
import { insertEscalations, listStepsDue } from './escalations.store.ts'
import type { UrgingDay } from './remind.ts'

/** The cause by which a notification belongs to a step of a duty's ladder. */
export const causeOfStep = (step: string, quietSince: PlainDate): string => `${step}:${quietSince}`

/**
 * Brings overdue duties that nobody moves before the head of the unit, then the leader: each step once for each silence, with who
 * was told. Returns how many steps were taken.
 */
export async function escalate(trx: Trx, day: UrgingDay): Promise<number> {
  const { tenantId, today, now } = day
  const graces = day.due.flatMap(({ orgPath: path, rules }) =>
    LADDER_STEPS.flatMap((step) => {
      const since = stepDueSince(rules, step, today, day.calendar)
      return since === null ? [] : [{ path, step, since }]
    }),
  )
  const steps = await listStepsDue(trx, day, graces)
  const escalations = steps.map(({ dutyId, step, quietSince, people }) => ({
    ...{ tenantId, id: newId(), dutyId, step, quietSince, on: today, at: now },
    told: people.map(({ name, standingInFor }) => (standingInFor === null ? name : `${name} (thay ${standingInFor})`)),
  }))
  const made = new Set(await insertEscalations(trx, escalations))
  const fresh = steps.filter((_, index) => made.has(escalations[index]?.id ?? ''))
  await tellEach(
    trx,
    { tenantId, accountId: null, name: 'Hệ thống' },
    fresh.flatMap(({ dutyId, step, quietSince, people, code, text, organization, dueOn }) =>
      people.map(({ accountId, standingInFor }) => ({
        ...{ accountId, standingInFor, at: now, cause: causeOfStep(step, quietSince) },
        about: { kind: 'duty' as const, id: dutyId },
        kind: 'duty.escalated' as const,
        data: { code, text, organization, step, dueOn, daysLate: daysBetween(dueOn, today) },
      })),
    ),
  )
  return fresh.length
}
