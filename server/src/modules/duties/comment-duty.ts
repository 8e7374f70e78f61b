import { canCommentDuty, canReadDuty } from '@dondoc/domain/access/predicates'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import { Problem } from '../../lib/problem.ts'
import { findDuty } from './duty-detail.store.ts'
import { listPeople, type Person } from './duty-giving.store.ts'
import { findComment, insertComment, listCompanionPaths } from './duty-history.store.ts'
import { placeOf } from './duty-rights.ts'
import { tellCommented } from './tell-of-duty.ts'

/** The people of the organizations that a duty concerns. Throws `duty.not-found`. */
export async function readPeople(trx: Trx, actor: Actor, dutyId: string, today: PlainDate): Promise<Person[]> {
  const { tenantId } = actor
  const duty = await findDuty(trx, tenantId, dutyId)
  if (!duty || !canReadDuty(actor, placeOf(duty))) throw new Problem('duty.not-found', { dutyId })
  const companions = await listCompanionPaths(trx, duty)
  const others = duty.giverPath === null ? companions : [...companions, duty.giverPath]
  return listPeople(trx, tenantId, { orgPath: duty.orgPath, ownerPath: duty.ownerPath, others }, today)
}

/**
 * Writes a comment on a duty, and who is named in it. Nothing is changed: a wrong comment is corrected by a new one of the same
 * person. Throws `duty.not-found`, `access.denied`, `comment.not-found`, `comment.not-own`, `comment.corrected-already`,
 * `duty.person-outside`.
 */
export async function commentDuty(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  request: {
    readonly dutyId: string
    readonly text: string
    readonly mentions?: readonly string[] | undefined
    readonly correctsId?: string | undefined
    readonly today: PlainDate
    readonly now: Date
  },
): Promise<{ id: string }> {
  const { dutyId, text, mentions = [], correctsId, today, now } = request
  const { tenantId } = actor
  const duty = await findDuty(trx, tenantId, dutyId)
  const place = duty && placeOf(duty)
  if (!duty || !place || !canReadDuty(actor, place)) throw new Problem('duty.not-found', { dutyId })
  mustBeAllowed(canCommentDuty(actor, place))
  if (correctsId !== undefined) {
    const corrected = await findComment(trx, tenantId, dutyId, correctsId)
    if (!corrected) throw new Problem('comment.not-found', { commentId: correctsId })
    if (corrected.authorId !== actor.accountId) throw new Problem('comment.not-own')
    if (corrected.corrected) throw new Problem('comment.corrected-already')
  }
  const people = mentions.length === 0 ? [] : await readPeople(trx, actor, dutyId, today)
  const named = [...new Set(mentions)].map((accountId) => {
    const person = people.find(({ id }) => id === accountId)
    if (!person) throw new Problem('duty.person-outside', { accountId })
    return person
  })
  const id = newId()
  await insertComment(trx, tenantId, {
    id,
    dutyId,
    text,
    correctsId: correctsId ?? null,
    at: now,
    authorId: actor.accountId,
    author: actor.name,
    mentions: named,
  })
  await tellCommented(trx, by, duty, { id, text, namedIds: named.map((person) => person.id), now })
  await writeAudit(trx, by, {
    action: 'duty.commented',
    subjectKind: 'duty',
    subjectId: dutyId,
    subject: duty.code,
    after: { commentId: id, correctsId: correctsId ?? null, mentions: named.map((person) => person.name) },
  })
  return { id }
}
