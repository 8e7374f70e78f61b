import { z } from 'zod'
import { EvidenceRecord, NewRecord } from './records.ts'
import { Id, PlainDate } from './shared.ts'

/** Million đồng, to the thousand đồng. */
export const Millions = z.number().min(0).max(99_999_999).multipleOf(0.001)

/** What is said of one product when an update is given: the record that delivers it, or why it is not needed. */
export const NewProductReport = z.object({
  /** The plan's own words. */
  product: z.string().min(1).max(4000),
  recordId: Id.optional(),
  record: NewRecord.optional(),
  notNeeded: z.string().trim().min(1).max(1000).optional(),
})
export type NewProductReport = z.infer<typeof NewProductReport>

/** What an update said of a product. */
export const ProductReport = z.object({
  product: z.string(),
  recordId: Id.nullable(),
  words: z.string().nullable(),
})

/** What is doubtful about an update that was taken all the same. */
export const UpdateFinding = z.discriminatedUnion('code', [
  z.object({
    code: z.literal('other-kind'),
    product: z.string(),
    expected: z.array(z.string()),
    kind: z.string(),
    number: z.string(),
  }),
  z.object({ code: z.literal('other-agency'), number: z.string(), issuer: z.string(), words: z.string() }),
  z.object({ code: z.literal('over-budget'), spent: z.number(), amount: z.number() }),
])
export type UpdateFinding = z.infer<typeof UpdateFinding>

/** How one product of a duty stands. */
export const ProductState = z.object({
  product: z.string(),
  /** Null while it is owed. */
  settled: z.object({ on: PlainDate, record: EvidenceRecord.nullable(), words: z.string().nullable() }).nullable(),
  /** The record given for it before the duty was sent back. */
  before: EvidenceRecord.nullable(),
})
export type ProductState = z.infer<typeof ProductState>

/** What a task may cost and what was spent on it, in million đồng. */
export const DutyBudget = z.object({
  /** Null where neither the plan's words nor a decision say it. */
  amount: z.number().nullable(),
  /** Whether the plan's words say it, or somebody decided. */
  from: z.enum(['words', 'decision']).nullable(),
  /** A figure in the plan's words whose unit they do not say. */
  bare: z.number().nullable(),
  /** What this organization has spent since the beginning; null where nothing was said. */
  spent: z.number().nullable(),
  /** What all organizations that owe the task have spent. */
  spentByAll: z.number(),
  /** The number of decisions. */
  version: z.int(),
  can: z.object({ decide: z.boolean() }),
})
export type DutyBudget = z.infer<typeof DutyBudget>
