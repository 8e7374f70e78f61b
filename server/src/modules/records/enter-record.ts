import type { NewRecord } from '@dondoc/contract/records'
import { canEnterRecord } from '@dondoc/domain/access/predicates'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { findAgency, findOrganization } from '../organizations/index.ts'
import { addRecord } from './add-record.ts'
import { attachUploads } from './attach-files.ts'

interface Day {
  readonly today: PlainDate
  readonly now: Date
}

/** The organization that issued a document: the one named, or the agency where the actor works. */
async function issuerOf(
  trx: Trx,
  actor: Actor,
  issuerId: string | undefined,
): Promise<{ id: string; orgPath: string }> {
  const own = await findOrganization(trx, actor.tenantId, issuerId ?? actor.organizationId)
  if (!own) throw new Problem('organization.not-found', { organizationId: issuerId ?? actor.organizationId })
  return issuerId === undefined ? ((await findAgency(trx, actor.tenantId, own.orgPath)) ?? own) : own
}

/**
 * Enters a document with the files that were sent for it, proving nothing yet; returns its id. Throws `organization.not-found`,
 * `access.denied` for an issuer that is neither the actor's nor above, `record.date-in-future`, `record.duplicate`,
 * `upload.not-found`.
 */
export async function enterRecord(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  record: NewRecord,
  { today, now }: Day,
): Promise<string> {
  const issuer = await issuerOf(trx, actor, record.issuerId)
  mustBeAllowed(canEnterRecord(actor, issuer.orgPath))
  if (record.date > today) throw new Problem('record.date-in-future', { date: record.date, today })
  const id = await addRecord(trx, actor.tenantId, issuer, record, actor)
  await attachUploads(trx, actor, id, record.uploadIds ?? [], now)
  await writeEntered(trx, by, id, record)
  return id
}

/** Puts a record's entry on the trail. */
export async function writeEntered(trx: Trx, by: AuditActor, id: string, record: NewRecord): Promise<void> {
  await writeAudit(trx, by, {
    action: 'record.entered',
    subjectKind: 'record',
    subjectId: id,
    subject: record.number,
    after: record,
  })
}
