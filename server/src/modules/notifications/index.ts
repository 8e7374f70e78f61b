export { registerNotifications } from './notifications.routes.ts'
export { type Message, type PersonalMessage, type Receiver, tell, tellAll, tellEach } from './tell.ts'
export { tellAdministrators } from './tell-administrators.ts'
