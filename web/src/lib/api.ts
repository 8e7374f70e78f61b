import type { Route } from '@dondoc/contract/route'
import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { Failure, failureOf } from './failure.ts'

type Part<Name extends string, Schema extends z.ZodType> = [Schema] extends [z.ZodUndefined]
  ? { readonly [K in Name]?: never }
  : { readonly [K in Name]: z.input<Schema> }

/** What a call must carry: only the parts that its route declares. */
export type CallInput<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = Part<'params', P> &
  Part<'query', Q> &
  Part<'body', B>

type QueryValue = string | number | boolean | null | undefined

/** The address of a route with its parameters and query filled in; undefined, null and empty values are left out. */
export function addressOf(url: string, params: object | undefined, query: object | undefined): string {
  const given = new Map(Object.entries(params ?? {}))
  const path = url.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(String(given.get(name) ?? '')))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {}) as [string, QueryValue][]) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  }
  return search.size > 0 ? `${path}?${search}` : path
}

/** Asks the API; the answer has the type of the route's response. Throws `Failure`, and nothing else unless aborted by `signal`. */
export async function call<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  route: Route<P, Q, B, R>,
  input: CallInput<P, Q, B>,
  signal?: AbortSignal,
): Promise<z.output<R>> {
  const { params, query, body } = input as { params?: object; query?: object; body?: unknown }
  const response = await ask(addressOf(route.url, params, query), {
    method: route.method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    ...(signal ? { signal } : {}),
  })
  return (await response.json()) as z.output<R>
}

/** `fetch` with this API's failures: resolves only with a good answer. */
export async function ask(address: string, init: RequestInit): Promise<Response> {
  let response: Response
  try {
    response = await fetch(address, { credentials: 'same-origin', ...init })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Failure('network.offline')
  }
  if (!response.ok) throw await failureOf(response)
  return response
}

/** The cached question of a GET route: same route and input, same key. */
export function asking<P extends z.ZodType, Q extends z.ZodType, R extends z.ZodType>(
  route: Route<P, Q, z.ZodUndefined, R>,
  input: CallInput<P, Q, z.ZodUndefined>,
) {
  const { params, query } = input as { params?: object; query?: object }
  return queryOptions({
    queryKey: [route.url, params ?? null, query ?? null],
    queryFn: ({ signal }) => call(route, input, signal),
  })
}
