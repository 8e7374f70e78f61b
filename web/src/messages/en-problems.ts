import type { FailureCode } from '../lib/failure.ts'
import { evidenceProblemsEn } from './evidence-problems.en.ts'
import { ownDue, type SentenceParams, shownDate, shownName, shownNumber } from './sentence.ts'

const numberOf = (params: SentenceParams, name: string): string => {
  const value = params[name]
  return typeof value === 'number' ? String(value) : '…'
}

/** Names of agencies that came with a problem. */
const agencies = (params: SentenceParams): string => {
  const names = Array.isArray(params['agencies']) ? params['agencies'].filter((name) => typeof name === 'string') : []
  return names.length === 0 ? 'an agency' : names.join(', ')
}

/** The first codes of duties that came with a problem. */
const codesText = (params: SentenceParams): string => {
  const codes = Array.isArray(params['codes']) ? params['codes'].filter((code) => typeof code === 'string') : []
  if (codes.length === 0) return '…'
  return codes.length > 5 ? `${codes.slice(0, 5).join(', ')} and ${codes.length - 5} more` : codes.join(', ')
}

/** Seconds to wait, in words. */
const waiting = (params: SentenceParams): string => {
  const seconds = typeof params['seconds'] === 'number' ? params['seconds'] : 60
  return seconds < 60 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`
}

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
  'organization.is-root': () => 'The root can only be renamed; it is not moved, merged, split or closed.',
  'organization.loop': () => 'An organization cannot stand below itself or one of its units. Choose another.',
  'organization.closed': () => 'The organization has ended and cannot be changed. Choose its successor.',
  'organization.parent-not-there': () => 'The superior does not exist on that day. Choose another superior or day.',
  'organization.before-it-existed': () => 'The day is not after the first day of the organization. Correct the day.',
  'organization.changed-later': () => 'A later change of the organization exists. Choose a day from that one on.',
  'organization.change-in-future': () => 'That day has not come. Preview now, make the change on the day.',
  'organization.name-taken': (params) =>
    `Under the same superior stands ${shownName(params, 'other', 'a unit of that name')} already. Choose another name.`,
  'organization.code-taken': (params) =>
    `This identifier code is held by ${shownName(params, 'other', 'another organization')}. Check the code.`,
  'organization.code-invalid': () => 'The identifier code has another form, e.g. H44.10.05. Check the code.',
  'organization.alias-taken': (params) =>
    `The name ${shownName(params, 'words', 'given')} is answered to by ${shownName(params, 'other', 'a unit')} of the same superior. Drop it here or there.`,
  'organization.has-units': () => 'The organization still has units. Choose who takes over, then close it.',
  'organization.too-few': () => 'A merger needs two organizations, a division two different successors.',
  'organization.nothing-changes': () => 'That is how it is already: nothing to change.',
  'organization.has-open-work': () =>
    'The organization still has duties, people or plans under way. Choose who takes over, then close it.',
  'organization.tree-changed': () => 'Somebody has just changed the tree. Preview again, then make the change.',
  'organization.duty-not-open': ({ code }) =>
    `Duty ${typeof code === 'string' ? code : ''} is not owed by this organization any more, or is done. Preview again for the new list.`,
  'organization.change-not-found': () => 'This reorganization was not found.',
  'organizations.unreadable': () => 'The file cannot be read. Use XLSX or CSV as exported from here.',
  'organizations.columns-missing': () => 'The file has no column “Tên”. Use the headings of the exported file.',
  'organizations.rows-wrong': () => 'Some rows are wrong, so nothing was written. Correct them and import again.',
  'record.not-found': () => 'The record is not in the register.',
  'import.not-found': () => 'The import was not found.',
  'plan.not-draft': () => 'The plan is no draft any more and cannot be issued again. Reload to see its state.',
  'plan.superior-not-above': () =>
    'The chosen plan is not one of a superior agency. Choose a plan issued by an agency above this one.',
  'plan.superior-not-issued': () => 'The superior plan is still a draft. Choose it once it is issued.',
  'plan.superior-other-period': () =>
    'The superior plan is of another period. Choose one whose period meets that of this plan.',
  'plan.superior-linked': ({ count }) =>
    `${String(count)} tasks are linked to the superior plan chosen now. Take these links back before you change the plan.`,
  'plan.link-row-not-found': () =>
    'A chosen task is in neither this plan nor the superior plan. Load the page again and choose anew.',
  'plan.not-issued': () => 'The plan is not issued. Issue it first.',
  'plan.changed-meanwhile': () => 'Somebody else has just edited this plan. Reload to see the change, then go on.',
  'plan.nothing-amended': () => 'Nothing differs from the plan. Change something, then apply.',
  'plan.nothing-to-undo': () => 'There is nothing left to undo.',
  'plan.edit-refused': () => 'This cannot be edited so: the place or level does not fit. Choose another way.',
  'plan.paste-without-rows': () =>
    'What was pasted has no rows. Copy whole rows of the table in Word or Excel, then paste.',
  'plan.name-not-found': () => 'This name is no longer in the plan. Reload to see its content.',
  'group.not-found': () => 'The group of organizations was not found.',
  'group.name-taken': () => 'The organization has a group of that name. Choose another name.',
  'group.alias-taken': (params) =>
    `The name ${shownName(params, 'words', 'given')} belongs to the group ${shownName(params, 'name', 'another')}. Drop it here or there.`,
  'group.member-not-there': () => 'A member does not exist on that day. Remove it or change the day.',
  'group.before-it-existed': () => 'The day lies before the group or its last change. Correct the day.',
  'plan.without-tasks': () => 'The plan has no tasks to give. Check the imported file.',
  'plan.lead-unresolved': () => 'Some leads are no known organization. Map the names, then issue.',
  'plan.year-unknown': () => 'The year of the plan is not known. Write it into the title of the file and import again.',
  'import.empty-file': () => 'The file is empty. Choose another one.',
  'import.unknown-kind': () => 'This kind of file cannot be read yet. Use Word, Excel, PDF or plain text.',
  'import.unreadable': () =>
    'The file cannot be read: it is broken or has a password. Save it again and import once more.',
  'import.without-tasks': () => 'The file has no tasks. Check that it is the plan with its appendix.',
  'import.too-large': () => 'The file is too large. Split off the appendix or shrink its pictures, then import again.',
  'import.encrypted': () => 'The file has a password. Remove it and import again.',
  'import.truncated': () => 'The file is cut off. Get the original again and import it.',
  'import.unsafe': () => 'The file contains unsafe parts and was not opened. Save it as a new file and import that.',
  'import.needs-office': () =>
    'The file has an old format and the server has no LibreOffice to open it. Save it as DOCX and import that.',
  'import.too-slow': () => 'Reading the file took too long and was stopped. Import the appendix as a file of its own.',
  'import.interrupted': () => 'Reading the file was interrupted. Import the file again to read it from the start.',
  'import.cancelled': () => 'This import was cancelled. Import the file again if you still need it.',
  'import.already-ended': () => 'This import has ended and can no longer be cancelled.',
  'import.not-ready': () => 'The file is still being read. Wait until it is done.',
  'import.nothing-to-apply': () => 'This amendment was applied before, or the file is no amendment of a plan.',
  'import.page-not-found': () => 'The file has no such page, or this kind of file has no page pictures.',
  'calendar.day-twice': (params) => `${shownDate(params, 'date')} stands twice in the calendar. Remove one.`,
  'calendar.worked-already': (params) =>
    `${shownDate(params, 'date')} is a working day already, so it cannot be worked instead. Check the day.`,
  'duty.checkpoint-twice': (params) => `The checkpoint ${shownDate(params, 'on')} stands twice. Remove one.`,
  'duty.checkpoint-outside': (params) =>
    `The checkpoint ${shownDate(params, 'on')} must lie in the period of the plan (${shownDate(params, 'from')} to ${shownDate(params, 'to')}) and before the due date${ownDue(params, 'of')}.`,
  'event.not-found': () => 'There is no such event.',
  'event.changed-meanwhile': () => 'Somebody else has just changed this event. Reload the page, then change yours.',
  'event.withdrawn-already': () => 'This event was taken back and cannot be changed. Register it again if needed.',
  'event.facts-depend': (params) =>
    `Updates, extensions or completions were recorded since these duties started: ${codesText(params)}. The event cannot be taken back or moved; if its day is wrong, extend the duties.`,
  'event.not-waiting': (params) =>
    `These duties do not wait any more: ${codesText(params)}. Reload the list and choose again.`,
  'event.in-future': (params) =>
    `${shownDate(params, 'on')} is after today. Only what has happened is registered; it may come into force later.`,
  'event.before-issue': (params) =>
    `${shownDate(params, 'on')} is before the duty was given (${shownDate(params, 'issuedOn')}). Correct the day.`,
  'event.due-before': (params) =>
    `The due date ${shownDate(params, 'dueOn')} is before the event (${shownDate(params, 'on')}). Correct one of the days.`,
  'event.due-in-past': (params) => `The due date ${shownDate(params, 'dueOn')} has passed. Choose today or later.`,
  'extension.request-not-found': () => 'There is no such request for an extension.',
  'extension.decided-already': ({ code }) =>
    `The request of ${typeof code === 'string' ? code : 'this duty'} has been decided on or taken back. Reload the page to see how.`,
  'extension.closed': ({ code }) =>
    `${typeof code === 'string' ? code : 'The duty'} is done or stopped, so its due date cannot move.`,
  'extension.without-due-date': ({ code }) =>
    `${typeof code === 'string' ? code : 'The duty'} has no due date yet, so there is nothing to extend.`,
  'extension.after-due': (params) =>
    `The due date ${shownDate(params, 'dueOn')} has passed; it is too late to ask. Give an update with the reason of the delay, or ask the authority to grant an extension by itself.`,
  'extension.not-later': (params) =>
    `The new day must be after the present due date (${shownDate(params, 'dueOn')}). Choose another.`,
  'extension.in-past': (params) =>
    `The new due date must not be before today (${shownDate(params, 'today')}). Choose another.`,
  'extension.after-parent': (params) =>
    `${shownName(params, 'code', 'The part')} belongs to ${shownName(params, 'parent', 'another duty')}, due on ${shownDate(params, 'parentDueOn')}; a part is not due later. Choose a day not after that, or have the duty extended first.`,
  'extension.pending': () =>
    'A request of this duty waits for its decision. Take it back before you ask for another day.',
  'settings.changed-meanwhile': () =>
    'Somebody else has just changed these rules. Reload the page to see them, then change yours; what you typed is still on the screen.',
  'duty.changed-meanwhile': () => 'Somebody else has just updated this duty. See what is new, then record again.',
  'duty.update-in-future': (params) => `${shownDate(params, 'on')} is after today. Correct the date.`,
  'duty.update-before-last': (params) =>
    `${shownDate(params, 'on')} is before the latest update (${shownDate(params, 'last')}). Correct the date.`,
  'duty.update-not-allowed': () => 'The duty does not take this update in its present status. Reload to see it.',
  'duty.progress-out-of-range': () => 'Progress must be from 0 to 100.',
  'duty.record-required': () => 'Done needs a record as evidence: kind, number, date, abstract.',
  'duty.accepted-already': () =>
    'The duty was accepted already; it cannot be accepted or given back again. Reload the page.',
  'duty.declined': () =>
    'The unit gave this duty back and waits for a decision. It can be updated once who gave it has decided.',
  'duty.parts-open': (params) =>
    `${shownNumber(params, 'openParts')} of its parts are not done. Report each as done, or stop what is not needed any more, then report the duty.`,
  'duty.progress-of-parts': () => 'The duty was broken down; its progress is that of its parts. Update the parts.',
  'duty.words-required': () => 'The reason is missing. Say why, so that the other side knows what to do.',
  'duty.closed': () => 'The duty was reported as done or stopped; it cannot be given on any more.',
  'duty.waits-without-reason': () =>
    'Coordinators are named only where the reason is “waiting for coordination”. Choose that reason, or clear them.',
  'duty.not-its-coordinator': () =>
    'The chosen organization does not help with this duty. Reload the page and choose among its coordinators.',
  'duty.contribution-over': (params) =>
    `${shownName(params, 'organization', 'The coordinator')} has sent or stopped the contribution ${shownName(params, 'code', '')}. Clear it.`,
  'duty.part-after-parent': (params) =>
    `The part would be due on ${shownDate(params, 'dueOn')}, after the duty itself (${shownDate(params, 'parentDueOn')}). Choose a day not later.`,
  'duty.part-due-in-past': (params) =>
    `The due date of the part (${shownDate(params, 'dueOn')}) has passed. Choose today or later.`,
  'duty.organization-outside': () => 'This organization is not below who gives the duty. Choose one that is.',
  'duty.organization-same': () => 'This organization owes the duty already. Choose another one.',
  'duty.person-outside': () =>
    'This person has no role at the organization that owes the duty. Choose one of the list.',
  'comment.not-found': () => 'There is no such comment on this duty.',
  'comment.not-own': () => 'Only who wrote a comment corrects it.',
  'comment.corrected-already': () => 'This comment was corrected already. Correct the newest one.',
  'duty.own-confirmation': () =>
    'Who reported a completion does not confirm it. Ask a leader or another focal officer to confirm this duty.',
  'export.too-many': (params) =>
    `The list has ${shownNumber(params, 'count')} rows, more than the ${shownNumber(params, 'limit')} of one file. Narrow it and export again.`,
  'record.duplicate': () => 'This record is in the register already. Choose “In the register” and search its number.',
  'record.replaces-itself': () => 'A record cannot replace itself. Choose another one.',
  'record.replaced-by-earlier': () => 'The replacing record is older than the replaced one. Check the dates of both.',
  'record.replacement-loop': () => 'The chosen record was itself replaced by this one. Take that link back first.',
  'account.not-found': () => 'The account was not found.',
  'account.email-taken': () => 'This e-mail address has an account already. Use another one.',
  'account.changed-meanwhile': () =>
    'Somebody else has just changed this account. Reload to see the change, then go on.',
  'account.locked': () => 'The account is locked. Ask the administrator to unlock it.',
  'account.not-locked': () => 'The account is not locked.',
  'account.own-lock': () => 'You cannot lock your own account. Ask another administrator.',
  'account.role-not-found': () => 'The account has no such role.',
  'account.role-held-already': () => 'The person holds this role at the organization in that period already.',
  'account.role-ended': () => 'The role ended before that day.',
  'account.period-invalid': () => 'The last day is before the first one. Correct the period.',
  'account.in-the-past': () => 'The day is in the past. Choose today or later.',
  'account.last-administrator': (params) =>
    `This would leave ${agencies(params)} without administrator. Give the role to somebody else first.`,
  'account.substitution-not-found': () => 'The substitution was not found.',
  'account.substitution-overlaps': () =>
    'Somebody stands in already in that period, or the chosen deputy is absent, too.',
  'account.substitution-of-oneself': () => 'Nobody can stand in for or hand over to himself. Choose somebody else.',
  'account.nothing-to-hand-over': () => 'From that day on the person holds no role to hand over.',
  'accounts.unreadable': () => 'The file cannot be read. Use XLSX or CSV as in the template.',
  'accounts.columns-missing': () =>
    'The file has no columns for name and e-mail address. Use the headings of the template.',
  'accounts.rows-wrong': (params) =>
    `The file is wrong in ${shownNumber(params, 'count')} places, so nothing was written. Mend the rows named and try again.`,
  'accounts.too-many-slips': (params) =>
    `At most ${shownNumber(params, 'limit')} slips at once. Split the file, or invite by e-mail.`,
  'account.not-joined': () => 'This person has no password yet. Send an invitation or set a first password.',
  'account.already-joined': () => 'The person has accepted the invitation. Reset the password instead.',
  'account.demo': () => 'A demo account keeps its password and ways to sign in for the next visitor.',
  'session.not-found': () => 'This session has ended.',
  'auth.locked': (params) => `Too many wrong tries. Sign-in is paused; try again in ${waiting(params)}.`,
  'auth.code-wrong': (params) =>
    params['by'] === 'recovery-code'
      ? 'The recovery code is wrong or was used already. Each works once; enter another.'
      : 'The code is wrong or has expired. Enter the one shown now; if that fails, check the clock of the phone.',
  'auth.code-used': (params) =>
    params['by'] === 'recovery-code'
      ? 'This recovery code was used already. Enter another.'
      : 'This code was used already. Wait for the next one (half a minute).',
  'auth.challenge-expired': () =>
    'Five minutes went by or too many codes were wrong: begin again. Enter the password anew.',
  'auth.password-wrong': () => 'The current password is wrong.',
  'auth.password-change-required': () => 'Change the first password before you go on.',
  'auth.second-factor-required': () => 'Your role requires a second factor. Set it up before you go on.',
  'auth.second-factor-compulsory': () => 'Your role requires a second factor; it cannot be turned off.',
  'auth.second-factor-on': () => 'The second factor is on already.',
  'auth.second-factor-off': () => 'The second factor is not on.',
  'auth.provider-stranger': () => 'This identity has no account here. Ask the administrator.',
  'auth.provider-failed': () => 'Sign-in through the provider failed. Try again or use the password.',
  'password.too-short': (params) => `The password must have at least ${numberOf(params, 'shortest')} characters.`,
  'password.too-long': (params) =>
    `The password has more than ${numberOf(params, 'longest')} characters. Choose a shorter one.`,
  'password.common': () => 'This password is too common and easy to guess. Choose another phrase.',
  'password.personal': () => 'The password is the own name or address. Choose another one.',
  'password.unchanged': () => 'The new password is the old one. Choose another one.',
  'audit.not-found': () => 'The trail has no entry of this number. Check the number, or search by the filters.',
  'token.invalid': () => 'The link is wrong or was replaced by a newer one. Open the newest e-mail or ask for another.',
  'token.expired': () => 'The link has expired. Ask for another.',
  'token.used': () => 'The link was used already. Sign in with the password you set, or ask for another link.',
  'setup.done-already': () => 'The installation is set up already. Sign in to go on.',
  'setup.authority-unclear': () => 'There are several authorities on this server. Name one of them.',
  'mail.refused': ({ reason }) =>
    `The mail server refused: ${typeof reason === 'string' ? reason : 'no reason given'}. Check SMTP_URL and SMTP_FROM, then try again.`,
  'letter.not-found': () => 'This urging letter is not there, or not yours to read.',
  'letter.nothing-overdue': () => 'The chosen units owe nothing overdue any more. Reload the list and choose again.',
  'letter.sent-already': () => 'The letter is recorded as sent and cannot be changed or discarded.',
  'letter.changed-meanwhile': () => 'Somebody else has just changed the draft. Reload, look at it and go on.',
  'letter.date-in-future': () => 'The date of the letter is still to come. Give the day on which it was signed.',
  'letter.date-before-draft': (params) =>
    `The letter is dated before its list was made (${shownDate(params, 'asOf')}). Change the date or draft it again.`,
  'letter.template-unreadable': () =>
    'This is no readable Word file (.docx). Save the present template, change it and send it again.',
  'letter.template-unsafe': () =>
    'The template holds macros or embedded objects, or fetches something from elsewhere. Take them out in Word, save it as .docx and send it again.',
  'letter.template-tag-broken': ({ tag }) =>
    `A tag of the template is broken: {${typeof tag === 'string' ? tag : '…'}}. Check where it opens and closes.`,
  'letter.template-tag-missing': ({ tag }) =>
    `The template lacks the tag {${typeof tag === 'string' ? tag : '…'}}. Add it and send it again.`,
  'urging.rules-changed': () =>
    'Somebody else has just changed these rules. Reload, look at them and change them again.',
  'urging.leader-before-head': () => 'The leader must be told later than the head of the unit. Change one of the two.',
  'urging.days-repeated': () => 'One of the days is given twice. Remove it and save again.',
  'mail.not-configured': () => 'Mail is not configured. Set a first password instead, or tell who runs the service.',
  ...evidenceProblemsEn,
  'request.too-many': () => 'Too fast. Wait a minute and try again.',
  'server.error': () => 'The server failed; nothing was written. Try again in a few minutes.',
  'server.not-ready': () => 'The service is starting. Try again in a few seconds.',
}
