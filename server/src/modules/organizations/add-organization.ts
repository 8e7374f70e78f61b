import type { OrganizationKind } from '@dondoc/contract/organizations'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { z } from 'zod'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import { Problem } from '../../lib/problem.ts'
import { findOrganization, insertOrganization } from './organizations.store.ts'

export interface NewOrganization {
  /** Null for a root of the tree. */
  readonly parentId: string | null
  readonly kind: z.infer<typeof OrganizationKind>
  readonly name: string
  readonly shortName?: string | null
  readonly identifierCode?: string | null
  readonly issuesPlans: boolean
  readonly validFrom: PlainDate
  readonly aliases?: readonly string[]
}

/**
 * Adds an organization under its parent. Returns its id and its path from the root.
 * Throws `Problem` `organization.not-found` where the parent is none of the tenant.
 */
export async function addOrganization(
  trx: Trx,
  by: AuditActor,
  organization: NewOrganization,
): Promise<{ id: string; orgPath: string }> {
  const { tenantId } = by
  const { parentId, kind, name, issuesPlans, validFrom, aliases = [] } = organization
  const parent = parentId === null ? null : await findOrganization(trx, tenantId, parentId)
  if (parent === undefined) throw new Problem('organization.not-found', { organizationId: parentId })
  const id = newId()
  // A label of ltree may not contain hyphens before PostgreSQL 16.
  const label = id.replaceAll('-', '')
  const orgPath = parent === null ? label : `${parent.orgPath}.${label}`
  const row = {
    tenantId,
    id,
    parentId,
    kind,
    name,
    shortName: organization.shortName ?? null,
    identifierCode: organization.identifierCode ?? null,
    issuesPlans,
    validFrom,
    validTo: null,
    orgPath,
  }
  await insertOrganization(trx, row, aliases)
  await writeAudit(trx, by, {
    action: 'organization.added',
    subjectKind: 'organization',
    subjectId: id,
    subject: name,
    after: { parentId, kind, name, issuesPlans, validFrom, aliases },
  })
  return { id, orgPath }
}
