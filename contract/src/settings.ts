import { ACCEPTANCE_RULES } from '@dondoc/domain/settings/tenant-settings'
import { z } from 'zod'
import { route } from './route.ts'
import { PlainDate } from './shared.ts'

/** `'--07-31'`: a day of every year. */
export const MonthDay = z
  .string()
  .regex(/^--(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  .refine((text) => !/^--(02-3|(04|06|09|11)-31)/.test(text)) as unknown as z.ZodType<`--${string}-${string}`, string>

const words = (length: number) => z.string().trim().min(1).max(length)

export const CalendarDay = z.object({
  date: PlainDate,
  kind: z.enum(['off', 'worked']),
  name: words(200),
  basis: words(500).nullable(),
  /** From memory, not yet checked against the document. */
  recalled: z.boolean(),
})
export type CalendarDay = z.infer<typeof CalendarDay>

export const YearlyHoliday = z.object({
  day: MonthDay,
  name: words(200),
  basis: words(500).nullable(),
  recalled: z.boolean(),
})

export const ReportRound = z.object({
  label: words(60),
  from: MonthDay,
  to: MonthDay,
  dueOn: MonthDay,
  source: words(500).nullable(),
  recalled: z.boolean(),
})
export type ReportRound = z.infer<typeof ReportRound>

/** The rules of duties and deadlines; the working calendar has a route of its own. */
export const DutyRules = z.object({
  confirmationRequired: z.boolean(),
  beforeIsInclusive: z.boolean(),
  acceptanceRule: z.enum(ACCEPTANCE_RULES),
  acceptanceDays: z.int().min(1).max(30),
  coordinatorLeadDays: z.int().min(0).max(60),
  rounds: z.array(ReportRound).max(24),
})
export type DutyRules = z.infer<typeof DutyRules>

export const Settings = DutyRules.extend({
  /** 0 until the tenant has decided something. */
  version: z.int().nonnegative(),
  can: z.object({ change: z.boolean() }),
})
export type Settings = z.infer<typeof Settings>

export const getSettings = route({
  method: 'GET',
  url: '/api/settings',
  summary: 'The rules of duties and deadlines of the tenant',
  tag: 'settings',
  response: Settings,
})

export const setSettings = route({
  method: 'PUT',
  url: '/api/settings',
  summary: 'Set the rules of duties and deadlines',
  tag: 'settings',
  body: DutyRules.extend({ version: z.int().nonnegative() }),
  response: Settings,
})
