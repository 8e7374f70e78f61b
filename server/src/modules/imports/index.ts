export { importPlan, importPlanNow } from './import-plan.ts'
export { importHandlers } from './imports.jobs.ts'
export { registerImports } from './imports.routes.ts'
export type { PlanFile } from './start-import.ts'
