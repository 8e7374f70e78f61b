import { numberText } from '../lib/format.ts'
import { many } from './many.ts'
import type { OverviewWords } from './overview.vi.ts'

/** The overview by branch, in English. */
export const overviewEn: OverviewWords = {
  whole: 'Everything',
  itself: (name) => `${name} (directly)`,
  listOf: (name) => `List of duties: ${name}`,
  branch: 'Organization',
  share: 'Status',
  sum: 'Total',
  onTime: 'On time',
  overdue: 'Overdue',
  toConfirm: 'To confirm',
  find: 'Find an organization',
  sortBy: (column) => `Sort by ${column.toLowerCase()}`,
  none: 'No organization fits.',
  more: (count) => `Show ${many(count, 'more organization')}`,
  awaited: 'Waiting for the coordinators:',
  byReason: 'By reason of delay',
  findingReason: (reason, count) => `Most frequent reason of delay: ${reason} (${numberText(count)})`,
  findingReasons: (count) => `${many(count, 'reason')} of delay given, none of them more often`,
  findingSilent: (count) => `${many(count, 'overdue duty', 'overdue duties')} without a reason`,
  findingNoReason: 'Nothing is overdue or stopped',
}
