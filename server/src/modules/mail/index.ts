export { registerMail } from './mail.routes.ts'
export { type Letter, mailHandlers, queueMail, queueMails } from './queue-mail.ts'
