import { z } from 'zod'
import { DutyRow } from './duties.ts'
import { route } from './route.ts'
import { AsOfQuery, Id } from './shared.ts'

/** The groups of one's own work, in the order in which they hurt; a duty stands in the first that it belongs to. */
export const MY_WORK_GROUPS = [
  'to-decide',
  'returned',
  'overdue',
  'missed-checkpoint',
  'soon',
  'to-confirm',
  'to-accept',
  'coordinating',
  'rest',
  'done',
] as const
export type MyWorkGroup = (typeof MY_WORK_GROUPS)[number]

/** The first rows of a group, and how many it has in all. */
const Group = z.object({ name: z.enum(MY_WORK_GROUPS), total: z.int().nonnegative(), rows: z.array(DutyRow) })

export const MyWork = z.object({ groups: z.array(Group) })
export type MyWork = z.infer<typeof MyWork>

/** What the organization owes itself, with what those below it owe, or what is assigned to me as a person. */
export const Whose = z.enum(['unit', 'below', 'me'])
export type Whose = z.infer<typeof Whose>

export const getMyWork = route({
  method: 'GET',
  url: '/api/my-work',
  summary: 'What one answers for, in groups: what hurts first',
  tag: 'duties',
  query: AsOfQuery.extend({
    planId: Id.optional(),
    whose: Whose.default('unit'),
    /** Also what is over. */
    done: z.stringbool().default(false),
    /** Rows of each group; its total tells whether there are more. */
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: MyWork,
})
