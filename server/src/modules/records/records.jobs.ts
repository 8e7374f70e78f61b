import { z } from 'zod'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import type { Handler, Job } from '../../lib/jobs.ts'
import { Problem } from '../../lib/problem.ts'
import { listTenants, type Tenant } from '../../lib/tenants.ts'
import { tellAdministrators } from '../notifications/index.ts'
import { deleteUnusedUploads, listNamed } from './unused-uploads.store.ts'

/** At night: bytes are removed while nobody waits for the disk. */
const SWEEP: Job = { name: 'uploads.sweep', payload: z.object({}), retries: 2, cron: '40 2 * * *' }

/** A form that is still open after so long has lost its files, and says so when it is sent. */
const KEPT_MS = 24 * 60 * 60_000

type SweepDeps = Pick<Deps, 'db' | 'files' | 'clock'>

/**
 * Forgets uploads that no form named within a day, then removes from the disk what no row of any tenant needs: bytes of those uploads,
 * of templates that were replaced, of imports that were cancelled, and what a crash left between the disk and its row. The same
 * bytes are kept once for all, so every tenant is asked, each in a transaction of its own. What was put within a day stays: its row
 * may be on the way. Throws `file.other-database` where the folder belongs to another database, whose rows nobody can ask here: then no
 * bytes are removed, and the administrators are told.
 */
export async function sweepFiles({ db, files, clock }: SweepDeps): Promise<void> {
  const tenants = await listTenants(db)
  const owner = ownerOf(tenants)
  if (owner === undefined) return
  const before = new Date(clock.now().getTime() - KEPT_MS)
  for (const { id } of tenants) await inTenant(db, { tenantId: id }, (trx) => deleteUnusedUploads(trx, id, before))
  if (!(await files.isOwnedBy(owner))) {
    const told = { data: {}, cause: clock.today(), at: clock.now() }
    for (const { id } of tenants)
      await inTenant(db, { tenantId: id }, (trx) =>
        tellAdministrators(trx, id, { kind: 'files.other-database', ...told }),
      )
    throw new Problem('file.other-database')
  }
  for await (const hashes of files.list()) {
    const unused = new Set(hashes)
    for (const { id } of tenants) {
      if (unused.size === 0) break
      const named = await inTenant(db, { tenantId: id }, (trx) => listNamed(trx, id, [...unused]))
      for (const sha256 of named) unused.delete(sha256)
    }
    for (const sha256 of unused) await files.remove(sha256, KEPT_MS)
  }
}

/** As whose the folder of files is known: the first tenant stands for the database. */
const ownerOf = (tenants: readonly Tenant[]): string | undefined => tenants.map(({ id }) => id).sort()[0]

/** Whether the folder of files belongs to another database: one of the two is not where it should be. */
export async function isFolderOfOther({ db, files }: Pick<SweepDeps, 'db' | 'files'>): Promise<boolean> {
  const owner = await files.findOwner()
  return owner !== null && owner !== ownerOf(await listTenants(db))
}

/** The background work of this module. */
export function recordHandlers(deps: SweepDeps): readonly Handler[] {
  return [{ job: SWEEP, handle: () => sweepFiles(deps) }]
}
