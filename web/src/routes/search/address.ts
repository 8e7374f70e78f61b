import { isPlainDate, type PlainDate } from '@dondoc/domain/calendar/plain-date'

/** What an address may carry; every value is text, unknown values are dropped rather than refused. */
export type RawSearch = Readonly<Record<string, unknown>>

/** The day and the plan that one looks at: they stay in the address from page to page. */
export interface ViewSearch {
  asOf?: PlainDate | undefined
  plan?: string | undefined
}

/** A word of the address, if it says anything. */
export const text = (raw: RawSearch, name: string): string | undefined => {
  const value = raw[name]
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

/** A value of those that are known. */
export const oneOf = <Value extends string>(raw: RawSearch, name: string, known: readonly Value[]): Value | undefined =>
  known.find((value) => value === text(raw, name))

/** The id of a thing. */
export const uuid = (raw: RawSearch, name: string): string | undefined => {
  const value = text(raw, name)
  return value !== undefined && /^[0-9a-f-]{36}$/i.test(value) ? value : undefined
}

/** The view of every page. */
export function readViewSearch(raw: RawSearch): ViewSearch {
  const asOf = text(raw, 'asOf')
  return { asOf: asOf !== undefined && isPlainDate(asOf) ? asOf : undefined, plan: uuid(raw, 'plan') }
}

/** Plain `?a=b&c=d`, so that addresses read well and can be typed. */
export const parseSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text))

/** The other way round; what is undefined is left out. */
export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) if (value !== undefined) params.set(name, String(value))
  return params.size > 0 ? `?${params}` : ''
}
