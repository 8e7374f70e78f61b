import type { ExtensionRequest, GrantedExtension, ListedRequest } from '@dondoc/contract/extensions'
import { canExtendDuty, canUpdateDuty } from '@dondoc/domain/access/predicates'
import type { z } from 'zod'
import type { Actor } from '../../lib/actor.ts'
import type { ListedRow, listGranted, RequestRow } from './extensions.store.ts'

/** A request as it leaves the server. */
export function presentRequest(row: RequestRow): ExtensionRequest {
  const { id, state, dueOnThen, dueOn, reason, author, grantedDueOn, decider, words } = row
  const { recordId, recordKind, recordNumber, recordDate } = row
  const hasRecord = recordId !== null && recordKind !== null && recordNumber !== null && recordDate !== null
  return {
    id,
    state,
    dueOnThen,
    dueOn,
    reason,
    record: hasRecord ? { id: recordId, kind: recordKind, number: recordNumber, date: recordDate } : null,
    author,
    askedAt: row.askedAt.toISOString(),
    grantedDueOn,
    decider,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    words,
  }
}

/** A request in a list, with what the reader may do with it. */
export function presentListed(row: ListedRow, actor: Actor): ListedRequest {
  const { code, text, deadlineText, originalDueOn, leadPath, ownerPath } = row
  const organization = { id: row.organizationId, name: row.organizationName, shortName: row.organizationShortName }
  const place = { leadPath, ownerPath, giverPath: row.giverPath }
  return {
    ...presentRequest(row),
    duty: { id: row.dutyId, code, text, deadlineText, originalDueOn, organization },
    can: { decide: canExtendDuty(actor, place), withdraw: canUpdateDuty(actor, place) },
  }
}

/** What was granted, as it leaves the server. */
export function presentGranted(row: Awaited<ReturnType<typeof listGranted>>[number]): z.infer<typeof GrantedExtension> {
  const { id, grantedOn, dueOn, reason, author, requestId } = row
  return { id, grantedOn, dueOn, reason, author, requestId }
}
