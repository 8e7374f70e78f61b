import type { FastifyRequest } from 'fastify'
import { ADDRESS_HEADER, type Auth } from './auth.ts'

/** The headers of a request as fetch knows them. */
export function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) headers.append(name, one)
  }
  return headers
}

/** What better-auth answered. */
export interface AuthAnswer {
  readonly status: number
  /** The JSON of the answer; null where it is none. */
  readonly body: Readonly<Record<string, unknown>> | null
  readonly cookies: readonly string[]
  readonly location: string | null
}

/**
 * Calls one endpoint of better-auth in the name of a request, with exactly this body: what else the client sent does not reach
 * it. `path` is below `/api/auth/`.
 */
export async function callAuth(
  auth: Auth,
  request: FastifyRequest,
  path: string,
  body: Readonly<Record<string, unknown>> | null,
): Promise<AuthAnswer> {
  const url = new URL(`/api/auth/${path}`, `${request.protocol}://${request.host}`)
  const headers = headersOf(request)
  // Written anew from what was parsed, so its length is another.
  headers.delete('content-length')
  headers.set(ADDRESS_HEADER, request.ip)
  if (body !== null) headers.set('content-type', 'application/json')
  const sent = body === null ? { method: 'GET' } : { method: 'POST', body: JSON.stringify(body) }
  const answer = await auth.handle(new Request(url, { ...sent, headers }))
  return {
    status: answer.status,
    body: parse(await answer.text()),
    // Several cookies are several headers; joined by commas no browser would read them.
    cookies: answer.headers.getSetCookie(),
    location: answer.headers.get('location'),
  }
}

function parse(text: string): AuthAnswer['body'] {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : null
  } catch {
    return null
  }
}
