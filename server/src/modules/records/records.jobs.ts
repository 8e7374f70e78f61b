import { z } from 'zod'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import type { Handler, Job } from '../../lib/jobs.ts'
import { listTenants } from '../../lib/tenants.ts'
import { deleteUnusedUploads, listNamed } from './unused-uploads.store.ts'

/** At night: bytes are removed while nobody waits for the disk. */
const SWEEP: Job = { name: 'uploads.sweep', payload: z.object({}), retries: 2, cron: '40 2 * * *' }

/** A form that is still open after so long has lost its files, and says so when it is sent. */
const KEPT_MS = 24 * 60 * 60_000

type SweepDeps = Pick<Deps, 'db' | 'files' | 'clock'>

/**
 * Forgets uploads that no form named within a day, and removes their bytes where nothing of any tenant names them: the same bytes are
 * kept once for all. Each tenant is asked in a transaction of its own. Rows go first, so that no form can take what is being removed.
 */
export async function sweepUploads({ db, files, clock }: SweepDeps): Promise<void> {
  const tenants = await listTenants(db)
  const before = new Date(clock.now().getTime() - KEPT_MS)
  const unused = new Set<string>()
  for (const { id } of tenants) {
    const hashes = await inTenant(db, { tenantId: id }, (trx) => deleteUnusedUploads(trx, id, before))
    for (const sha256 of hashes) unused.add(sha256)
  }
  for (const { id } of tenants) {
    if (unused.size === 0) return
    const named = await inTenant(db, { tenantId: id }, (trx) => listNamed(trx, id, [...unused]))
    for (const sha256 of named) unused.delete(sha256)
  }
  for (const sha256 of unused) await files.remove(sha256, KEPT_MS)
}

/** The background work of this module. */
export function recordHandlers(deps: SweepDeps): readonly Handler[] {
  return [{ job: SWEEP, handle: () => sweepUploads(deps) }]
}
