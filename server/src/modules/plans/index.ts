export { createDraft, type DraftSource } from './create-draft.ts'
export { issuePlan } from './issue-plan.ts'
export { contributionsOfPlan, dutiesOfPlan, readDirectory, resolveAgain } from './plan-owing.ts'
export { planHandlers } from './plans.jobs.ts'
export { presentFinding } from './plans.present.ts'
export {
  findPlan,
  findSource,
  listFindings,
  listNames,
  listNodes,
  lockPlan,
  type NameRow,
  type PlanRow,
} from './plans.read.store.ts'
export { registerPlans } from './plans.routes.ts'
export { insertNodes, insertPlan, type NewNode } from './plans.store.ts'
export { createLeadResolver, type Directory, nameKey } from './resolve-leads.ts'
export { tellOwers } from './tell-owers.ts'
