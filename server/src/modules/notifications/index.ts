export { registerNotifications } from './notifications.routes.ts'
export { type Message, type Receiver, tell } from './tell.ts'
