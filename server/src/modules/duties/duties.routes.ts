import * as contract from '@dondoc/contract/duties'
import { z } from 'zod'
import { everybody } from '../../lib/actor.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { readCursor, writeCursor } from '../../lib/page-cursor.ts'
import { scopeOf } from '../../lib/read-scope.ts'
import { countFrom, presentDutyRow } from './duties.present.ts'
import { listDutyRows } from './duties.store.ts'
import { giveUpdate } from './give-update.ts'
import { showDuty } from './show-duty.ts'

const PageEnd = z.tuple([z.string(), z.string(), z.string()])

/** The routes of `contract/src/duties.ts`. */
export function registerDuties(api: Api, deps: Deps): void {
  const { db, clock } = deps

  register(api, contract.listDuties, {
    // Narrowed to what the domain's `canReadDuty` allows.
    allow: everybody,
    handle: ({ actor, query }) =>
      inTenant(db, actor, async (trx) => {
        const asOf = query.asOf ?? clock.today()
        const { sort, limit, mine, ...where } = query
        const after = readCursor(query.cursor, PageEnd)
        const scope = scopeOf(actor)
        const owed = mine === true ? { ...where, owedBelow: scope.paths } : where
        const { rows, total } = await listDutyRows(trx, scope, asOf, owed, { sort, limit: limit + 1, after })
        const shown = rows.slice(0, limit)
        const last = shown.at(-1)
        const workingDays = countFrom(asOf)
        return {
          rows: shown.map((row) => presentDutyRow(row, asOf, workingDays)),
          total,
          cursor: rows.length > limit && last !== undefined ? writeCursor([last.k1, last.k2, last.code]) : null,
        }
      }),
  })

  register(api, contract.getDuty, {
    allow: everybody,
    handle: ({ actor, params, query }) =>
      inTenant(db, actor, (trx) => {
        const today = clock.today()
        return showDuty(trx, actor, { dutyId: params.dutyId, asOf: query.asOf ?? today, today })
      }),
  })

  register(api, contract.giveUpdate, {
    // Whose duty it is decides; asked in the use case.
    allow: everybody,
    handle: ({ actor, by, params, body }) =>
      inTenant(db, actor, async (trx) => {
        const today = clock.today()
        await giveUpdate(trx, actor, by, { dutyId: params.dutyId, update: body, today, now: clock.now() })
        return showDuty(trx, actor, { dutyId: params.dutyId, asOf: today, today })
      }),
  })
}
