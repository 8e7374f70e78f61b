import type { HistoryEntry } from '@dondoc/contract/duty-history'
import { dateText } from '../../lib/format.ts'
import type { GivingWords } from '../../messages/giving.vi.ts'

/** Kinds of entries that one may want to see alone. */
export const HISTORY_FILTERS = ['all', 'update', 'comment', 'giving', 'urging'] as const

export type HistoryFilter = (typeof HISTORY_FILTERS)[number]

/** The filter that an entry belongs to. */
export function filterOfEntry(entry: HistoryEntry): Exclude<HistoryFilter, 'all'> {
  if (entry.kind === 'letter' || entry.kind === 'escalated') return 'urging'
  return entry.kind === 'update' || entry.kind === 'comment' ? entry.kind : 'giving'
}

/** An entry of the history as an official reads it aloud. */
export function sentenceOf(entry: HistoryEntry, { history: words }: GivingWords): string {
  const who = entry.author ?? '…'
  switch (entry.kind) {
    case 'given':
      return words.given[entry.as](entry.organization.name, entry.dueOn && dateText(entry.dueOn))
    case 'update':
      return entry.update.kind === 'progress'
        ? words.said.progress(who, entry.update.progress)
        : words.said[entry.update.kind](who)
    case 'awaited':
      return words.awaited(entry.organization.name, entry.code)
    case 'extended':
      return words.extended(dateText(entry.dueOn))
    case 'extension-asked':
      return words.extensionAsked(who, dateText(entry.dueOn))
    case 'extension-closed':
      return words.extensionClosed[entry.state](who)
    case 'event':
      return words.event(entry.words, entry.dueOn && dateText(entry.dueOn))
    case 'letter':
      return words.letter(entry.number)
    case 'escalated':
      return words.escalated[entry.step](entry.told.join(', '))
    case 'passed':
      return (entry.byReorganization ? words.passedByTree : words.passed)(entry.from.name, entry.to.name)
    case 'assigned':
      return entry.person === null ? words.unassigned(who) : words.assigned(who, entry.person)
    case 'part':
      return words.part(entry.organization.name, entry.dueOn && dateText(entry.dueOn))
    case 'comment':
      return (entry.comment.correctsId === null ? words.comment : words.correction)(who)
  }
}
