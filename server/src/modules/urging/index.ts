export { type AnsweredDuty, listAnsweredDuties } from './answered.store.ts'
export { runUrging, urgingHandlers } from './urging.jobs.ts'
export { registerUrging } from './urging.routes.ts'
