import { z } from 'zod'
import type { Deps } from '../../lib/deps.ts'
import type { Handler, Job } from '../../lib/jobs.ts'
import { findActorOfAccount } from '../accounts/index.ts'
import { findImport } from './imports.store.ts'
import { failImport, runImport } from './run-import.ts'

const payload = z.object({ tenantId: z.uuid(), importId: z.uuid() })

/** Reads a kept file. Two at a time: what two cores carry. */
export const readImport = { name: 'imports.read', payload, retries: 2, workers: 2 } as const satisfies Job<
  typeof payload
>

/** The background work of this module. */
export function importHandlers(deps: Deps): readonly Handler[] {
  const handler: Handler<typeof payload> = {
    job: readImport,
    handle: async ({ tenantId, importId }) => {
      const row = await findImport(deps.db, tenantId, importId)
      if (!row || row.importedBy === null) return
      const actor = await findActorOfAccount(deps, tenantId, row.importedBy)
      if (actor === null) await failImport(deps, tenantId, importId, 'access.denied', {})
      else await runImport(deps, deps.reader, actor, actor, importId)
    },
  }
  return [handler as unknown as Handler]
}
