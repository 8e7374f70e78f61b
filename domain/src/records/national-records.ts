import { isPlainDate, type PlainDate } from '../calendar/plain-date.ts'
import data from './national-records.json' with { type: 'json' }
import type { KnownRecord } from './replacement.ts'

const dateOf = (text: string | null): PlainDate | null => (text !== null && isPlainDate(text) ? text : null)

/** Documents of the state that plans name, and what took their place; their numbers are their ids. */
export const NATIONAL_RECORDS: readonly KnownRecord[] = data.records.map(
  ({ kind, number, year, date, replacedBy }) => ({
    id: number,
    kind,
    number,
    year,
    date: dateOf(date),
    replacedBy,
    near: true,
  }),
)
