import * as contract from '@dondoc/contract/imports'
import { canImport } from '@dondoc/domain/access/predicates'
import { everybody, somewhere } from '../../lib/actor.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { cancelImport } from './cancel-import.ts'
import { importPlan } from './import-plan.ts'
import { listOwnImports } from './imports.store.ts'
import { pagePicture } from './page-picture.ts'
import { applyAmendment, planDifference } from './plan-difference.ts'
import { getImport, showImport } from './show-import.ts'

/** The routes of `contract/src/imports.ts`. */
export function registerImports(api: Api, deps: Deps): void {
  const { db } = deps

  register(api, contract.importPlan, {
    // For whom is known only when the letterhead was read; asked again in the use case.
    allow: somewhere(canImport),
    handle: ({ actor, by, query, bytes }) =>
      importPlan(deps, actor, by, {
        bytes,
        name: query.name,
        issuerId: query.issuerId,
        amends: query.amends,
      }),
  })

  register(api, contract.listImports, {
    allow: everybody,
    handle: ({ actor }) =>
      inTenant(db, actor, async (trx) => {
        const rows = await listOwnImports(trx, actor.tenantId, actor.accountId)
        const imports: contract.Import[] = []
        for (const row of rows) imports.push(await showImport(trx, row, { brief: true }))
        return { imports }
      }),
  })

  register(api, contract.getImport, {
    allow: everybody,
    handle: ({ actor, params }) =>
      inTenant(db, actor, async (trx) => showImport(trx, await getImport(trx, actor, params.importId))),
  })

  register(api, contract.cancelImport, {
    allow: everybody,
    handle: ({ actor, params }) =>
      inTenant(db, actor, async (trx) => {
        await cancelImport(trx, actor, params.importId)
        return showImport(trx, await getImport(trx, actor, params.importId))
      }),
  })

  register(api, contract.getImportPage, {
    allow: everybody,
    handle: ({ actor, params }) => pagePicture(deps, actor, params.importId, params.page),
  })

  register(api, contract.getDifference, {
    allow: everybody,
    handle: ({ actor, params }) =>
      inTenant(db, actor, (trx) => planDifference(trx, actor, params.importId, deps.clock.today())),
  })

  register(api, contract.applyAmendment, {
    allow: everybody,
    handle: ({ actor, by, params, body }) =>
      inTenant(db, actor, (trx) =>
        applyAmendment(trx, actor, by, { ...params, ...body, today: deps.clock.today(), now: deps.clock.now() }),
      ),
  })
}
