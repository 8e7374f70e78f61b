import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Auth } from './auth.ts'

/** The headers of a request as fetch knows them. */
export function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) headers.append(name, one)
  }
  return headers
}

/** Hands everything under `/api/auth/` to better-auth. The path's sub-routes are its own and are not part of the contract. */
export function registerAuth(app: FastifyInstance, auth: Auth): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
    scope.route({
      method: ['GET', 'POST'],
      url: '/api/auth/*',
      schema: { hide: true },
      handler: async (request, reply) => {
        const url = new URL(request.url, `${request.protocol}://${request.host}`)
        const body = typeof request.body === 'string' && request.method !== 'GET' ? { body: request.body } : {}
        const answer = await auth.handle(
          new Request(url, { method: request.method, headers: headersOf(request), ...body }),
        )
        reply.code(answer.status)
        for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value)
        // Several cookies are several headers; joined by commas no browser would read them.
        const cookies = answer.headers.getSetCookie()
        if (cookies.length > 0) reply.header('set-cookie', cookies)
        return reply.send(await answer.text())
      },
    })
  })
}
