export { amendPlan, compareAmendment, countEffects, type PlanAmendment } from './amend-plan.ts'
export { recheckDraft } from './edit-plan.ts'
export { getReadablePlan } from './get-draft.ts'
export { registerPlanEditing } from './plan-editing.routes.ts'
