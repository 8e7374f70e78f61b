import type { evidenceProblemsVi } from './evidence-problems.vi.ts'
import { type SentenceParams, shownDate, shownName, sizeText } from './sentence.ts'

const textOf = (params: SentenceParams, name: string): string => String(params[name] ?? '…')

const listText = (params: SentenceParams, name: string): string => {
  const list = params[name]
  return Array.isArray(list) && list.length > 0 ? list.map((one) => `“${String(one)}”`).join(', ') : '…'
}

const nameOf = (params: SentenceParams): string => shownName(params, 'name', 'The file')

/** Refusals of records and their files, in English. */
export const evidenceProblemsEn: typeof evidenceProblemsVi = {
  'file.empty': (params) => `${nameOf(params)} is empty. Choose another file.`,
  'file.too-large': (params) =>
    `Files above ${sizeText(params, 'limitBytes')} are not taken. Scan at a lower resolution or split the file.`,
  'file.kind-unknown': (params) =>
    `${nameOf(params)} is no kind of file that can serve as evidence. Use PDF, Word, Excel or a picture.`,
  'file.kind-mismatch': (params) =>
    `The name of ${nameOf(params)} does not fit what is inside (${String(params['found'] ?? 'another kind')}). Save it again as the right kind.`,
  'file.unsafe': (params) =>
    `${nameOf(params)} holds a program, a script or macros and is not taken. Save it as PDF or without macros.`,
  'file.locked': (params) => `${nameOf(params)} is locked with a password. Remove the password and send it again.`,
  'file.other-database': () =>
    'The folder of files on the server belongs to another database. Files of documents may not open, and unused files are not removed. Ask who runs the server to check DATA_DIR and DATABASE_URL: each database has a data folder of its own. If the other database is gone for good, delete files/owner in the data folder; files that this database does not use are then removed.',
  'file.disk-full': () =>
    'The server is running out of space and takes no more files. Tell the administrator; what you typed is kept.',
  'file.damaged': (params) =>
    `${nameOf(params)} on the server is no longer what was sent (its checksum differs), so it is not opened. Tell the administrator to restore it from a backup.`,
  'file.not-found': () => 'This record has no such file.',
  'file.withdrawn-already': (params) => `${nameOf(params)} was taken off the record already.`,
  'duty.reason-required': () =>
    'The duty is overdue or stopped: choose the reason; where it is “other”, say which in words.',
  'duty.product-unknown': () => 'A product is no longer in the plan or named twice. Load the duty again, then send.',
  'duty.products-open': (params) =>
    `Products are still owed, so the duty is not done: ${listText(params, 'products')}. Give their records, or say why they are not needed.`,
  'duty.products-complete': () => 'Every product is there. Report the duty as done instead of its progress.',
  'duty.nothing-delivered': () =>
    'All products are said not to be needed. Ask who gave the duty to stop it, where nothing is left to do.',
  'budget.changed-meanwhile': () => 'Somebody else has just decided the budget. Look at it, then decide again.',
  'budget.node-not-found': () => 'There is no such task in the issued plan.',
  'record.other-agency': (params) =>
    `Record ${textOf(params, 'number')} was issued by ${textOf(params, 'issuer')}, neither the lead’s agency nor above it. Choose another, or say why it proves the duty.`,
  'upload.too-much-waiting': () =>
    'Too much has been sent that no form has saved yet. Save the forms that are open and send it again; unused files are removed after a day.',
  'upload.not-found': () => 'The chosen file is no longer on the server. Choose it again, then send.',
  'record.changed-meanwhile': () => 'Somebody else has just corrected this record. Look at it, then go on.',
  'record.date-in-future': (params) =>
    `The date of the document (${shownDate(params, 'date')}) is after today. Correct it.`,
}
