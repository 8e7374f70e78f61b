import type { HistoryEntry } from '@dondoc/contract/duty-history'
import { canReadDuty } from '@dondoc/domain/access/predicates'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { Actor } from '../../lib/actor.ts'
import { businessDay } from '../../lib/clock.ts'
import type { Reader } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { listEvidence } from '../records/index.ts'
import { listAwaited, listWaitingLeads } from './awaited.store.ts'
import { presentUpdates } from './duties.present.ts'
import { findDuty, listUpdates } from './duty-detail.store.ts'
import * as store from './duty-history.store.ts'
import { placeOf } from './duty-rights.ts'
import { listEvents, listExtensionRequests, listUrging } from './duty-urging.store.ts'
import { listReportingUpdates } from './product-reports.store.ts'

/**
 * Everything that happened to a duty until a day, oldest first; of one day in the order in which it was written down. Throws
 * `duty.not-found`.
 */
export async function showHistory(
  db: Reader,
  actor: Actor,
  request: { readonly dutyId: string; readonly asOf: PlainDate },
): Promise<{ entries: HistoryEntry[] }> {
  const { dutyId, asOf } = request
  const { tenantId } = actor
  const duty = await findDuty(db, tenantId, dutyId)
  if (!duty || !canReadDuty(actor, placeOf(duty)) || duty.issuedOn > asOf)
    throw new Problem('duty.not-found', { dutyId })
  const transfers = await store.listTransfers(db, tenantId, dutyId)
  const parts = await store.listParts(db, tenantId, dutyId)
  const organizations = await store.findOrganizationRefs(db, tenantId, [
    duty.organizationId,
    ...transfers.flatMap(({ fromId, toId }) => [fromId, toId]),
    ...parts.map(({ organizationId }) => organizationId),
  ])
  const refOf = (id: string) => organizations.get(id) ?? { id, name: '…', shortName: null }
  const unwritten = { at: null, author: null }
  const updates = await listUpdates(db, tenantId, dutyId, asOf)
  const reported = await listReportingUpdates(db, tenantId, dutyId)
  const awaited = await listAwaited(db, tenantId, dutyId)
  const entries: HistoryEntry[] = [
    {
      kind: 'given',
      id: duty.id,
      on: duty.issuedOn,
      ...unwritten,
      organization: refOf(transfers[0]?.fromId ?? duty.organizationId),
      dueOn: duty.originalDueOn,
      as: duty.role,
    },
    ...transfers.map(({ id, on, changeId, fromId, toId }): HistoryEntry => {
      return {
        kind: 'passed',
        id,
        on,
        ...unwritten,
        from: refOf(fromId),
        to: refOf(toId),
        byReorganization: changeId !== null,
      }
    }),
    ...(await store.listExtensions(db, tenantId, dutyId)).map(
      (extension): HistoryEntry => ({ kind: 'extended', ...unwritten, ...extension }),
    ),
    ...(await listExtensionRequests(db, tenantId, dutyId)),
    ...(await listEvents(db, tenantId, dutyId)),
    ...(await listUrging(db, tenantId, dutyId)),
    ...parts.map(({ id, code, text, organizationId, issuedOn, dueOn }): HistoryEntry => {
      const organization = refOf(organizationId)
      return { kind: 'part', id, on: issuedOn, ...unwritten, dutyId: id, code, text: text ?? '', organization, dueOn }
    }),
    ...presentUpdates(updates, await listEvidence(db, tenantId, dutyId), reported, awaited).map(
      (update): HistoryEntry => {
        return { kind: 'update', id: update.id, on: update.on, at: update.recordedAt, author: update.author, update }
      },
    ),
    ...(await listWaitingLeads(db, tenantId, dutyId)).map((lead): HistoryEntry => {
      const { id, on, recordedAt, author, dutyId: leadId, code, organizationId, name, shortName } = lead
      const organization = { id: organizationId, name, shortName }
      return { kind: 'awaited', id, on, at: recordedAt.toISOString(), author, dutyId: leadId, code, organization }
    }),
    ...(await store.listAssignments(db, tenantId, dutyId)).map(({ id, name, at, author }): HistoryEntry => {
      return { kind: 'assigned', id, on: businessDay(at), at: at.toISOString(), author, person: name }
    }),
    ...(await store.listComments(db, tenantId, dutyId)).map((comment): HistoryEntry => {
      const { id, text, correctsId, at, authorId, author } = comment
      const own = authorId === actor.accountId
      const said = { id, text, correctsId, mentions: [...comment.mentions], own }
      return { kind: 'comment', id, on: businessDay(at), at: at.toISOString(), author, comment: said }
    }),
  ]
  const known = entries.filter(({ on }) => on <= asOf)
  return { entries: known.sort((a, b) => a.on.localeCompare(b.on) || (a.at ?? '').localeCompare(b.at ?? '')) }
}
