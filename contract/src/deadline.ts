import type { Deadline as DomainDeadline } from '@dondoc/domain/calendar/deadline'
import { z } from 'zod'
import { PlainDate } from './shared.ts'

const MonthDay = z.string().regex(/^--\d{2}-\d{2}$/) as unknown as z.ZodType<`--${string}-${string}`, string>

/** A deadline as read; see the domain's `Deadline` for what each kind means. */
export const Deadline = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('within'), from: PlainDate, to: PlainDate, condition: z.string().exactOptional() }),
  z.object({ kind: z.literal('before'), date: PlainDate, condition: z.string().exactOptional() }),
  z.object({ kind: z.literal('before-each'), parts: z.array(z.object({ date: PlainDate, for: z.string() })) }),
  z.object({
    kind: z.literal('recurring'),
    rules: z.array(
      z.object({
        freq: z.enum(['month', 'quarter', 'half-year', 'year', 'regular']),
        before: MonthDay.nullable(),
        for: z.string().nullable(),
      }),
    ),
  }),
  z.object({ kind: z.literal('ongoing'), from: PlainDate.nullable(), to: PlainDate.nullable() }),
  z.object({
    kind: z.literal('after-event'),
    within_days: z.int().nullable(),
    workingDays: z.literal(true).exactOptional(),
    event: z.string(),
  }),
  z.object({ kind: z.literal('on-occurrence') }),
  z.object({ kind: z.literal('external'), reference: z.string() }),
]) satisfies z.ZodType<DomainDeadline>
export type Deadline = z.infer<typeof Deadline>
