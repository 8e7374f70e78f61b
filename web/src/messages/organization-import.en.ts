import { numberText } from '../lib/format.ts'
import { many } from './many.ts'
import type { OrganizationImportWords } from './organization-import.vi.ts'

/** The sentences of loading organizations from a table in English. */
export const organizationImportEn: OrganizationImportWords = {
  title: 'Import organizations from a file',
  lead: 'The file is checked first and written only when every row is right. The same file again changes nothing.',
  parent: 'Rows without a superior stand below',
  parentHint: 'The top of the tree where empty',
  from: 'Rows without a day exist since',
  dateError: 'Write the day as 31/7/2025.',
  drop: 'Drop the file here',
  choose: 'Choose a file',
  accepts: 'XLSX or CSV with headings in any order; only the column “Tên” is required.',
  template: 'Get the template',
  provinces: 'Load the 34 provinces',
  provincesHint:
    'The 34 provinces with their numbers of communes, for the system of the central government. A note marks figures nobody confirmed.',
  provincesSave: 'Save this list',
  checking: (name) => `Checking ${name}…`,
  file: (name, rows) => `${name}: ${many(rows, 'row')}`,
  another: 'Choose another file',
  emptyTitle: 'The file has no rows',
  emptyText: 'There are headings but no organizations. Fill in the template and choose it again.',
  wrong: (places, rows, all) =>
    `${many(places, 'mistake')} in ${many(rows, 'row')} of ${numberText(all)}. Nothing was written. Correct these rows in the file and choose it again.`,
  saveWrong: 'Save the wrong rows (XLSX)',
  saving: 'Making the file…',
  allReasons: (count) => `All (${count})`,
  reason: (name, count) => `${name} (${count})`,
  columns: { row: 'Row', column: 'Column', value: 'Says', reason: 'Reason and remedy' },
  empty: 'empty',
  right: (added, changed, same) =>
    `Every row is right. ${numberText(added)} will be added, ${numberText(changed)} changed, ${numberText(same)} left as they are.`,
  nothing: 'Nothing changes. All organizations of the file are there already, just so.',
  load: 'Load all',
  loaded: (added, changed) => `Loaded: ${numberText(added)} added, ${numberText(changed)} changed.`,
  toTree: 'See the tree',
  notAllowed: 'Importing organizations is for administrators.',
  reasons: {
    'row.name-missing': { short: 'No name', text: 'The name is missing. Write it in the column “Tên”.' },
    'row.code-invalid': {
      short: 'Code of another form',
      text: 'The code has another form. Write it as H38.10, or leave it empty.',
    },
    'row.code-twice': { short: 'Code twice', text: 'An earlier row has this code. Correct one of them.' },
    'row.twice': { short: 'Row twice', text: 'An earlier row is about the same organization. Drop one.' },
    'row.kind-unknown': {
      short: 'Unknown type',
      text: 'The type is unknown. Write one of the sheet “Loại” of the template.',
    },
    'row.parent-missing': { short: 'No superior', text: 'The superior is missing. Write its code or name.' },
    'row.parent-unknown': {
      short: 'Unknown superior',
      text: 'The superior is neither in the system nor in the file. Check its name or code.',
    },
    'row.parent-ambiguous': {
      short: 'Superior unclear',
      text: 'Several have this name. Write the code, or a path “Sở Y tế > Văn phòng”.',
    },
    'row.parent-loop': { short: 'Loop', text: 'By the superiors it stands below itself. Correct one of the rows.' },
    'row.date-invalid': { short: 'Not a day', text: 'This is no day. Write it as 01/7/2025.' },
    'row.dates-reversed': { short: 'Days reversed', text: 'The last day lies before the first. Correct one.' },
    'row.number-invalid': {
      short: 'Not valid',
      text: '“Số xã” takes a number, “Ban hành kế hoạch” takes Có or Không.',
    },
    'row.alias-taken': {
      short: 'Other name taken',
      text: 'A unit of the same superior answers to this name. Drop it on one side.',
    },
    'row.name-taken': {
      short: 'Name taken',
      text: 'The same superior has another unit of this name. Correct the name, or the code if it is the same one.',
    },
    'row.not-allowed': {
      short: 'Not allowed',
      text: 'You do not administer this branch. Drop the row or ask the administrator above.',
    },
    'row.reorganization': {
      short: 'A reorganization',
      text: 'A new superior or an end is a reorganization, for open work passes. Take it out of the file.',
    },
  },
}
