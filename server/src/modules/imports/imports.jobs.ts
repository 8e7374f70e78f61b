import { z } from 'zod'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import type { Handler, Job } from '../../lib/jobs.ts'
import { listTenants } from '../../lib/tenants.ts'
import { findActorOfAccount } from '../accounts/index.ts'
import { endForgotten, findImport } from './imports.store.ts'
import { failImport, runImport } from './run-import.ts'

const payload = z.object({ tenantId: z.uuid(), importId: z.uuid() })

/** Reads a kept file. Two at a time: what two cores carry. */
export const readImport = { name: 'imports.read', payload, retries: 2, workers: 2 } as const satisfies Job<
  typeof payload
>

const nothing = z.object({})

/** Looks for imports that a crash left behind. */
const sweepImports = {
  name: 'imports.sweep',
  payload: nothing,
  cron: '*/10 * * * *',
} as const satisfies Job<typeof nothing>

/** Longer than any file is read, with all tries. */
const FORGOTTEN_AFTER_MS = 60 * 60_000

/** The background work of this module. */
export function importHandlers(deps: Deps): readonly Handler[] {
  const read: Handler<typeof payload> = {
    job: readImport,
    handle: async ({ tenantId, importId }) => {
      const row = await inTenant(deps.db, { tenantId }, (trx) => findImport(trx, tenantId, importId))
      if (!row || row.importedBy === null) return
      const actor = await findActorOfAccount(deps, tenantId, row.importedBy)
      if (actor === null) await failImport(deps, tenantId, importId, 'access.denied', {})
      else await runImport(deps, deps.reader, actor, actor, importId)
    },
  }
  const sweep: Handler<typeof nothing> = {
    job: sweepImports,
    handle: async () => {
      const before = new Date(deps.clock.now().getTime() - FORGOTTEN_AFTER_MS)
      for (const { id } of await listTenants(deps.db))
        await inTenant(deps.db, { tenantId: id }, (trx) => endForgotten(trx, id, before))
    },
  }
  return [read as unknown as Handler, sweep as unknown as Handler]
}
