import { createHash } from 'node:crypto'
import swagger from '@fastify/swagger'
import scalar from '@scalar/fastify-api-reference'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'

/** Collects the routes that are registered after this into an OpenAPI 3.1 document at `/api/openapi.json`. */
export async function describeApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Đôn Đốc',
        description: 'Theo dõi, đôn đốc và báo cáo kế hoạch cải cách hành chính.',
        version,
      },
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'dondoc.session_token' } },
      },
      security: [{ session: [] }],
    },
    transform: (document) => {
      const { schema, url } = jsonSchemaTransform(document)
      const isUpload = schema?.consumes?.includes('application/octet-stream') === true
      return { url, schema: isUpload ? { ...schema, body: { type: 'string', format: 'binary' } } : (schema ?? {}) }
    },
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, (_request, reply) => reply.send(app.swagger()))
}

const PAGES = '/api/docs'

/**
 * Readable pages of the same at `/api/docs`, from our own files: nothing is fetched from elsewhere. The page has one inline
 * script; its hash is named in the policy instead of allowing any.
 */
export async function serveApiPages(app: FastifyInstance): Promise<void> {
  app.addHook('onSend', async (request, reply, payload) => {
    const policy = reply.getHeader('content-security-policy')
    if (request.url !== `${PAGES}/` || typeof payload !== 'string' || typeof policy !== 'string') return payload
    const hashes = [...payload.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
      ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
    )
    reply.header(
      'content-security-policy',
      policy
        .replace("script-src 'self'", `script-src 'self' ${hashes.join(' ')}`)
        // The reader of API descriptions writes style elements as it goes; nothing else of ours does.
        .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
    )
    return payload
  })
  await app.register(scalar, {
    routePrefix: PAGES,
    configuration: {
      url: '/api/openapi.json',
      pageTitle: 'Đôn Đốc – API',
      withDefaultFonts: false,
      telemetry: false,
      hideClientButton: true,
      // Its services on the network of its maker.
      showDeveloperTools: 'never',
      agent: { disabled: true },
      mcp: { disabled: true },
    },
  })
}
