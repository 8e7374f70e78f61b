import type { FailureCode } from '../lib/failure.ts'
import { type SentenceParams, shownDate } from './sentence.ts'

/** What happened, where, and what to do: one sentence for every way a call can fail. */
export const enProblems: Record<FailureCode, (params: SentenceParams) => string> = {
  'network.offline': () => 'The server cannot be reached. Check the network and try again.',
  'answer.unreadable': () =>
    'The server gave an unexpected answer. Reload the page; if it stays, tell the administrator.',
  'request.invalid': () => 'What was sent is not valid. Check the fields.',
  'auth.required': () => 'The session has ended. Sign in again to go on.',
  'auth.failed': () => 'E-mail or password is wrong. Check both and try again.',
  'access.denied': () => 'You have no right to this. Ask the reform focal officer if you need it.',
  'request.not-found': () => 'The server has no such address.',
  'plan.not-found': () => 'The plan was not found. It may have been removed or you may not read it.',
  'duty.not-found': () => 'The duty was not found. It may have been removed or you may not read it.',
  'organization.not-found': () => 'The organization was not found.',
  'record.not-found': () => 'The record is not in the register.',
  'import.not-found': () => 'The import was not found.',
  'plan.not-draft': () => 'The plan is no draft any more and cannot be issued again. Reload to see its state.',
  'plan.not-issued': () => 'The plan is not issued. Issue it first.',
  'plan.without-tasks': () => 'The plan has no tasks to give. Check the imported file.',
  'plan.lead-unresolved': () => 'Some leads are no known organization. Map the names, then issue.',
  'plan.year-unknown': () => 'The year of the plan is not known. Write it into the title of the file and import again.',
  'import.empty-file': () => 'The file is empty. Choose another one.',
  'import.unknown-kind': () => 'This kind of file cannot be read yet. Use Word, Excel, PDF or plain text.',
  'import.unreadable': () =>
    'The file cannot be read: it is broken or has a password. Save it again and import once more.',
  'import.without-tasks': () => 'The file has no tasks. Check that it is the plan with its appendix.',
  'import.too-large': () => 'The file is too large. Split off the appendix or shrink its pictures, then import again.',
  'duty.changed-meanwhile': () => 'Somebody else has just updated this duty. See what is new, then record again.',
  'duty.update-in-future': (params) => `${shownDate(params, 'on')} is after today. Correct the date.`,
  'duty.update-before-last': (params) =>
    `${shownDate(params, 'on')} is before the latest update (${shownDate(params, 'last')}). Correct the date.`,
  'duty.update-not-allowed': () => 'The duty does not take this update in its present status. Reload to see it.',
  'duty.progress-out-of-range': () => 'Progress must be from 0 to 100.',
  'duty.record-required': () => 'Done needs a record as evidence: kind, number, date, abstract.',
  'record.duplicate': () => 'This record is in the register already. Choose “In the register” and search its number.',
  'request.too-many': () => 'Too fast. Wait a minute and try again.',
  'server.error': () => 'The server failed; nothing was written. Try again in a few minutes.',
  'server.not-ready': () => 'The service is starting. Try again in a few seconds.',
}
