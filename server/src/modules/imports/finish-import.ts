import { canImport } from '@dondoc/domain/access/predicates'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { PlanReading } from '@dondoc/domain/imports/reading'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { findAgency, findOrganization, listOrganizationRows } from '../organizations/index.ts'
import { recheckDraft } from '../plan-editing/index.ts'
import { createDraft, type Directory, findPlan, readDirectory } from '../plans/index.ts'
import { findIssuer } from './find-issuer.ts'
import { findPlanOfFile, type ImportRow, lockFile, lockReading, setReady } from './imports.store.ts'
import type { PlanFileReading } from './read-plan-file.ts'

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
  issuerId: string | null,
): Promise<Issuer> {
  const { tenantId } = actor
  if (issuerId !== null) {
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
 * Writes what was read: a draft plan with its findings, or the reading of an amended version, and the audit row. Where the same
 * bytes made a plan for the same issuer meanwhile, that plan is the answer. Does nothing where the import was cancelled.
 * Throws what `createDraft` throws, `organization.not-found` and `access.denied`.
 */
export async function finishImport(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  row: ImportRow,
  { reading, pages }: PlanFileReading,
  { demo, today }: { readonly demo: boolean; readonly today: PlainDate },
): Promise<void> {
  const { tenantId, id: importId, sha256 } = row
  if (!(await lockReading(trx, tenantId, importId))) return
  const { format } = reading
  if (row.amendsPlanId !== null) {
    const plan = await findPlan(trx, tenantId, row.amendsPlanId)
    if (!plan) throw new Problem('plan.not-found', { planId: row.amendsPlanId })
    const { issuerId } = plan
    await setReady(trx, tenantId, importId, { planId: null, issuerId, known: false, format, pages, reading })
    return
  }
  const directory = await readDirectory(trx, tenantId, today)
  const issuer = await chooseIssuer(trx, actor, reading, directory, row.askedIssuerId)
  mustBeAllowed(canImport(actor, issuer.orgPath))
  await lockFile(trx, tenantId, issuer.id, sha256)
  const made = await findPlanOfFile(trx, tenantId, issuer.id, sha256)
  const ready = { issuerId: issuer.id, format, pages, reading: null }
  if (made !== undefined) {
    await setReady(trx, tenantId, importId, { ...ready, planId: made, known: true })
    return
  }
  const { planId, code } = await createDraft(trx, tenantId, { reading, issuer, directory, demo })
  await recheckDraft(trx, tenantId, planId, today)
  await setReady(trx, tenantId, importId, { ...ready, planId, known: false })
  await writeAudit(trx, by, {
    action: 'plan.imported',
    subjectKind: 'plan',
    subjectId: planId,
    subject: code,
    after: { importId, fileName: row.fileName, sha256, itemCount: reading.items.length },
  })
}
