import * as contract from '@dondoc/contract/search'
import { canReadPlan } from '@dondoc/domain/access/predicates'
import { everybody } from '../../lib/actor.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { scopeOf } from '../../lib/read-scope.ts'
import { searchQuery } from '../../lib/search-words.ts'
import { searchAll } from './search.store.ts'

/** The routes of `contract/src/search.ts`. */
export function registerSearch(api: Api, deps: Deps): void {
  register(api, contract.search, {
    // Finds what the reader may read.
    allow: everybody,
    handle: ({ actor, query: { q, limit } }) =>
      inTenant(
        deps.db,
        actor,
        async (trx) => {
          const query = searchQuery(q)
          const scope = scopeOf(actor)
          const draftPaths = scope.paths.filter((path) => canReadPlan(actor, { ownerPath: path, isDraft: true }))
          const hits = query === null ? [] : await searchAll(trx, scope, { query, typed: q, limit, draftPaths })
          return { hits }
        },
        { plan: 'once' },
      ),
  })
}
