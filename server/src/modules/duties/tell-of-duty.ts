import type { NewUpdate } from '@dondoc/contract/duties'
import type { AuditActor } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { type Message, type Receiver, tell, tellAll } from '../notifications/index.ts'
import { type DutyRecord, findWords, listOpenWords } from './duty-detail.store.ts'

/** Who owes it: the people of the organization, and the one it is assigned to. */
const owers = ({ organizationId, assigneeId }: Pick<DutyRecord, 'organizationId' | 'assigneeId'>): Receiver[] => [
  { organizationId, roles: ['unit-head', 'staff', 'focal'] },
  ...(assigneeId === null ? [] : [{ accountId: assigneeId }]),
]

/** Who gave it and judges it. */
const givers = ({ issuerId }: DutyRecord): Receiver[] => [{ organizationId: issuerId, roles: ['focal'], orAbove: true }]

/** What the other side hears of; that work goes on it sees when it looks. */
const TOLD: ReadonlySet<NewUpdate['kind']> = new Set([
  'delivered',
  'declined',
  'confirmed',
  'returned',
  'stopped',
  'resumed',
])

/** Tells the other side what was said of a duty: the office of a completion or a return, the unit of a judgement. */
export async function tellOfUpdate(
  trx: Trx,
  by: AuditActor,
  duty: DutyRecord,
  said: { readonly id: string; readonly update: Pick<NewUpdate, 'kind' | 'text'>; readonly now: Date },
): Promise<void> {
  const { kind, text: typed } = said.update
  if (!TOLD.has(kind)) return
  const { text, organization } = await findWords(trx, duty)
  const words = { code: duty.code, text }
  const reason = typed || null
  const common = { about: { kind: 'duty', id: duty.id }, cause: said.id, at: said.now } as const
  switch (kind) {
    case 'delivered':
      // Only what the plan asks is confirmed.
      if (duty.role !== 'lead') return
      await tell(trx, by, { ...common, kind: 'duty.delivered', data: { ...words, organization }, to: givers(duty) })
      return
    case 'declined':
      await tell(trx, by, {
        ...common,
        kind: 'duty.declined',
        data: { ...words, organization, reason: reason ?? '' },
        to: givers(duty),
      })
      return
    case 'confirmed':
      await tell(trx, by, { ...common, kind: 'duty.confirmed', data: words, to: owers(duty) })
      return
    case 'returned':
      await tell(trx, by, { ...common, kind: 'duty.returned', data: { ...words, reason }, to: owers(duty) })
      return
    case 'stopped':
      await tell(trx, by, { ...common, kind: 'duty.stopped', data: { ...words, reason }, to: owers(duty) })
      return
    case 'resumed':
      await tell(trx, by, { ...common, kind: 'duty.resumed', data: { ...words, reason }, to: owers(duty) })
      return
    default:
      return
  }
}

/** Tells those who owe open duties, and the people they are assigned to, that what is asked or by which day has changed. */
export async function tellChanged(
  trx: Trx,
  by: AuditActor,
  ids: readonly string[],
  occasion: { readonly cause: string; readonly now: Date },
): Promise<void> {
  const messages = (await listOpenWords(trx, by.tenantId, ids)).map((duty): Message<'duty.changed'> => {
    const { id, code, text, dueOn } = duty
    return {
      kind: 'duty.changed',
      about: { kind: 'duty', id },
      data: { code, text, dueOn },
      to: owers(duty),
      cause: occasion.cause,
      at: occasion.now,
    }
  })
  await tellAll(trx, by, messages)
}

/** Tells a person that a duty is now theirs to do. */
export async function tellAssigned(
  trx: Trx,
  by: AuditActor,
  duty: DutyRecord,
  accountId: string,
  now: Date,
): Promise<void> {
  const { text } = await findWords(trx, duty)
  await tell(trx, by, {
    kind: 'duty.assigned',
    about: { kind: 'duty', id: duty.id },
    data: { code: duty.code, text, dueOn: duty.dueOn },
    to: [{ accountId }],
    // Assigned, taken back and assigned again: told again.
    cause: now.toISOString(),
    at: now,
  })
}

const SHOWN_LETTERS = 200

/** Tells those who are named in a comment, and the person who does the duty. */
export async function tellCommented(
  trx: Trx,
  by: AuditActor,
  duty: DutyRecord,
  comment: { readonly id: string; readonly text: string; readonly namedIds: readonly string[]; readonly now: Date },
): Promise<void> {
  const { text } = await findWords(trx, duty)
  const { id: cause, namedIds, now: at } = comment
  const words = comment.text.length > SHOWN_LETTERS ? `${comment.text.slice(0, SHOWN_LETTERS)}…` : comment.text
  const message = { about: { kind: 'duty', id: duty.id }, data: { code: duty.code, text, words }, cause, at } as const
  await tell(trx, by, { ...message, kind: 'duty.mentioned', to: namedIds.map((accountId) => ({ accountId })) })
  if (duty.assigneeId === null || namedIds.includes(duty.assigneeId)) return
  await tell(trx, by, { ...message, kind: 'duty.commented', to: [{ accountId: duty.assigneeId }] })
}
