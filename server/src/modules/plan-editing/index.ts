export { recheckDraft } from './edit-plan.ts'
export { registerPlanEditing } from './plan-editing.routes.ts'
