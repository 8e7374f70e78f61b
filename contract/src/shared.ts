import { isPlainDate, type PlainDate as PlainDateText } from '@dondoc/domain/calendar/plain-date'
import { DUTY_STATUSES } from '@dondoc/domain/duties/status'
import { AREAS } from '@dondoc/domain/plans/area'
import { z } from 'zod'

export const Id = z.uuid()

/** Comma separated, as an address carries them: the rows chosen in a list. */
export const IdList = z
  .string()
  .max(8000)
  .transform((text) => text.split(','))
  .pipe(z.array(Id).max(200))

/** `'2025-07-31'` */
export const PlainDate = z.string().refine(isPlainDate, 'not a calendar date YYYY-MM-DD') as unknown as z.ZodType<
  PlainDateText,
  string
>

/** An instant, ISO 8601 with zone. */
export const Instant = z.iso.datetime({ offset: true })

export const Area = z.enum(AREAS)
export const DutyStatus = z.enum(DUTY_STATUSES)

/** How many duties stand in each status; every status is present. */
export const StatusCounts = z.record(DutyStatus, z.int().nonnegative())
export type StatusCounts = z.infer<typeof StatusCounts>

export const OrganizationRef = z.object({ id: Id, name: z.string(), shortName: z.string().nullable() })
export type OrganizationRef = z.infer<typeof OrganizationRef>

/** A page of a list: `cursor` of the answer asks for the next one, null at the end. */
export const PageQuery = z.object({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})

export const page = <Row extends z.ZodType>(row: Row) =>
  z.object({ rows: z.array(row), total: z.int().nonnegative(), cursor: z.string().nullable() })

/** The most rows that one exported file holds. */
export const EXPORT_LIMIT = 20_000

/** `?asOf=2025-10-15`: the state of that day; today where absent. */
export const AsOfQuery = z.object({ asOf: PlainDate.optional() })
