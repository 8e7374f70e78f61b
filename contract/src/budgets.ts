import { z } from 'zod'
import { route } from './route.ts'
import { AsOfQuery, Id, Instant } from './shared.ts'
import { Millions } from './update-parts.ts'

/** What one row of a plan may cost and what was spent on it, in million đồng. */
export const NodeBudget = z.object({
  nodeId: Id,
  /** The plan's words; null where they say nothing of money. */
  text: z.string().nullable(),
  amount: z.number().nullable(),
  from: z.enum(['words', 'decision']).nullable(),
  spent: z.number(),
})

/** A decision on what a row may cost. */
export const BudgetDecision = z.object({
  version: z.int(),
  /** Null goes back to the plan's words. */
  amount: z.number().nullable(),
  words: z.string(),
  by: z.string(),
  at: Instant,
})

export type BudgetDecision = z.infer<typeof BudgetDecision>

export const PlanBudget = z.object({
  nodes: z.array(NodeBudget),
  total: z.object({
    amount: z.number(),
    spent: z.number(),
    /** Rows that name money without a figure that can be counted. */
    unclear: z.int(),
    over: z.int(),
  }),
})
export type PlanBudget = z.infer<typeof PlanBudget>

export const getPlanBudget = route({
  method: 'GET',
  url: '/api/plans/:planId/budget',
  summary: 'What the rows of a plan may cost and what was spent, with the sums',
  tag: 'plans',
  params: z.object({ planId: Id }),
  query: AsOfQuery,
  response: PlanBudget,
})

const params = z.object({ planId: Id, nodeId: Id })

export const getBudgetDecisions = route({
  method: 'GET',
  url: '/api/plans/:planId/nodes/:nodeId/budget',
  summary: 'Who decided what a row of a plan may cost, newest first',
  tag: 'plans',
  params,
  response: z.object({ decisions: z.array(BudgetDecision) }),
})

export const decideBudget = route({
  method: 'PUT',
  url: '/api/plans/:planId/nodes/:nodeId/budget',
  summary: 'Say what a row of an issued plan may cost, where its words do not, or say it wrongly',
  tag: 'plans',
  params,
  body: z.object({
    amount: Millions.nullable(),
    words: z.string().trim().min(1).max(500),
    version: z.int().nonnegative(),
  }),
  response: z.object({ decisions: z.array(BudgetDecision) }),
})
