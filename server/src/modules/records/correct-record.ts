import type { correctRecord as contract } from '@dondoc/contract/records'
import { canCorrectRecord, canEnterRecord } from '@dondoc/domain/access/predicates'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { z } from 'zod'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { scopeOf } from '../../lib/read-scope.ts'
import { findOrganization } from '../organizations/index.ts'
import { lockRecord, updateRecord } from './record-detail.store.ts'
import { findByNumber } from './records.store.ts'

type Correction = z.output<NonNullable<(typeof contract)['body']>>

/** What a correction may change, in the order of the form. */
const FIELDS = ['kind', 'number', 'date', 'abstract', 'signer', 'effectiveOn', 'issuerId'] as const

/**
 * Mends a record; the trail keeps what stood there. Throws `record.not-found`, `access.denied`, `record.changed-meanwhile`,
 * `organization.not-found`, `record.date-in-future`, `record.duplicate`.
 */
export async function correctRecord(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  recordId: string,
  correction: Correction,
  today: PlainDate,
): Promise<void> {
  const { tenantId } = actor
  const record = await lockRecord(trx, scopeOf(actor), recordId)
  if (!record) throw new Problem('record.not-found', { recordId })
  const isOwn = record.addedById === actor.accountId
  mustBeAllowed(canCorrectRecord(actor, { issuerPath: record.orgPath, isOwn }))
  if (record.version !== correction.version) throw new Problem('record.changed-meanwhile', { version: record.version })
  const issuer = await findOrganization(trx, tenantId, correction.issuerId)
  if (!issuer) throw new Problem('organization.not-found', { organizationId: correction.issuerId })
  if (issuer.id !== record.issuerId) mustBeAllowed(canEnterRecord(actor, issuer.orgPath))
  if (correction.date > today) throw new Problem('record.date-in-future', { date: correction.date, today })
  const known = await findByNumber(trx, tenantId, issuer.id, correction)
  if (known && known.id !== recordId)
    throw new Problem('record.duplicate', { recordId: known.id, number: correction.number })

  const { kind, number, date, abstract, signer, effectiveOn } = correction
  const words = {
    kind,
    number,
    date,
    abstract,
    signer: signer || null,
    effectiveOn: effectiveOn ?? null,
    issuerId: issuer.id,
  }
  const changed = FIELDS.filter((field) => record[field] !== words[field])
  if (changed.length === 0) return
  await updateRecord(trx, tenantId, recordId, { ...words, orgPath: issuer.orgPath }, record.version + 1)
  const shown = (of: typeof words) =>
    Object.fromEntries(changed.map((field) => [field, of[field]])) as Readonly<Record<string, string | null>>
  const names = { before: record.issuerName, after: issuer.name }
  const named = (values: Readonly<Record<string, string | null>>, name: string) =>
    'issuerId' in values ? { ...values, issuer: name } : values
  await writeAudit(trx, by, {
    action: 'record.corrected',
    subjectKind: 'record',
    subjectId: recordId,
    subject: number,
    before: named(shown(record), names.before),
    after: named(shown(words), names.after),
  })
}
