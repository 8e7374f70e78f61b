import * as contract from '@dondoc/contract/cascade'
import { z } from 'zod'
import { everybody } from '../../lib/actor.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { readCursor, writeCursor } from '../../lib/page-cursor.ts'
import { chooseSuperior, decideLinks } from './decide-links.ts'
import { exportCoverage } from './export-coverage.ts'
import { readCoverage } from './show-coverage.ts'
import { showLinks } from './show-links.ts'

const PageStart = z.tuple([z.string().regex(/^\d{1,6}$/)])

/** The routes of `contract/src/cascade.ts`. Whose plan it is decides; asked in the use cases. */
export function registerCascade(api: Api, { db, clock }: Deps): void {
  register(api, contract.getPlanLinks, {
    allow: everybody,
    handle: ({ actor, params, query }) =>
      inTenant(db, actor, (trx) => showLinks(trx, actor, params.planId, query.nodeId)),
  })

  register(api, contract.chooseSuperiorPlan, {
    allow: everybody,
    handle: ({ actor, by, params, body }) =>
      inTenant(db, actor, async (trx) => {
        await chooseSuperior(trx, actor, by, { ...params, ...body, today: clock.today() })
        return showLinks(trx, actor, params.planId)
      }),
  })

  register(api, contract.decideLinks, {
    allow: everybody,
    handle: ({ actor, by, params, body }) =>
      inTenant(db, actor, async (trx) => {
        await decideLinks(trx, actor, by, { ...params, ...body, today: clock.today(), now: clock.now() })
        return showLinks(trx, actor, params.planId)
      }),
  })

  register(api, contract.getCoverage, {
    allow: everybody,
    handle: ({ actor, params, query }) =>
      inTenant(db, actor, async (trx) => {
        const { cursor, limit, asOf = clock.today(), ...filter } = query
        const coverage = await readCoverage(trx, actor, params.planId, filter, asOf)
        const start = Number(readCursor(cursor, PageStart)?.[0] ?? 0)
        const end = start + limit
        return {
          ...coverage,
          rows: coverage.rows.slice(start, end),
          cursor: end < coverage.rows.length ? writeCursor([String(end)]) : null,
        }
      }),
  })

  register(api, contract.exportCoverage, {
    allow: everybody,
    handle: async ({ actor, params, query }) => {
      const { asOf = clock.today(), ...filter } = query
      const coverage = await inTenant(db, actor, (trx) => readCoverage(trx, actor, params.planId, filter, asOf))
      return exportCoverage(coverage, asOf)
    },
  })
}
