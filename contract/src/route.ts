import type { z } from 'zod'

/** One endpoint as data: the server registers it, the web calls it, OpenAPI prints it. */
export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With `:name` for each path parameter, e.g. `/api/plans/:planId`. */
  readonly url: string
  readonly summary: string
  readonly tag: string
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  /** Absent for a file: the handler sends bytes with their own content type. */
  readonly response?: Response
  /** True where no sign-in is needed. */
  readonly open?: boolean
  /** True where it may be called while the person must still change the password or set up the second factor. */
  readonly early?: boolean
  /** True where the body is the bytes of a file, of whatever content type. */
  readonly upload?: boolean
  /** With `upload`: the bytes are handed on as they come in, however many; whoever takes them counts. */
  readonly stream?: boolean
}

/** Keeps the exact types of the schemas, so that handler and client agree at compile time. */
export function route<
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
  Response extends z.ZodType = z.ZodUndefined,
>(definition: Route<Params, Query, Body, Response>): Route<Params, Query, Body, Response> {
  return definition
}
