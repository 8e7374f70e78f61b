import { numberText } from '../lib/format.ts'
import type { DutyViewWords } from './duty-views.vi.ts'
import { many } from './many.ts'

const duties = (count: number) => many(count, 'duty', 'duties')

/** The list of duties looked at as a board, a calendar, a heat map and a timeline, in English. */
export const dutyViewsEn: DutyViewWords = {
  views: 'View of the list',
  view: { list: 'List', board: 'Board', calendar: 'Calendar', heat: 'Heat map', timeline: 'Timeline' },
  print: 'Print',
  more: (count) => `Show more (${numberText(count)} left)`,
  loadingMore: 'Loading more…',
  none: 'No duties',
  update: 'Update',
  updateOf: (code) => `Update ${code}`,
  columnList: 'duties, open the list',
  boardFinding: (overdue, total) =>
    overdue === 0 ? `None of ${duties(total)} is overdue` : `${numberText(overdue)} of ${duties(total)} overdue`,
  calendar: {
    month: (month) => `Month ${month}`,
    before: 'Previous month',
    after: 'Next month',
    today: 'This month',
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    weekdaysShort: ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'],
    rest: 'Day off',
    now: 'Day looked at',
    day: (date, count, overdue) =>
      `${date}: ${duties(count)} due${overdue > 0 ? `, ${numberText(overdue)} overdue` : ''}`,
    count: duties,
    finding: (month, count, overdue) =>
      count === 0
        ? `Nothing is due in ${month}`
        : `${month}: ${duties(count)} due${overdue > 0 ? `, ${numberText(overdue)} overdue` : ''}`,
    moreOfDay: (count) => `and ${numberText(count)} more`,
  },
  heat: {
    measure: 'Number in a cell',
    overdue: 'Overdue',
    share: 'Share done on time',
    organization: 'Organization',
    year: (year) => `${year}`,
    before: 'Previous year',
    after: 'Next year',
    monthShort: (month) => `M${month}`,
    sum: 'Year',
    itself: (name) => `${name} (directly)`,
    cell: (name, month, value, total) => `${name}, ${month}: ${value} of ${duties(total)} due`,
    overdueOf: (count) => (count === 0 ? 'none overdue' : `${numberText(count)} overdue`),
    shareOf: (share) => `${share} on time`,
    finding: (name, month, count) => `${name} has most overdue in ${month} (${numberText(count)})`,
    findingMany: (cells) => `Overdue duties in ${many(cells, 'cell')}`,
    findingNone: (year) => `Nothing due in ${year} is overdue`,
    empty: (year) => `Nothing is due in ${year}.`,
    more: (count) => `Show ${many(count, 'more organization')}`,
    legend: 'The darker a cell, the more it needs attention; its number says the same. Empty: nothing due.',
  },
  timeline: {
    zoom: 'Zoom',
    zooms: { month: 'Month', quarter: 'Quarter', year: 'Year' },
    today: 'Day looked at',
    task: 'Task',
    marks: { due: 'Due', extended: 'Extended to', delivered: 'Done', checkpoint: 'Checkpoint' },
    window: 'Time of work',
    times: (count) => (count > 1 ? ` (${duties(count)})` : ''),
    done: (done, total) => `${numberText(done)}/${numberText(total)} done`,
    overdue: (count) => `${numberText(count)} overdue`,
    duties,
    noDue: 'No due date yet',
    finding: (late, total) =>
      late === 0
        ? `None of ${many(total, 'row')} of plans has overdue duties`
        : `${numberText(late)} of ${many(total, 'row')} of plans have overdue duties`,
    cut: (shown, total) => `Showing ${numberText(shown)} of ${many(total, 'row')}. Choose a plan or filter to see all.`,
    noArea: 'No area',
    legend: 'Legend',
  },
}
