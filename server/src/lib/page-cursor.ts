import type { z } from 'zod'
import { Problem } from './problem.ts'

/** Where a page of a list ended, as the opaque text that asks for the next one. */
export function writeCursor(end: readonly string[]): string {
  return Buffer.from(JSON.stringify(end)).toString('base64url')
}

/** The sort keys in a cursor, in the shape of its list; null without one. Throws `request.invalid` for what the list never gave out. */
export function readCursor<Keys extends z.ZodType>(cursor: string | undefined, keys: Keys): z.output<Keys> | null {
  if (cursor === undefined) return null
  const read = keys.safeParse(parse(Buffer.from(cursor, 'base64url').toString()))
  if (!read.success) throw new Problem('request.invalid', { fields: [{ in: 'querystring', path: '/cursor' }] })
  return read.data
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
