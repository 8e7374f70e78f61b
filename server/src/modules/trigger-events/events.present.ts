import type { TriggerEvent, WaitingDuty, WaitingGroup } from '@dondoc/contract/trigger-events'
import { groupTriggers } from '@dondoc/domain/calendar/group-triggers'
import type { EventRow, TriggeredDuty } from './events.store.ts'

/** An act as it leaves the server. */
export function presentEvent(row: EventRow, dutyCount: number, can: TriggerEvent['can']): TriggerEvent {
  const { id, words, on, effectiveOn, countedFrom, dueOn, version, author, withdrawnAt, withdrawnBy } = row
  const { recordId, recordKind, recordNumber, recordDate } = row
  const hasRecord = recordId !== null && recordKind !== null && recordNumber !== null && recordDate !== null
  return {
    id,
    words,
    on,
    effectiveOn,
    countedFrom,
    dueOn,
    record: hasRecord ? { id: recordId, kind: recordKind, number: recordNumber, date: recordDate } : null,
    version,
    registeredAt: row.registeredAt.toISOString(),
    author,
    dutyCount,
    withdrawn:
      withdrawnAt === null
        ? null
        : { at: withdrawnAt.toISOString(), by: withdrawnBy ?? '', reason: row.withdrawnReason ?? '' },
    can,
  }
}

function presentWaiting(duty: TriggeredDuty): WaitingDuty {
  const { id, code, text, planId, planCode, deadlineText, waitingWords, deadline } = duty
  const after = deadline?.kind === 'after-event' ? deadline : null
  return {
    id,
    code,
    text,
    plan: { id: planId, code: planCode },
    organization: { id: duty.organizationId, name: duty.organizationName, shortName: duty.organizationShortName },
    deadlineText,
    waitingWords: waitingWords ?? deadlineText ?? '',
    withinDays: after?.within_days ?? null,
    workingDays: after?.workingDays === true,
  }
}

/** Waiting duties, together where they seem to wait for the same act; the largest group first. */
export function presentGroups(duties: readonly TriggeredDuty[]): WaitingGroup[] {
  const waiting = duties.map((duty) => {
    const shown = presentWaiting(duty)
    return { id: duty.id, kind: duty.waitingKind ?? 'event', words: shown.waitingWords, duty: shown }
  })
  return groupTriggers(waiting)
    .flatMap(({ kind, words, items }) =>
      kind === 'occurrence' ? [] : [{ kind, words, duties: items.map(({ duty }) => duty) }],
    )
    .sort((a, b) => b.duties.length - a.duties.length)
}
