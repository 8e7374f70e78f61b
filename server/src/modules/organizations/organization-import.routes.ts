import * as contract from '@dondoc/contract/organization-import'
import { canManageOrganizations } from '@dondoc/domain/access/predicates'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type Actor, everybody, somewhere } from '../../lib/actor.ts'
import type { AuditActor } from '../../lib/audit.ts'
import { inTenant, type Trx } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { Problem } from '../../lib/problem.ts'
import { exportOrganizations } from './export-organizations.ts'
import { importTemplate, provincesTable, wrongRowsTable } from './import-files.ts'
import { importOrganizations } from './import-organizations.ts'
import { rowsOn } from './organizations.present.ts'
import { listOrganizationRows } from './organizations.store.ts'
import { listPastStates } from './structure.store.ts'

/** What of a call says which table is meant, whoever asks. */
interface ImportCall {
  readonly actor: Actor
  readonly by: AuditActor
  readonly bytes: Uint8Array
  readonly query: {
    readonly name: string
    readonly parentId?: string | undefined
    readonly validFrom?: PlainDate | undefined
  }
}

/** The routes of `contract/src/organization-import.ts`. */
export function registerOrganizationImport(api: Api, deps: Deps): void {
  const { db, clock } = deps

  const readReport = (trx: Trx, { actor, by, bytes, query }: ImportCall, dryRun: boolean) =>
    importOrganizations(trx, by, {
      ...{ bytes, dryRun, name: query.name, parentId: query.parentId },
      validFrom: query.validFrom ?? clock.today(),
      mayManage: (path) => canManageOrganizations(actor, path),
    })

  register(api, contract.importOrganizations, {
    // Row by row in the use case.
    allow: somewhere(canManageOrganizations),
    handle: (call) =>
      inTenant(db, call.actor, async (trx) => {
        const dryRun = call.query.dryRun === 'true'
        const report = await readReport(trx, call, dryRun)
        if (!dryRun && !report.applied)
          throw new Problem('organizations.rows-wrong', { count: report.errors.length, errors: report.errors })
        return report
      }),
  })

  register(api, contract.exportWrongRows, {
    allow: somewhere(canManageOrganizations),
    handle: (call) =>
      inTenant(db, call.actor, async (trx) => wrongRowsTable(call.bytes, await readReport(trx, call, true))),
  })

  register(api, contract.exportImportTemplate, { allow: somewhere(canManageOrganizations), handle: importTemplate })

  register(api, contract.exportProvinces, { allow: somewhere(canManageOrganizations), handle: provincesTable })

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
