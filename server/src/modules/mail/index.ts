export { type Letter, mailHandlers, queueMail } from './queue-mail.ts'
