import type { correctOrganization as contract } from '@dondoc/contract/organizations'
import { canManageOrganizations } from '@dondoc/domain/access/predicates'
import { aliasClaims, aliasKey } from '@dondoc/domain/organizations/aliases'
import { identifierCode } from '@dondoc/domain/organizations/identifier-code'
import type { z } from 'zod'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { presentOrganization, presentRef } from './organizations.present.ts'
import { listOrganizationRows, type OrganizationRow, replaceDetails } from './organizations.store.ts'
import { lockTree } from './structure.store.ts'

type Details = z.output<NonNullable<(typeof contract)['body']>>
type Answer = z.output<NonNullable<(typeof contract)['response']>>

/** The code as it is kept. Throws `organization.code-invalid`, `organization.code-taken`. */
function codeOf(details: Details, row: OrganizationRow, others: readonly OrganizationRow[]): string | null {
  if (details.identifierCode === null) return null
  const code = identifierCode(details.identifierCode)
  if (code === null) throw new Problem('organization.code-invalid', { words: details.identifierCode })
  const holder = others.find((other) => other.identifierCode === code)
  if (holder)
    throw new Problem('organization.code-taken', { organizationId: row.id, otherId: holder.id, other: holder.name })
  return code
}

/** Others that answer to one of its names, told apart by branch. Throws where they stand under the same superior. */
function sharedNames(corrected: OrganizationRow, others: readonly OrganizationRow[]): Answer['sharedNames'] {
  const byId = new Map(others.map((other) => [other.id, other]))
  return aliasClaims(corrected, others).flatMap(({ alias, otherId, toldByBranch }) => {
    const other = byId.get(otherId)
    if (other === undefined) return []
    if (toldByBranch) return [{ alias, organization: presentRef(other) }]
    const isName = aliasKey(other.name) === aliasKey(corrected.name)
    const params = { organizationId: corrected.id, otherId, other: other.name, words: alias }
    throw new Problem(isName ? 'organization.name-taken' : 'organization.alias-taken', params)
  })
}

/**
 * Writes details right; no history, for nothing happened. Throws `organization.not-found`, `access.denied`, `organization.closed`,
 * `organization.code-invalid`, `organization.code-taken`, `organization.name-taken`, `organization.alias-taken`.
 */
export async function correctOrganization(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  organizationId: string,
  details: Details,
): Promise<Answer> {
  const { tenantId } = by
  await lockTree(trx, tenantId)
  const rows = await listOrganizationRows(trx, tenantId)
  const row = rows.find(({ id }) => id === organizationId)
  if (row === undefined) throw new Problem('organization.not-found', { organizationId })
  mustBeAllowed(canManageOrganizations(actor, row.orgPath))
  if (row.validTo !== null) throw new Problem('organization.closed', { organizationId, name: row.name })
  const others = rows.filter(({ id, validTo }) => id !== organizationId && validTo === null)
  const corrected = { ...row, ...details, identifierCode: codeOf(details, row, others) }
  const shared = sharedNames(corrected, others)
  await replaceDetails(trx, corrected)
  await writeAudit(trx, by, {
    action: 'organization.corrected',
    subjectKind: 'organization',
    subjectId: organizationId,
    subject: corrected.name,
    before: presentOrganization(row),
    after: presentOrganization(corrected),
  })
  return { organization: presentOrganization(corrected), sharedNames: shared }
}
