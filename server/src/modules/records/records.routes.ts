import { exportRecords as exportRegister, listRecords } from '@dondoc/contract/records'
import { EXPORT_LIMIT, Id, PlainDate } from '@dondoc/contract/shared'
import { z } from 'zod'
import { everybody } from '../../lib/actor.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { readCursor, writeCursor } from '../../lib/page-cursor.ts'
import { Problem } from '../../lib/problem.ts'
import { scopeOf } from '../../lib/read-scope.ts'
import { exportRecords } from './export-records.ts'
import { listRegister } from './records.store.ts'

const RegisterEnd = z.tuple([PlainDate, Id])

/** The routes of `contract/src/records.ts`. */
export function registerRecords(api: Api, deps: Deps): void {
  register(api, listRecords, {
    // The register shows what stands above and below the places where the reader holds a role.
    allow: everybody,
    handle: ({ actor, query }) =>
      inTenant(deps.db, actor, async (trx) => {
        const asked = { q: query.q, limit: query.limit + 1, after: readCursor(query.cursor, RegisterEnd) }
        const { rows, total } = await listRegister(trx, scopeOf(actor), asked)
        const shown = rows.slice(0, query.limit)
        const last = shown.at(-1)
        const more = rows.length > shown.length && last !== undefined
        return { rows: shown, total, cursor: more ? writeCursor([last.date, last.id]) : null }
      }),
  })

  register(api, exportRegister, {
    allow: everybody,
    handle: async ({ actor, query }) => {
      const asked = { q: query.q, ids: query.ids, limit: EXPORT_LIMIT, after: null }
      const { rows, total } = await inTenant(deps.db, actor, (trx) => listRegister(trx, scopeOf(actor), asked))
      if (total > EXPORT_LIMIT) throw new Problem('export.too-many', { count: total, limit: EXPORT_LIMIT })
      return exportRecords(rows, deps.clock.today())
    },
  })
}
