import { numberText } from '../lib/format.ts'
import type { AuditWords } from './audit.vi.ts'
import { many } from './many.ts'
import { organizationKindsEn } from './organization-kinds.ts'

/** The sentences of the audit trail in English. */
export const auditEn: AuditWords = {
  title: 'Audit trail',
  lead: 'Every change, every look at personal data and every refusal, newest first. Nobody can change or delete it.',
  word: 'entries',
  search: 'Search by who did it',
  filters: {
    sort: 'Sort of act',
    sorts: { change: 'Changes', read: 'Personal data read or exported', refused: 'Refused' },
    action: 'All acts',
    actions: 'Act',
    subject: 'All things',
    subjects: 'Thing',
    from: 'From day',
    to: 'To day',
    ip: 'Network address',
    person: (name) => `By and about ${name}`,
    personUnknown: 'one person',
    dropPerson: 'Drop the condition on this person',
  },
  columns: { at: 'When', actor: 'Who', action: 'Act', subject: 'Thing', from: 'From where', sequence: 'No.' },
  standingIn: (names) => `standing in for ${names}`,
  bySystem: 'System',
  noPlace: 'On the server',
  emptyTitle: 'No entry matches',
  emptyText: 'Drop a condition or choose a longer period.',
  chain: {
    title: 'Chain of entries',
    check: 'Check the chain',
    again: 'Check again',
    checking: 'Recomputing the chain from its first entry…',
    explain: 'Each entry carries the mark of the one before. The check recomputes all and names the first one changed.',
    whole: (count) => (count === 0 ? 'There is no entry yet.' : `The chain is whole up to entry ${numberText(count)}.`),
    broken: {
      missing: (sequence) => `The chain is broken: entry ${numberText(sequence)} is missing. It was deleted.`,
      changed: (sequence) => `The chain is broken: entry ${numberText(sequence)} was changed after it was written.`,
      'wrong-predecessor': (sequence) =>
        `The chain is broken: entry ${numberText(sequence)} does not follow the one before it.`,
    },
    open: 'Open this entry',
    advice: 'Leave the server and the latest backup as they are, and tell who is responsible for information security.',
  },
  entry: {
    title: (sequence) => `Entry ${numberText(sequence)}`,
    loading: 'Entry',
    changes: 'Content',
    field: 'Field',
    before: 'Before',
    after: 'After',
    value: 'Value',
    none: 'This act carries no change of content.',
    nothing: 'nothing',
    sameSubject: 'Other acts on this thing',
    samePerson: 'Other acts by and about this person',
  },
  history: {
    title: 'History',
    empty: 'Nothing is on record yet.',
    all: (count) => `See all ${many(count, 'entry', 'entries')} in the audit trail`,
  },
  yes: 'yes',
  no: 'no',
  values: organizationKindsEn,
}
