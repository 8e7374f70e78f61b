import type { Actor } from '../../lib/actor.ts'
import type { Trx } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { setEnded } from './imports.store.ts'
import { getImport } from './show-import.ts'

/**
 * Stops a reading that waits or goes on; who reads it notices within half a second and kills the reading process. Throws
 * `import.not-found`, `import.already-ended`.
 */
export async function cancelImport(trx: Trx, actor: Actor, importId: string): Promise<void> {
  const row = await getImport(trx, actor, importId)
  const cancelled = await setEnded(trx, row.tenantId, importId, { state: 'cancelled' })
  if (!cancelled) throw new Problem('import.already-ended', { importId, state: row.state })
}
