import type { ImportResult } from '@dondoc/contract/imports'
import { canImport } from '@dondoc/domain/access/predicates'
import type { PlanReading } from '@dondoc/domain/imports/reading'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import { inTenant, type Trx } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { newId } from '../../lib/id.ts'
import { Problem } from '../../lib/problem.ts'
import type { Reader } from '../../lib/reading-process.ts'
import { findAgency, findOrganization, listOrganizationRows } from '../organizations/index.ts'
import { recheckDraft } from '../plan-editing/index.ts'
import { createDraft, type Directory, listFindings, presentFinding, readDirectory } from '../plans/index.ts'
import { findIssuer } from './find-issuer.ts'
import { findImport, insertImport, lockFile } from './imports.store.ts'
import { readPlanFile } from './read-plan-file.ts'

export interface PlanFile {
  readonly bytes: Uint8Array
  /** As the person's machine calls it. */
  readonly name: string
  /** Whose plan it is, where the person says so; otherwise the letterhead tells. */
  readonly issuerId: string | undefined
  readonly demo?: boolean
}

interface Issuer {
  readonly id: string
  readonly orgPath: string
}

/** Whose plan it is: as said, else as the letterhead names it, else the agency in whose name the actor acts. */
async function chooseIssuer(
  trx: Trx,
  actor: Actor,
  reading: PlanReading,
  directory: Directory,
  issuerId: string | undefined,
): Promise<Issuer> {
  const { tenantId } = actor
  if (issuerId !== undefined) {
    const said = await findOrganization(trx, tenantId, issuerId)
    if (!said) throw new Problem('organization.not-found', { organizationId: issuerId })
    return said
  }
  const rows = await listOrganizationRows(trx, tenantId)
  const allowed = new Set(rows.filter((row) => row.issuesPlans && canImport(actor, row.orgPath)).map(({ id }) => id))
  const named = findIssuer(reading.document, directory, allowed)
  const own = rows.find(({ id }) => id === (named ?? actor.organizationId))
  const agency = own && (await findAgency(trx, tenantId, own.orgPath))
  if (!agency) throw new Problem('organization.not-found', { name: reading.document.issuer })
  return agency
}

/**
 * Reads a plan file into a draft plan. The file is read before the transaction and kept by its SHA-256; the draft, its findings
 * and the audit row are one transaction. The same bytes for the same issuer change nothing and answer with the plan they made.
 * Throws what `readPlanFile` and `createDraft` throw, `organization.not-found` and `access.denied`.
 */
export async function importPlan(
  deps: Pick<Deps, 'db' | 'files' | 'clock'>,
  reader: Reader,
  actor: Actor,
  by: AuditActor,
  file: PlanFile,
): Promise<ImportResult> {
  const { tenantId } = actor
  const reading = await readPlanFile(reader, file.bytes, file.name)
  const { sha256, size } = await deps.files.put(file.bytes)
  return inTenant(deps.db, actor, async (trx) => {
    const directory = await readDirectory(trx, tenantId, deps.clock.today())
    const issuer = await chooseIssuer(trx, actor, reading, directory, file.issuerId)
    mustBeAllowed(canImport(actor, issuer.orgPath))
    await lockFile(trx, tenantId, issuer.id, sha256)
    const known = await findImport(trx, tenantId, issuer.id, sha256)
    if (known) {
      const { id: importId, planId, code, itemCount } = known
      const findings = (await listFindings(trx, tenantId, planId)).map(presentFinding)
      return { importId, planId, code, known: true, itemCount, findings }
    }
    const { planId, code } = await createDraft(trx, tenantId, { reading, issuer, directory, demo: file.demo ?? false })
    await recheckDraft(trx, tenantId, planId, deps.clock.today())
    const importId = newId()
    await insertImport(trx, {
      tenantId,
      id: importId,
      planId,
      issuerId: issuer.id,
      sha256,
      fileName: file.name,
      byteSize: size,
      format: reading.format,
      importedBy: by.accountId,
      importedAt: deps.clock.now(),
      pages: [],
    })
    await writeAudit(trx, by, {
      action: 'plan.imported',
      subjectKind: 'plan',
      subjectId: planId,
      subject: code,
      after: { importId, fileName: file.name, sha256, itemCount: reading.items.length },
    })
    const findings = (await listFindings(trx, tenantId, planId)).map(presentFinding)
    return { importId, planId, code, known: false, itemCount: reading.items.length, findings }
  })
}
