import type { AmendWords } from './amend.vi.ts'
import { many } from './many.ts'

/** Amending an issued plan, in English. */
export const amendEn: AmendWords = {
  open: 'Amend at this row',
  title: 'Amend the plan',
  explain: 'An issued plan is amended on the ground of a document only. Duties under way keep their history.',
  act: 'What to do',
  acts: { change: 'Change', add: 'Add behind this row', drop: 'Drop' },
  fields: {
    text: 'Task',
    productText: 'Product',
    leadText: 'Lead',
    coordinatorText: 'Coordinators',
    deadlineText: 'Deadline',
    note: 'Note',
  },
  textMissing: 'Write the task.',
  basis: 'Document',
  basisExample: 'Quyết định số 12/QĐ-SYT ngày 28/02/2026',
  basisMissing: 'Write kind, number and date of the document.',
  on: 'In force from',
  preview: 'Preview',
  apply: 'Apply',
  effects: 'What will happen',
  nothing: 'Nothing differs from the plan.',
  duties: {
    kept: (count) => `${many(count, 'duty', 'duties')} unchanged`,
    moved: (count) => `${many(count, 'duty', 'duties')} with another due date`,
    stopped: (count) => `${many(count, 'duty', 'duties')} stopped, history kept`,
    added: (count) => `${many(count, 'new duty', 'new duties')}`,
  },
  done: (count) => `${many(count, 'row')} of the plan amended.`,
  history: 'Amendments',
  kinds: { added: 'Added', changed: 'Changed', dropped: 'Dropped' },
  byFile: 'By an amended file',
  since: (day) => `from ${day}`,
}
