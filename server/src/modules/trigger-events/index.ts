export { registerTriggerEvents } from './trigger-events.routes.ts'
