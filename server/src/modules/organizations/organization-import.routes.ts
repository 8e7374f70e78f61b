import * as contract from '@dondoc/contract/organization-import'
import { canManageOrganizations } from '@dondoc/domain/access/predicates'
import { everybody, somewhere } from '../../lib/actor.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { Problem } from '../../lib/problem.ts'
import { exportOrganizations } from './export-organizations.ts'
import { importOrganizations } from './import-organizations.ts'
import { rowsOn } from './organizations.present.ts'
import { listOrganizationRows } from './organizations.store.ts'
import { listPastStates } from './structure.store.ts'

/** The routes of `contract/src/organization-import.ts`. */
export function registerOrganizationImport(api: Api, deps: Deps): void {
  const { db, clock } = deps

  register(api, contract.importOrganizations, {
    // Row by row in the use case.
    allow: somewhere(canManageOrganizations),
    handle: ({ actor, by, query, bytes }) =>
      inTenant(db, actor, async (trx) => {
        const dryRun = query.dryRun === 'true'
        const report = await importOrganizations(trx, by, {
          ...{ bytes, dryRun, name: query.name, parentId: query.parentId },
          validFrom: query.validFrom ?? clock.today(),
          mayManage: (path) => canManageOrganizations(actor, path),
        })
        if (!dryRun && !report.applied)
          throw new Problem('organizations.rows-wrong', { count: report.errors.length, errors: report.errors })
        return report
      }),
  })

  register(api, contract.exportOrganizations, {
    // As the tree itself: no secret inside a tenant.
    allow: everybody,
    handle: async ({ actor, query }) => {
      const on = query.asOf ?? clock.today()
      const rows = await inTenant(db, actor, async (trx) =>
        rowsOn(await listOrganizationRows(trx, actor.tenantId), await listPastStates(trx, actor.tenantId), on),
      )
      return exportOrganizations(rows, on)
    },
  })
}
