import * as contract from '@dondoc/contract/duty-views'
import { lastDayOfMonth, type PlainDate } from '@dondoc/domain/calendar/plain-date'
import { isWorkingDay } from '@dondoc/domain/calendar/working-calendar'
import type { z } from 'zod'
import { type Actor, everybody } from '../../lib/actor.ts'
import { inTenant, type Trx } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { scopeOf } from '../../lib/read-scope.ts'
import { conditionsOf, selectDuties, viewerOf } from '../duties/index.ts'
import { listOrganizationRefs } from '../organizations/index.ts'
import { readSettings } from '../settings/index.ts'
import { presentDays, presentHeat, presentTimeline } from './duty-views.present.ts'
import { countDays, countHeat, listTimeline } from './duty-views.store.ts'

type Filter = z.output<typeof contract.ViewFilter>

/** The routes of `contract/src/duty-views.ts`: the list of duties looked at in other ways. All are narrowed to what the reader may read. */
export function registerDutyViews(api: Api, deps: Deps): void {
  const { db, clock } = deps

  const select = async (trx: Trx, actor: Actor, filter: Filter) => {
    const today = clock.today()
    const asOf = filter.asOf ?? today
    const settings = await readSettings(trx, actor.tenantId)
    const viewer = viewerOf(actor, { asOf, today }, settings)
    const duties = selectDuties(scopeOf(actor), asOf, conditionsOf(viewer, filter))
    return { tenantId: actor.tenantId, asOf, duties, calendar: settings.calendar }
  }

  register(api, contract.getHeatMap, {
    allow: everybody,
    handle: ({ actor, query: { year, ...filter } }) =>
      inTenant(db, actor, async (trx) => {
        const cells = await countHeat(trx, await select(trx, actor, filter), year)
        const ids = cells.flatMap(({ organizationId, focusId }) =>
          focusId ? [organizationId, focusId] : organizationId,
        )
        return presentHeat(year, cells, await listOrganizationRefs(trx, actor.tenantId, [...new Set(ids)]))
      }),
  })

  register(api, contract.listDueDays, {
    allow: everybody,
    handle: ({ actor, query }) =>
      inTenant(db, actor, async (trx) => {
        const selected = await select(trx, actor, query)
        const restDays = daysOf(query.month).filter((day) => !isWorkingDay(day, selected.calendar))
        return { days: presentDays(await countDays(trx, selected)), restDays }
      }),
  })

  register(api, contract.getTimeline, {
    allow: everybody,
    handle: ({ actor, query }) =>
      inTenant(db, actor, async (trx) => {
        const rows = await listTimeline(trx, await select(trx, actor, query))
        const ids = new Set(rows.flatMap(({ organizationId }) => organizationId ?? []))
        return presentTimeline(rows, await listOrganizationRefs(trx, actor.tenantId, [...ids]))
      }),
  })
}

/** The days of a month `YYYY-MM`. */
function daysOf(month: string): PlainDate[] {
  const last = Number(lastDayOfMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7))).slice(8))
  return Array.from({ length: last }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}` as PlainDate)
}
