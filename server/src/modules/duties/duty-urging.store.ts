import type { HistoryEntry } from '@dondoc/contract/duty-history'
import { businessDay } from '../../lib/clock.ts'
import type { Reader } from '../../lib/db.ts'

/** Requests for a later day, and how those ended that were not granted. */
export async function listExtensionRequests(db: Reader, tenantId: string, dutyId: string): Promise<HistoryEntry[]> {
  const rows = await db
    .selectFrom('extension_request')
    .select(['id', 'dueOn', 'reason', 'author', 'askedAt', 'state', 'decider', 'decidedAt', 'words'])
    .where('tenantId', '=', tenantId)
    .where('dutyId', '=', dutyId)
    .orderBy('askedAt')
    .execute()
  return rows.flatMap(({ id, dueOn, reason, author, askedAt, state, decider, decidedAt, words }): HistoryEntry[] => {
    const asked = { id, on: businessDay(askedAt), at: askedAt.toISOString(), author, dueOn, reason }
    return [
      { kind: 'extension-asked', ...asked },
      ...(decidedAt !== null && (state === 'refused' || state === 'withdrawn')
        ? [
            {
              kind: 'extension-closed' as const,
              ...{ id, on: businessDay(decidedAt), at: decidedAt.toISOString(), author: decider ?? author },
              ...{ state, words },
            },
          ]
        : []),
    ]
  })
}

/** The act that its deadline waited for, on the day from which it counts. */
export async function listEvents(db: Reader, tenantId: string, dutyId: string): Promise<HistoryEntry[]> {
  const rows = await db
    .selectFrom('duty as d')
    .innerJoin('trigger_event as e', (join) =>
      join.onRef('e.tenantId', '=', 'd.tenantId').onRef('e.id', '=', 'd.eventId'),
    )
    .select(['e.id', 'e.words', 'e.author', 'e.registeredAt', 'd.happenedOn', 'd.originalDueOn'])
    .where('d.tenantId', '=', tenantId)
    .where('d.id', '=', dutyId)
    .execute()
  return rows.map(({ id, words, author, registeredAt, happenedOn, originalDueOn }) => ({
    kind: 'event',
    id,
    on: happenedOn ?? businessDay(registeredAt),
    at: registeredAt.toISOString(),
    author,
    words,
    dueOn: originalDueOn,
  }))
}

/** Urging letters that named it, and the steps of the ladder that it came to. */
export async function listUrging(db: Reader, tenantId: string, dutyId: string): Promise<HistoryEntry[]> {
  const letters = await db
    .selectFrom('urging_letter_duty as named')
    .innerJoin('urging_letter as l', (join) =>
      join.onRef('l.tenantId', '=', 'named.tenantId').onRef('l.id', '=', 'named.letterId'),
    )
    .select(['l.id', 'l.number', 'l.date', 'l.recordId', 'l.sentAt', 'l.sentBy'])
    .where('named.tenantId', '=', tenantId)
    .where('named.dutyId', '=', dutyId)
    .where('l.sentAt', 'is not', null)
    .execute()
  const steps = await db
    .selectFrom('duty_escalation')
    .select(['id', 'step', 'on', 'at', 'told'])
    .where('tenantId', '=', tenantId)
    .where('dutyId', '=', dutyId)
    .execute()
  return [
    ...letters.flatMap(({ id, number, date, recordId, sentAt, sentBy }): HistoryEntry[] =>
      number === null || date === null || recordId === null
        ? []
        : [{ kind: 'letter', id, on: date, at: sentAt?.toISOString() ?? null, author: sentBy, recordId, number }],
    ),
    ...steps.map(({ id, step, on, at, told }): HistoryEntry => {
      return { kind: 'escalated', id, on, at: at.toISOString(), author: null, step, told: [...told] }
    }),
  ]
}
