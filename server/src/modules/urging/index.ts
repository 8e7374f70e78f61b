export { runUrging, urgingHandlers } from './urging.jobs.ts'
export { registerUrging } from './urging.routes.ts'
