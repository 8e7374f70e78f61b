import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'

export interface NewGroup {
  /** Whose group it is: "Các phòng, đơn vị thuộc Sở" belongs to the Sở. */
  readonly organizationId: string
  readonly name: string
  readonly memberIds: readonly string[]
  readonly validFrom: PlainDate
}

/** Adds a named group of organizations with its first members. Returns its id. */
export async function addGroup(trx: Trx, by: AuditActor, group: NewGroup): Promise<string> {
  const { tenantId } = by
  const { organizationId, name, memberIds, validFrom } = group
  const id = newId()
  await trx
    .insertInto('organization_group')
    .values({ tenantId, id, organizationId, name, validFrom, validTo: null })
    .execute()
  const members = [...new Set(memberIds)].map((memberId) => ({
    tenantId,
    groupId: id,
    organizationId: memberId,
    validFrom,
    validTo: null,
  }))
  if (members.length > 0) await trx.insertInto('organization_group_member').values(members).execute()
  await writeAudit(trx, by, {
    action: 'organization-group.added',
    subjectKind: 'organization-group',
    subjectId: id,
    subject: name,
    after: { organizationId, name, memberIds, validFrom },
  })
  return id
}
