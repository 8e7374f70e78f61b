import { getReplacement, setReplacement } from '@dondoc/contract/record-replacement'
import { everybody } from '../../lib/actor.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { Problem } from '../../lib/problem.ts'
import { scopeOf } from '../../lib/read-scope.ts'
import { replaceRecord } from './replace-record.ts'
import { findReplaceable, readReplacement } from './replacements.store.ts'

/** The routes of `contract/src/record-replacement.ts`. Whose record it is decides on rights; asked in the use case. */
export function registerReplacements(api: Api, { db }: Deps): void {
  register(api, getReplacement, {
    allow: everybody,
    handle: ({ actor, params: { recordId } }) =>
      inTenant(db, actor, async (trx) => {
        const scope = scopeOf(actor)
        if (!(await findReplaceable(trx, scope, recordId))) throw new Problem('record.not-found', { recordId })
        return readReplacement(trx, scope, recordId)
      }),
  })

  register(api, setReplacement, {
    allow: everybody,
    handle: ({ actor, by, params, body }) =>
      inTenant(db, actor, async (trx) => {
        await replaceRecord(trx, actor, by, { ...params, ...body })
        return readReplacement(trx, scopeOf(actor), params.recordId)
      }),
  })
}
