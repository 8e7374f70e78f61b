import { numberText } from '../lib/format.ts'

/** A number with its English noun: `many(1, 'day')` is `1 day`, `many(2, 'duty', 'duties')` is `2 duties`. */
export function many(count: number, one: string, more = `${one}s`): string {
  return `${numberText(count)} ${count === 1 ? one : more}`
}
