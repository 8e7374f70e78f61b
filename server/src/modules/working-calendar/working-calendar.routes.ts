import * as contract from '@dondoc/contract/working-calendar'
import { canSetRules } from '@dondoc/domain/access/settings'
import { type Actor, everybody } from '../../lib/actor.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { readSettings, type Settings } from '../settings/index.ts'
import { previewCalendar, setCalendar } from './set-calendar.ts'

function present(settings: Settings, actor: Actor): contract.WorkingCalendarView {
  return {
    version: settings.version,
    weekend: [...settings.weekend],
    everyYear: settings.everyYear.map((holiday) => ({ ...holiday })),
    days: settings.days.map((day) => ({ ...day })),
    can: { change: canSetRules(actor) },
  }
}

/** The routes of `contract/src/working-calendar.ts`. */
export function registerWorkingCalendar(api: Api, { db, clock }: Pick<Deps, 'db' | 'clock'>): void {
  register(api, contract.getWorkingCalendar, {
    allow: everybody,
    handle: ({ actor }) => inTenant(db, actor, async (trx) => present(await readSettings(trx, actor.tenantId), actor)),
  })

  register(api, contract.previewWorkingCalendar, {
    // It names duties of the whole tenant.
    allow: canSetRules,
    handle: ({ actor, body }) => inTenant(db, actor, (trx) => previewCalendar(trx, actor, body, clock.today())),
  })

  register(api, contract.setWorkingCalendar, {
    allow: canSetRules,
    handle: ({ actor, by, body: { version, ...days } }) =>
      inTenant(db, actor, async (trx) => {
        const order = { days, version, today: clock.today(), now: clock.now() }
        const { settings, effect } = await setCalendar(trx, actor, by, order)
        return { ...present(settings, actor), effect }
      }),
  })
}
