import * as checkpoints from '@dondoc/contract/checkpoints'
import * as contract from '@dondoc/contract/duties'
import { EXPORT_LIMIT } from '@dondoc/contract/shared'
import { z } from 'zod'
import { everybody } from '../../lib/actor.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { readCursor, writeCursor } from '../../lib/page-cursor.ts'
import { Problem } from '../../lib/problem.ts'
import { scopeOf } from '../../lib/read-scope.ts'
import { readSettings } from '../settings/index.ts'
import { countAwaited } from './awaited.store.ts'
import { countByReason } from './delay-reasons.store.ts'
import { countFrom, presentDutyRow } from './duties.present.ts'
import { listDutyRows } from './duties.store.ts'
import { registerDutyGiving } from './duty-giving.routes.ts'
import { judgeOf, type Viewer, viewerOf } from './duty-rights.ts'
import { exportDuties } from './export-duties.ts'
import { giveUpdate } from './give-update.ts'
import { registerMyWork } from './my-work.routes.ts'
import { ownPlacesOf } from './own-work.sql.ts'
import { type DutyWhere, selectDuties } from './select-duties.sql.ts'
import { setCheckpoints } from './set-checkpoints.ts'
import { showDuty } from './show-duty.ts'
import { updateDuties } from './update-duties.ts'

const PageEnd = z.tuple([z.string(), z.string(), z.string()])

/** What a list's address asks for, with what depends on who asks. */
export function conditionsOf(viewer: Viewer, filter: Omit<z.output<typeof contract.DutyFilter>, 'sort'>): DutyWhere {
  const { mine, below, assigned, toAccept, toConfirm, toDecide, asOf: _asOf, ...where } = filter
  const { actor } = viewer
  const own = ownPlacesOf(actor, viewer.today)
  const judge = { ...judgeOf(actor), today: viewer.today }
  return {
    ...where,
    ...(mine === true ? (below === true ? { owedBelow: own.paths } : { ownWork: own }) : {}),
    ...(assigned === true ? { assignedTo: actor.accountId } : {}),
    ...(toAccept === true ? { untakenSince: viewer.silentBefore } : {}),
    ...(toConfirm === true ? { toConfirmBy: judge } : {}),
    ...(toDecide === true ? { toDecideBy: judge } : {}),
  }
}

/** The routes of `contract/src/duties.ts`. */
export function registerDuties(api: Api, deps: Deps): void {
  const { db, clock } = deps
  registerDutyGiving(api, deps)
  registerMyWork(api, deps)

  register(api, contract.listDuties, {
    // Narrowed to what the domain's `canReadDuty` allows.
    allow: everybody,
    handle: ({ actor, query }) =>
      inTenant(
        db,
        actor,
        async (trx) => {
          const asOf = query.asOf ?? clock.today()
          const { sort, limit } = query
          const after = readCursor(query.cursor, PageEnd)
          const page = { sort, limit: limit + 1, after }
          const settings = await readSettings(trx, actor.tenantId)
          const viewer = viewerOf(actor, { asOf, today: clock.today() }, settings)
          const { rows, total } = await listDutyRows(trx, scopeOf(actor), asOf, conditionsOf(viewer, query), page)
          const shown = rows.slice(0, limit)
          const last = shown.at(-1)
          const workingDays = countFrom(asOf, settings.calendar)
          return {
            rows: shown.map((row) => presentDutyRow(row, asOf, workingDays, viewer)),
            total,
            cursor: rows.length > limit && last !== undefined ? writeCursor([last.k1, last.k2, last.code]) : null,
          }
        },
        { plan: 'once' },
      ),
  })

  register(api, contract.exportDuties, {
    allow: everybody,
    handle: async ({ actor, query }) => {
      const asOf = query.asOf ?? clock.today()
      const page = { sort: query.sort, limit: EXPORT_LIMIT, after: null }
      const { rows, total, calendar, viewer } = await inTenant(db, actor, async (trx) => {
        const settings = await readSettings(trx, actor.tenantId)
        const viewer = viewerOf(actor, { asOf, today: clock.today() }, settings)
        const found = await listDutyRows(trx, scopeOf(actor), asOf, conditionsOf(viewer, query), page)
        return { ...found, viewer, calendar: settings.calendar }
      })
      if (total > EXPORT_LIMIT) throw new Problem('export.too-many', { count: total, limit: EXPORT_LIMIT })
      const workingDays = countFrom(asOf, calendar)
      return exportDuties(
        rows.map((row) => presentDutyRow(row, asOf, workingDays, viewer)),
        asOf,
      )
    },
  })

  register(api, contract.countReasons, {
    allow: everybody,
    handle: ({ actor, query }) =>
      inTenant(db, actor, async (trx) => {
        const asOf = query.asOf ?? clock.today()
        const viewer = viewerOf(actor, { asOf, today: clock.today() }, await readSettings(trx, actor.tenantId))
        const where = conditionsOf(viewer, query)
        const selected = selectDuties(scopeOf(actor), asOf, where)
        const awaited = await countAwaited(trx, asOf, selected)
        return {
          reasons: await countByReason(trx, asOf, selected),
          waitsFor: awaited.map(({ count, organizationId, ...named }) => ({
            organization: { id: organizationId, ...named },
            count,
          })),
        }
      }),
  })

  register(api, contract.getDuty, {
    allow: everybody,
    handle: ({ actor, params, query }) =>
      inTenant(
        db,
        actor,
        (trx) => {
          const today = clock.today()
          return showDuty(trx, actor, { dutyId: params.dutyId, asOf: query.asOf ?? today, today })
        },
        { plan: 'once' },
      ),
  })

  register(api, checkpoints.setCheckpoints, {
    // Whose duty it is decides; asked in the use case.
    allow: everybody,
    handle: ({ actor, by, params, body }) =>
      inTenant(db, actor, async (trx) => {
        const today = clock.today()
        await setCheckpoints(trx, actor, by, { ...params, ...body })
        return showDuty(trx, actor, { dutyId: params.dutyId, asOf: today, today })
      }),
  })

  register(api, contract.giveUpdate, {
    // Whose duty it is decides; asked in the use case.
    allow: everybody,
    handle: ({ actor, by, params, body }) =>
      inTenant(
        db,
        actor,
        async (trx) => {
          const today = clock.today()
          await giveUpdate(trx, actor, by, { dutyId: params.dutyId, update: body, today, now: clock.now() })
          return showDuty(trx, actor, { dutyId: params.dutyId, asOf: today, today })
        },
        { plan: 'once' },
      ),
  })

  register(api, contract.updateDuties, {
    // Asked for each duty in the use case.
    allow: everybody,
    handle: ({ actor, by, body }) =>
      inTenant(db, actor, (trx) => updateDuties(trx, actor, by, { ...body, today: clock.today(), now: clock.now() })),
  })
}
