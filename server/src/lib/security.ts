import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from './problem.ts'

/** By address, and an office of two hundred people has one: far above what they click, below what a script needs to hurt. */
const REQUESTS_A_MINUTE = 6000
/** By account: a person who scrolls fast through a long list asks some ten times a second. */
const REQUESTS_OF_ACCOUNT_A_MINUTE = 1500

/** Counts a request of a person; throws `Problem` `request.too-many` beyond the limit. */
export type LimitAccount = (request: FastifyRequest, accountId: string) => Promise<void>

/** The address a request is counted by; of IPv6 the half that a provider gives to one customer. A client that has hung up has none. */
function addressOf(request: FastifyRequest): string {
  if (request.socket.remoteAddress === undefined) return 'gone'
  return request.ip.includes('.') ? request.ip : request.ip.split(':').slice(0, 4).join(':')
}

/**
 * Headers, limits and the check of where a writing request comes from. `publicUrl` is the address that people type, where a proxy
 * stands in front. Returns the limit by account, for where the person is known.
 */
export async function protect(
  app: FastifyInstance,
  options: { readonly publicUrl: string | null },
): Promise<LimitAccount> {
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
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
      },
    },
    strictTransportSecurity: behindTls,
    crossOriginEmbedderPolicy: false,
  })
  await app.register(rateLimit, { max: REQUESTS_A_MINUTE, timeWindow: '1 minute', keyGenerator: addressOf })
  app.addHook('onRequest', async (request) => {
    if (!isOwnOrigin(request, options.publicUrl)) throw new Problem('access.denied', { reason: 'origin' })
  })
  app.addHook('onSend', async (request, reply) => {
    // Answers are about people and their work: no cache on the way or on the disk keeps them.
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
  const accounts = new WeakMap<FastifyRequest, string>()
  const count = app.createRateLimit({
    max: REQUESTS_OF_ACCOUNT_A_MINUTE,
    timeWindow: '1 minute',
    keyGenerator: (request) => `account/${accounts.get(request)}`,
  })
  return async (request, accountId) => {
    accounts.set(request, accountId)
    const counted = await count(request)
    if (!counted.isAllowed && counted.isExceeded) throw new Problem('request.too-many')
  }
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
