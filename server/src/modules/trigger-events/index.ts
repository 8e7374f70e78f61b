export { findEvent } from './events.store.ts'
export { registerTriggerEvents } from './trigger-events.routes.ts'
