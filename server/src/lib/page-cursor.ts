import { Problem } from './problem.ts'

/** Where a page of a list ended, as the opaque text that asks for the next one. */
export function writeCursor(end: readonly string[]): string {
  return Buffer.from(JSON.stringify(end)).toString('base64url')
}

/** The sort keys in a cursor; `length` of them. Throws `request.invalid` for a text that this list did not give out. */
export function readCursor(cursor: string | undefined, length: number): readonly string[] | null {
  if (cursor === undefined) return null
  let end: unknown = null
  try {
    end = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    end = null
  }
  const valid = Array.isArray(end) && end.length === length && end.every((key) => typeof key === 'string')
  if (!valid) throw new Problem('request.invalid', { fields: [{ in: 'querystring', path: '/cursor' }] })
  return end as string[]
}
