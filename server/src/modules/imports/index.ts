export { importPlan, type PlanFile } from './import-plan.ts'
export { registerImports } from './imports.routes.ts'
