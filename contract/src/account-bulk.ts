import { ROLES } from '@dondoc/domain/access/roles'
import { z } from 'zod'
import { PROBLEM_CODES } from './problems.ts'
import { route } from './route.ts'
import { Id, PlainDate } from './shared.ts'

/** What can be done to many accounts at once. */
export const BulkAct = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('invite') }),
  z.strictObject({ kind: z.literal('lock'), reason: z.string().trim().min(1).max(500) }),
  z.strictObject({ kind: z.literal('unlock') }),
  z.strictObject({ kind: z.literal('require-password-change') }),
  z.strictObject({ kind: z.literal('end-sessions') }),
  z.strictObject({
    kind: z.literal('give-role'),
    role: z.enum(ROLES),
    /** Null: to each at the own organization. */
    organizationId: Id.nullable(),
    validFrom: PlainDate,
    validTo: PlainDate.nullable().default(null),
  }),
])
export type BulkAct = z.infer<typeof BulkAct>

/**
 * A right that is missing for one of them refuses the whole, and nothing is done. A rule that speaks against one account
 * leaves out that account, which is named with the reason.
 */
export const changeManyAccounts = route({
  method: 'POST',
  url: '/api/accounts/bulk',
  summary: 'Do one thing to many accounts; those for which a rule speaks against it are named',
  tag: 'accounts',
  body: z.strictObject({ ids: z.array(Id).min(1).max(200), act: BulkAct }),
  response: z.object({
    done: z.int(),
    refused: z.array(
      z.object({
        id: Id,
        name: z.string(),
        code: z.enum(PROBLEM_CODES),
        params: z.record(z.string(), z.unknown()),
      }),
    ),
  }),
})
