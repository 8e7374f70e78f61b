import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from './problem.ts'
import { sendProblem } from './problem-handler.ts'

/** Where `vite build` writes the web application. */
export const WEB_FOLDER = fileURLToPath(new URL('../../../web/dist/', import.meta.url))

/**
 * Serves the web application. Files under `assets/` have a hash in their name and are kept for ever; the page itself is asked for
 * each time. An address of the application that is no file (`/plans/…`) gets the page; an address of the API never does.
 */
export async function serveWeb(app: FastifyInstance, folder = WEB_FOLDER): Promise<void> {
  const built = existsSync(`${folder}/index.html`)
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, (request, reply) =>
    built && wantsPage(request) ? reply.sendFile('index.html') : sendProblem(reply, new Problem('request.not-found')),
  )
}

function wantsPage(request: FastifyRequest): boolean {
  const { method, url, headers } = request
  return method === 'GET' && !url.startsWith('/api/') && (headers.accept ?? '').includes('text/html')
}
