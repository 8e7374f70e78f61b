import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from './problem.ts'

/** By address, and an office of two hundred people has one: far above what they click, below what a script needs to hurt. */
const REQUESTS_A_MINUTE = 6000

/**
 * Headers, limits and the check of where a writing request comes from. `publicUrl` is the address that people type, where a proxy
 * stands in front.
 */
export async function protect(app: FastifyInstance, options: { readonly publicUrl: string | null }): Promise<void> {
  const behindTls = options.publicUrl?.startsWith('https:') === true
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        scriptSrc: ["'self'"],
        // The component library writes style attributes; a style cannot run code.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
      },
    },
    strictTransportSecurity: behindTls,
    crossOriginEmbedderPolicy: false,
  })
  await app.register(rateLimit, { max: REQUESTS_A_MINUTE, timeWindow: '1 minute' })
  app.addHook('onRequest', async (request) => {
    if (!isOwnOrigin(request, options.publicUrl)) throw new Problem('access.denied', { reason: 'origin' })
  })
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A browser tells where a writing request comes from; another site's is refused although the cookie came along. A client that
 * is no browser sends neither header and holds no stolen cookie.
 */
function isOwnOrigin(request: FastifyRequest, publicUrl: string | null): boolean {
  if (READING.has(request.method)) return true
  const { origin } = request.headers
  if (origin === undefined)
    return ['same-origin', 'none', undefined].includes(request.headers['sec-fetch-site']?.toString())
  const host = URL.parse(origin)?.host
  return host !== undefined && (host === request.host || (publicUrl !== null && host === URL.parse(publicUrl)?.host))
}
