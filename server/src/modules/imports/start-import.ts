import { type FileKind, sniffFile } from '@dondoc/documents/read'
import { canEditPlan, canImport, canReadPlan } from '@dondoc/domain/access/predicates'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import type { AuditActor } from '../../lib/audit.ts'
import { inTenant, type Trx } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { newId } from '../../lib/id.ts'
import { Problem } from '../../lib/problem.ts'
import { findOrganization } from '../organizations/index.ts'
import { findPlan } from '../plans/index.ts'
import { readImport } from './imports.jobs.ts'
import { type ImportRow, insertImport, listSameFile } from './imports.store.ts'

export interface PlanFile {
  readonly bytes: Uint8Array
  /** As the person's machine calls it. */
  readonly name: string
  /** Whose plan it is, where the person says so; otherwise the letterhead tells. */
  readonly issuerId?: string | undefined
  /** The plan that the file is an amended version of. */
  readonly amends?: string | undefined
}

export interface StartedImport {
  readonly importId: string
  /** The same bytes were given before: nothing was written. */
  readonly known: boolean
  /** A text is read within the request: that takes less time than waiting for a worker. */
  readonly now: boolean
}

/** Kinds that are read, or refused, in less time than a worker takes to hear of them. */
const QUICK: readonly FileKind[] = ['text', 'html', 'unknown']

/** Throws where the actor may not do this at all, before anything is kept. */
async function mustBeStartable(trx: Trx, actor: Actor, file: PlanFile): Promise<void> {
  const { tenantId } = actor
  if (file.issuerId !== undefined) {
    const issuer = await findOrganization(trx, tenantId, file.issuerId)
    if (!issuer) throw new Problem('organization.not-found', { organizationId: file.issuerId })
    mustBeAllowed(canImport(actor, issuer.orgPath))
  }
  if (file.amends !== undefined) {
    const plan = await findPlan(trx, tenantId, file.amends)
    const place = plan && { ownerPath: plan.orgPath, isDraft: plan.state === 'draft' }
    if (!place || !canReadPlan(actor, place)) throw new Problem('plan.not-found', { planId: file.amends })
    mustBeAllowed(canEditPlan(actor, place))
  }
}

/** An import of the same bytes for the same purpose that the actor knows of: the own ones, and plans they may write. */
async function findSame(trx: Trx, actor: Actor, file: PlanFile, sha256: string): Promise<ImportRow | undefined> {
  for (const one of await listSameFile(trx, actor.tenantId, sha256)) {
    if (one.known || one.amendsPlanId !== (file.amends ?? null) || one.appliedAt !== null) continue
    const issuerId = one.issuerId ?? one.askedIssuerId
    if (file.issuerId !== undefined && issuerId !== file.issuerId) continue
    const issuer = issuerId === null ? undefined : await findOrganization(trx, actor.tenantId, issuerId)
    if (one.importedBy === actor.accountId || (issuer && canImport(actor, issuer.orgPath))) return one
  }
  return undefined
}

/**
 * Keeps a plan file and asks for its reading; the same bytes again change nothing. Throws `import.empty-file`,
 * `organization.not-found`, `plan.not-found`, `access.denied`; then nothing is kept. Without `jobs` the caller reads it.
 */
export async function startImport(
  deps: Pick<Deps, 'db' | 'files' | 'clock'>,
  actor: Actor,
  by: AuditActor,
  file: PlanFile,
  jobs: Deps['jobs'] | null,
): Promise<StartedImport> {
  const { tenantId } = actor
  if (file.bytes.length === 0) throw new Problem('import.empty-file', { name: file.name })
  await inTenant(deps.db, actor, (trx) => mustBeStartable(trx, actor, file))
  const later = QUICK.includes(sniffFile(file.bytes)) ? null : jobs
  const { sha256, size } = await deps.files.put(file.bytes)
  return inTenant(deps.db, actor, async (trx) => {
    const same = await findSame(trx, actor, file, sha256)
    if (same) return { importId: same.id, known: true, now: false }
    const importId = newId()
    await insertImport(trx, {
      tenantId,
      id: importId,
      sha256,
      fileName: file.name,
      byteSize: size,
      importedBy: by.accountId,
      importedAt: deps.clock.now(),
      askedIssuerId: file.issuerId ?? null,
      amendsPlanId: file.amends ?? null,
    })
    if (later !== null) await later.enqueue(trx, readImport, { tenantId, importId })
    return { importId, known: false, now: later === null }
  })
}
