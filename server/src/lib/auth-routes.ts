import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Auth } from './auth.ts'
import { Problem } from './problem.ts'

/** What of better-auth is reachable; the rest of its many endpoints is not on the air. */
const ENDPOINTS = [
  { method: 'POST', path: 'sign-in/email' },
  { method: 'POST', path: 'sign-out' },
  { method: 'POST', path: 'change-password' },
  { method: 'GET', path: 'get-session' },
] as const

/** Guessing the password of one person. */
const TRIES_A_MINUTE = 10
/** Trying one password on many people: by address, and in an office many sign in at eight o'clock. */
const SIGN_INS_A_MINUTE = 200

/** The headers of a request as fetch knows them. */
export function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) headers.append(name, one)
  }
  return headers
}

/** Hands sign-in, sign-out and sessions to better-auth; its refusals become problems of the contract. */
export function registerAuth(app: FastifyInstance, auth: Auth): void {
  app.register((scope, _options, done) => {
    for (const { method, path } of ENDPOINTS) {
      scope.route({
        method,
        url: `/api/auth/${path}`,
        schema: { hide: true },
        bodyLimit: 10_000,
        ...(path === 'sign-in/email' ? limitSignIn(scope) : {}),
        handler: (request, reply) => forward(auth, request, reply),
      })
    }
    done()
  })
}

function limitSignIn(app: FastifyInstance): object {
  const keyGenerator = (request: FastifyRequest): string => {
    const { email } = (request.body ?? {}) as { readonly email?: unknown }
    return `${request.ip} ${String(email).toLowerCase()}`
  }
  // Counted by hand: the plugin applies one limit to a request and skips any other.
  const countTry = app.createRateLimit({ max: TRIES_A_MINUTE, timeWindow: '1 minute', keyGenerator })
  return {
    config: { rateLimit: { max: SIGN_INS_A_MINUTE, timeWindow: '1 minute' } },
    preHandler: async (request: FastifyRequest): Promise<void> => {
      const tries = await countTry(request)
      if (!tries.isAllowed && tries.isExceeded) throw new Problem('request.too-many')
    },
  }
}

async function forward(auth: Auth, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const url = new URL(request.url, `${request.protocol}://${request.host}`)
  const headers = headersOf(request)
  // Written anew from what was parsed, so its length is another.
  headers.delete('content-length')
  const body = request.method === 'GET' ? {} : { body: JSON.stringify(request.body ?? {}) }
  if (request.method !== 'GET') headers.set('content-type', 'application/json')
  const answer = await auth.handle(new Request(url, { method: request.method, headers, ...body }))
  if (answer.status >= 400) throw refusalOf(answer.status, await answer.text())
  for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value)
  // Several cookies are several headers; joined by commas no browser would read them.
  const cookies = answer.headers.getSetCookie()
  if (cookies.length > 0) reply.header('set-cookie', cookies)
  return reply.code(answer.status).send(await answer.text())
}

function refusalOf(status: number, body: string): Error {
  if (status === 401) return new Problem('auth.failed')
  if (status === 403) return new Problem('access.denied')
  if (status === 429) return new Problem('request.too-many')
  if (status < 500) return new Problem('request.invalid', { reason: /"code":"([A-Z_]+)"/.exec(body)?.[1] ?? 'auth' })
  return new Error(`better-auth answered ${status}`)
}
