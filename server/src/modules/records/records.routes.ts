import { listRecords } from '@dondoc/contract/records'
import { Id, PlainDate } from '@dondoc/contract/shared'
import { z } from 'zod'
import { everybody } from '../../lib/actor.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { readCursor, writeCursor } from '../../lib/page-cursor.ts'
import { scopeOf } from '../../lib/read-scope.ts'
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
}
