import { dateText, numberText } from '../lib/format.ts'
import { many } from './many.ts'
import type { NotificationSentences, NotificationWords } from './notifications.vi.ts'
import { withoutStop } from './sentence.ts'

/** A reason within a sentence that goes on or ends by itself. */
const because = (reason: string | null): string => (reason ? `: ${withoutStop(reason)}` : '')

/** "2 duties, 1 contribution": what there is none of is left out. */
const work = (count: number, helping = 0): string =>
  [
    ...(count > 0 || helping === 0 ? [many(count, 'duty', 'duties')] : []),
    ...(helping > 0 ? [many(helping, 'contribution')] : []),
  ].join(', ')

const sentences: NotificationSentences = {
  'duties.issued': ({ code, title, organization, count, helping }) =>
    `${organization} was given ${work(count, helping)} by ${title} (${code})`,
  'duty.assigned': ({ code, text, dueOn }) =>
    `You were assigned ${code}: ${text}${dueOn ? `, due ${dateText(dueOn)}` : ''}`,
  'duty.declined': ({ code, text, organization, reason }) =>
    `${organization} sent back the duty ${code} (${text}): ${reason}`,
  'duty.changed': ({ code, text, dueOn }) => `${code} was amended: ${text}${dueOn ? `, due ${dateText(dueOn)}` : ''}`,
  'duty.delivered': ({ code, text, organization }) =>
    `${organization} reports ${code} as done, to be confirmed: ${text}`,
  'duty.confirmed': ({ code, text }) => `${code} is confirmed as done: ${text}`,
  'duty.returned': ({ code, text, reason }) => `${code} was returned${because(reason)}. Duty: ${text}`,
  'duty.resumed': ({ code, text, reason }) => `${code} goes on${because(reason)}. Duty: ${text}`,
  'duty.stopped': ({ code, text, reason }) => `${code} was stopped${because(reason)}. Duty: ${text}`,
  'duty.commented': ({ code, words }) => `New comment on ${code}: ${words}`,
  'duty.mentioned': ({ code, words }) => `You were mentioned at ${code}: ${words}`,
  'duty.coordination': ({ code, text, dueOn }) =>
    `You are asked to help with ${code}: ${text}${dueOn ? `, due ${dateText(dueOn)}` : ''}`,
  'duty.awaited': ({ code, text, organization, dueOn }) =>
    `${organization} waits for your contribution ${code}: ${text}${dueOn ? `, due ${dateText(dueOn)}` : ''}`,
  'extension.requested': ({ code, text, organization, dueOn }) =>
    `${organization} asks to extend ${code} to ${dateText(dueOn)}: ${text}`,
  'extension.decided': ({ code, granted, dueOn, reason }) =>
    granted
      ? `${code} was extended${dueOn ? ` to ${dateText(dueOn)}` : ''}`
      : `${code} was not extended${because(reason)}`,
  'event.registered': ({ words, on, count, helping }) =>
    `“${words}” happened (${dateText(on)}): ${work(count, helping)} now running`,
  'event.withdrawn': ({ words, count, helping }) => `“${words}” was withdrawn: ${work(count, helping)} waiting again`,
  'duty.due-soon': ({ code, text, dueOn, workingDaysLeft }) =>
    workingDaysLeft === 0
      ? `${code} is due today: ${text}`
      : `${code} is due in ${many(workingDaysLeft, 'working day')} (${dateText(dueOn)}): ${text}`,
  'duty.overdue': ({ code, text, dueOn, daysLate }) =>
    `${code} is ${many(daysLate, 'day')} overdue (due ${dateText(dueOn)}): ${text}`,
  'duty.checkpoint-soon': ({ code, text, on, label, workingDaysLeft }) =>
    workingDaysLeft === 0
      ? `${code} is looked at today (${label}) and has no update: ${text}`
      : `${code} is looked at in ${many(workingDaysLeft, 'working day')} (${label}, ${dateText(on)}) and has no update: ${text}`,
  'duty.checkpoint-missed': ({ code, text, on, label }) =>
    `${code} passed its checkpoint ${label} (${dateText(on)}) without an update: ${text}`,
  'duty.escalated': ({ code, text, organization, dueOn, daysLate }) =>
    `${organization} has not moved ${code}, ${many(daysLate, 'day')} overdue (due ${dateText(dueOn)}): ${text}`,
  'letter.sent': ({ number, abstract, organization, count }) =>
    `Urging letter ${number} to ${organization} on ${many(count, 'overdue duty', 'overdue duties')}: ${abstract}`,
  'deputy.named': ({ absent, from, to }) =>
    `You stand in for ${absent} from ${dateText(from)} to the end of ${dateText(to)}`,
  'deputy.released': ({ absent }) => `You no longer stand in for ${absent}`,
  'files.other-database': () =>
    'The folder of files on the server belongs to another database, so unused files are not removed. The administration says what to do',
  'mail.waiting': ({ count }) => `${many(count, 'e-mail')} could not be sent. Check the mail server`,
}

/** The words of the bell in English. */
export const notificationsEn: NotificationWords = {
  title: 'Notifications',
  open: (unread) => (unread === 0 ? 'Notifications, none new' : `Notifications, ${numberText(unread)} unread`),
  arrived: (unread) => `New notification, ${numberText(unread)} unread`,
  unread: 'Unread',
  read: 'Mark as read',
  readAll: 'Mark all as read',
  emptyTitle: 'Nothing yet',
  emptyText: 'New duties, returned work, reminders and comments for you will show here.',
  more: 'Show more',
  settings: 'Choose mail and calendar',
  by: (actor) => actor,
  inPlaceOf: (name) => `in place of ${name}`,
  unknown: 'New notification. Reload the page to read it',
  sentences,
}
