import type { ProblemCode } from '@dondoc/contract/problems'
import type { CalendarEffect } from '@dondoc/contract/working-calendar'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type CalendarRefusal, checkCalendar } from '@dondoc/domain/settings/check-calendar'
import { calendarOf, type TenantSettings } from '@dondoc/domain/settings/tenant-settings'
import type { Actor } from '../../lib/actor.ts'
import type { AuditActor } from '../../lib/audit.ts'
import type { Reader, Trx } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { type Message, tellAll } from '../notifications/index.ts'
import { changeSettings, readSettings, type Settings } from '../settings/index.ts'
import { moveDueDates } from './calendar.store.ts'
import { calendarEffect } from './calendar-effect.ts'

const REFUSALS = {
  'day-twice': 'calendar.day-twice',
  'worked-already': 'calendar.worked-already',
} as const satisfies Record<CalendarRefusal, ProblemCode>

/** The part of the settings that is the working calendar. */
export type Days = Pick<TenantSettings, 'weekend' | 'everyYear' | 'days'>

/** In order, and refused as `calendar.…` where days do not stand together. */
function tidy({ weekend, everyYear, days }: Days): Days {
  const tidied = {
    weekend: [...new Set(weekend)].sort(),
    everyYear: everyYear.toSorted((a, b) => a.day.localeCompare(b.day)),
    days: days.toSorted((a, b) => a.date.localeCompare(b.date)),
  }
  const refused = checkCalendar(tidied)
  if (refused) throw new Problem(REFUSALS[refused.code], { date: refused.date })
  return tidied
}

/** What moves if the calendar becomes this; nothing is written. */
export async function previewCalendar(db: Reader, actor: Actor, days: Days, today: PlainDate): Promise<CalendarEffect> {
  const before = await readSettings(db, actor.tenantId)
  const change = tidy(days)
  const after: Settings = { ...before, ...change, calendar: calendarOf(change) }
  return calendarEffect(db, actor.tenantId, { before, after, today })
}

/**
 * Changes the calendar; the due dates that follow from it move, their holders are told, and all of it is recorded. Throws
 * `access.denied`, `settings.changed-meanwhile`, `calendar.day-twice`, `calendar.worked-already`.
 */
export async function setCalendar(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  order: { readonly days: Days; readonly version: number; readonly today: PlainDate; readonly now: Date },
): Promise<{ settings: Settings; effect: CalendarEffect }> {
  const { version, today, now } = order
  let effect: CalendarEffect = { moved: [], shifted: [] }
  const settings = await changeSettings(trx, actor, by, {
    version,
    change: tidy(order.days),
    action: 'calendar.set',
    effect: async (before, after) => {
      effect = await calendarEffect(trx, actor.tenantId, { before, after, today })
      for (const [dueOn, duties] of Map.groupBy(effect.moved, (duty) => duty.dueOn))
        await moveDueDates(
          trx,
          actor.tenantId,
          duties.map(({ id }) => id),
          dueOn,
        )
      const cause = `calendar-${after.version}`
      const messages = effect.moved.map(
        ({ id, code, text, organization, dueOn }): Message<'duty.changed'> => ({
          kind: 'duty.changed',
          about: { kind: 'duty', id },
          data: { code, text, dueOn },
          to: [{ organizationId: organization.id, roles: ['unit-head', 'staff'], orAbove: true }],
          cause,
          at: now,
        }),
      )
      await tellAll(trx, by, messages)
      return { moved: effect.moved.map(({ code, dueOn, dueOnBefore }) => ({ code, dueOnBefore, dueOn })) }
    },
  })
  return { settings, effect }
}
