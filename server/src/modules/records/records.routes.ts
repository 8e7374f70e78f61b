import * as contract from '@dondoc/contract/records'
import { EXPORT_LIMIT, Id, PlainDate } from '@dondoc/contract/shared'
import { canWriteRecord } from '@dondoc/domain/access/predicates'
import { z } from 'zod'
import { everybody, somewhere } from '../../lib/actor.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { readCursor, writeCursor } from '../../lib/page-cursor.ts'
import { Problem } from '../../lib/problem.ts'
import { scopeOf } from '../../lib/read-scope.ts'
import { correctRecord } from './correct-record.ts'
import { enterRecord } from './enter-record.ts'
import { exportRecords } from './export-records.ts'
import { listByNumber, listRegister } from './records.store.ts'
import { showRecord, showWritten } from './show-record.ts'

const RegisterEnd = z.tuple([PlainDate, Id])

/** The routes of `contract/src/records.ts`. */
export function registerRecords(api: Api, deps: Deps): void {
  const { db, clock } = deps

  register(api, contract.listRecords, {
    // The register shows what stands above and below the places where the reader holds a role.
    allow: everybody,
    handle: ({ actor, query }) =>
      inTenant(db, actor, async (trx) => {
        const page = { limit: query.limit + 1, after: readCursor(query.cursor, RegisterEnd) }
        const { rows, total } = await listRegister(trx, scopeOf(actor), query, page)
        const shown = rows.slice(0, query.limit)
        const last = shown.at(-1)
        const more = rows.length > shown.length && last !== undefined
        return { rows: shown, total, cursor: more ? writeCursor([last.date, last.id]) : null }
      }),
  })

  register(api, contract.exportRecords, {
    allow: everybody,
    handle: async ({ actor, query }) => {
      const page = { limit: EXPORT_LIMIT, after: null }
      const { rows, total } = await inTenant(db, actor, (trx) => listRegister(trx, scopeOf(actor), query, page))
      if (total > EXPORT_LIMIT) throw new Problem('export.too-many', { count: total, limit: EXPORT_LIMIT })
      return exportRecords(rows, clock.today())
    },
  })

  register(api, contract.findKnownRecords, {
    allow: everybody,
    handle: ({ actor, query }) =>
      inTenant(db, actor, async (trx) => ({ records: await listByNumber(trx, scopeOf(actor), query) })),
  })

  register(api, contract.addRecord, {
    // Whose document it is decides; asked again in the use case.
    allow: somewhere(canWriteRecord),
    handle: ({ actor, by, body }) =>
      inTenant(db, actor, async (trx) => {
        const id = await enterRecord(trx, actor, by, body, { today: clock.today(), now: clock.now() })
        return showWritten(trx, actor, id)
      }),
  })

  register(api, contract.getRecord, {
    allow: everybody,
    handle: ({ actor, params }) => inTenant(db, actor, (trx) => showRecord(trx, actor, params.recordId)),
  })

  register(api, contract.correctRecord, {
    allow: everybody,
    handle: ({ actor, by, params, body }) =>
      inTenant(db, actor, async (trx) => {
        await correctRecord(trx, actor, by, params.recordId, body, clock.today())
        return showWritten(trx, actor, params.recordId)
      }),
  })
}
