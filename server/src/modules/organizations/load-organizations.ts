import type { ImportReport } from '@dondoc/contract/organization-import'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { Problem } from '../../lib/problem.ts'
import { listTenants } from '../../lib/tenants.ts'
import { importOrganizations } from './import-organizations.ts'
import { listOrganizationRows } from './organizations.store.ts'

/**
 * Loads a table into an authority for who runs the server: the right is that of the machine. Throws `setup.authority-unclear` where
 * none or several could be meant, `organization.not-found` where nothing answers to `below`, and what `importOrganizations` throws.
 */
export async function loadOrganizations(
  deps: Pick<Deps, 'db' | 'clock'>,
  file: {
    readonly bytes: Uint8Array
    readonly name: string
    readonly dryRun: boolean
    /** The name of the authority, where there are several. */
    readonly authority?: string | undefined
    /** Rows without a superior stand below the organization of this name or code; below the root where absent. */
    readonly below?: string | undefined
  },
): Promise<ImportReport> {
  const { bytes, name, dryRun, authority, below } = file
  const tenants = await listTenants(deps.db)
  const meant = authority === undefined ? tenants : tenants.filter((tenant) => tenant.name === authority)
  const [tenant] = meant
  if (tenant === undefined || meant.length > 1) throw new Problem('setup.authority-unclear')
  const by = { tenantId: tenant.id, accountId: null, name: 'Hệ thống' }
  return inTenant(deps.db, by, async (trx) => {
    const rows = below === undefined ? [] : await listOrganizationRows(trx, tenant.id)
    const base = rows.find((row) => row.validTo === null && (row.name === below || row.identifierCode === below))
    if (below !== undefined && base === undefined) throw new Problem('organization.not-found', { name: below })
    return importOrganizations(trx, by, {
      ...{ bytes, name, dryRun, parentId: base?.id },
      validFrom: deps.clock.today(),
      mayManage: () => true,
    })
  })
}
