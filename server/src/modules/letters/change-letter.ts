import type { LetterContent } from '@dondoc/contract/letters'
import { canUrge } from '@dondoc/domain/access/predicates'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { tell } from '../notifications/index.ts'
import { findOrganization } from '../organizations/index.ts'
import { addRecord, attachUploads } from '../records/index.ts'
import { deleteLetter, type LetterDutyRow, type LetterRecord, lockLetter, updateLetter } from './letters.store.ts'
import { mustFindLetter } from './show-letters.ts'

/** The draft that the actor may change, locked. Throws `letter.not-found`, `access.denied`, `letter.sent-already`. */
async function mustLockDraft(
  trx: Trx,
  actor: Actor,
  letterId: string,
): Promise<{ letter: LetterRecord; duties: LetterDutyRow[] }> {
  await lockLetter(trx, actor.tenantId, letterId)
  const found = await mustFindLetter(trx, actor, letterId)
  mustBeAllowed(canUrge(actor, found.letter.orgPath))
  if (found.letter.number !== null) throw new Problem('letter.sent-already')
  return found
}

const fact = (letter: LetterRecord) => ({
  subjectKind: 'letter' as const,
  subjectId: letter.id,
  subject: letter.content.abstract,
})

/** Changes the words of a draft. Throws as `mustLockDraft`, and `letter.changed-meanwhile` where somebody else was faster. */
export async function changeLetter(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  request: { readonly letterId: string; readonly version: number; readonly content: LetterContent },
): Promise<void> {
  const { letter } = await mustLockDraft(trx, actor, request.letterId)
  if (letter.version !== request.version) throw new Problem('letter.changed-meanwhile', { version: letter.version })
  await updateLetter(trx, letter, { content: request.content })
  await writeAudit(trx, by, {
    action: 'letter.changed',
    ...fact(letter),
    before: letter.content,
    after: request.content,
  })
}

/** Discards a draft. Throws as `mustLockDraft`. */
export async function discardLetter(trx: Trx, actor: Actor, by: AuditActor, letterId: string): Promise<void> {
  const { letter, duties } = await mustLockDraft(trx, actor, letterId)
  await deleteLetter(trx, letter)
  await writeAudit(trx, by, { action: 'letter.discarded', ...fact(letter), before: { duties: duties.length } })
}

/**
 * Records that the signed letter was sent: it enters the register of the agency with its files, stands in the history of each of its duties, and the
 * people of its units are told. Throws as `mustLockDraft`, `letter.changed-meanwhile`, `letter.date-in-future`,
 * `letter.date-before-draft`, `record.duplicate`, `upload.not-found`.
 */
export async function sendLetter(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  request: {
    readonly letterId: string
    readonly version: number
    readonly number: string
    readonly date: PlainDate
    readonly signerName: string
    readonly uploadIds?: readonly string[] | undefined
  },
  at: { readonly today: PlainDate; readonly now: Date },
): Promise<void> {
  const { tenantId } = actor
  const { number, date, signerName, uploadIds = [] } = request
  const { letter, duties } = await mustLockDraft(trx, actor, request.letterId)
  if (letter.version !== request.version) throw new Problem('letter.changed-meanwhile', { version: letter.version })
  if (date > at.today) throw new Problem('letter.date-in-future', { date, today: at.today })
  if (date < letter.asOf) throw new Problem('letter.date-before-draft', { date, asOf: letter.asOf })
  const issuer = await findOrganization(trx, tenantId, letter.issuerId)
  if (issuer === undefined) throw new Problem('organization.not-found', { organizationId: letter.issuerId })
  const abstract = `V/v ${letter.content.abstract}`
  const record = { kind: 'Công văn', number, date, abstract, signer: signerName }
  const recordId = await addRecord(trx, tenantId, issuer, record, { accountId: actor.accountId, name: actor.name })
  await attachUploads(trx, actor, recordId, uploadIds, at.now)
  const content = { ...letter.content, signerName }
  await updateLetter(trx, letter, { content, number, date, recordId, sentAt: at.now, sentBy: actor.name })
  for (const [organizationId, owed] of Map.groupBy(duties, ({ organization }) => organization.id)) {
    await tell(trx, by, {
      kind: 'letter.sent',
      about: { kind: 'letter', id: letter.id },
      data: { number, abstract, organization: owed[0]?.organization.name ?? '', count: owed.length },
      to: [{ organizationId, roles: ['unit-head', 'staff', 'focal', 'leader'], orAbove: true }],
      cause: organizationId,
      at: at.now,
    })
  }
  await writeAudit(trx, by, {
    action: 'letter.sent',
    ...fact(letter),
    after: { number, date, signerName, recordId, files: uploadIds.length },
  })
}
