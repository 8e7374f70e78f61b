import type { EventFacts, TriggerEvent } from '@dondoc/contract/trigger-events'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { dateText, parseDate, standingAlone } from '../../lib/format.ts'
import type { PickedRecord } from '../extensions/RecordPicker.tsx'

/** The form of an act, as typed. */
export interface EventDraft {
  readonly words: string
  readonly on: string
  readonly effectiveOn: string
  readonly countedFrom: 'on' | 'effective'
  readonly dueOn: string
  readonly record: PickedRecord | null
}

export type DraftErrors = Partial<Record<'words' | 'on' | 'effectiveOn' | 'dueOn', 'missing' | 'day'>>

/** An empty form; the words that most of the waiting plans use are a beginning, as a name is written. */
export const emptyDraft = (words: string): EventDraft => ({
  words: standingAlone(words),
  on: '',
  effectiveOn: '',
  countedFrom: 'on',
  dueOn: '',
  record: null,
})

/** The form of an act that is corrected. */
export const draftOf = (event: TriggerEvent): EventDraft => ({
  words: event.words,
  on: dateText(event.on),
  effectiveOn: event.effectiveOn ? dateText(event.effectiveOn) : '',
  countedFrom: event.countedFrom,
  dueOn: event.dueOn ? dateText(event.dueOn) : '',
  record: event.record,
})

/** Reads the form: the facts, or what is missing where. `dueRequired`: nothing else says when the duties are due. */
export function readDraft(
  draft: EventDraft,
  today: PlainDate,
  dueRequired: boolean,
): { readonly facts: EventFacts } | { readonly errors: DraftErrors } {
  const day = (text: string) => (text.trim() === '' ? null : parseDate(text, today))
  const isWrong = (text: string) => text.trim() !== '' && parseDate(text, today) === null
  const [on, effectiveOn, dueOn] = [day(draft.on), day(draft.effectiveOn), day(draft.dueOn)]
  const errors: DraftErrors = {
    ...(draft.words.trim() === '' ? { words: 'missing' } : {}),
    ...(on === null ? { on: 'day' } : {}),
    ...(isWrong(draft.effectiveOn) ? { effectiveOn: 'day' } : {}),
    ...(draft.countedFrom === 'effective' && draft.effectiveOn.trim() === '' ? { effectiveOn: 'missing' } : {}),
    ...(isWrong(draft.dueOn) ? { dueOn: 'day' } : {}),
    ...(dueRequired && draft.dueOn.trim() === '' ? { dueOn: 'missing' } : {}),
  }
  if (on === null || Object.keys(errors).length > 0) return { errors }
  const { countedFrom, record } = draft
  return { facts: { words: draft.words.trim(), on, effectiveOn, countedFrom, dueOn, recordId: record?.id ?? null } }
}
