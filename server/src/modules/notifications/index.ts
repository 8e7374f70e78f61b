export { registerNotifications } from './notifications.routes.ts'
export { type Message, type PersonalMessage, type Receiver, tell, tellEach } from './tell.ts'
