import { Readable } from 'node:stream'
import { PROBLEM_CODES, type ProblemCode } from '@dondoc/contract/problems'
import type { Route } from '@dondoc/contract/route'
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Actor } from './actor.ts'
import type { AuditActor } from './audit.ts'
import { Problem } from './problem.ts'

/** Where modules register their routes. `findActor` tells who sends a request, null where nobody is signed in. */
export interface Api {
  readonly app: FastifyInstance
  readonly findActor: (request: FastifyRequest) => Promise<Actor | null>
  /** Puts a refused attempt on record: a right that was missing, an id of somebody else's, a field nobody may set. */
  readonly recordRefusal: (by: AuditActor, refusal: Refusal) => Promise<void>
}

export interface Refusal {
  readonly method: string
  /** The route's pattern and the address asked for. */
  readonly route: string
  readonly url: string
  readonly code: ProblemCode
}

/** A file as an answer, for routes without a response schema. `name` is the file name offered for saving. */
export interface FileAnswer {
  readonly name: string
  readonly contentType: string
  /** All of it, or a stream of so many bytes. */
  readonly bytes: Uint8Array | { readonly stream: Readable; readonly size: number }
  /** True where a browser may show it in its window: nothing that can hold a script. */
  readonly inline?: boolean
}

type Output<Schema extends z.ZodType> = Schema extends z.ZodUndefined ? undefined : z.output<Schema>
type Answer<Schema extends z.ZodType> = Schema extends z.ZodUndefined ? FileAnswer : z.output<Schema>

/** A request that passed the border: the shapes are those of the contract. */
export interface OpenCall<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> {
  readonly params: Output<Params>
  readonly query: Output<Query>
  readonly body: Output<Body>
  /** The file of an `upload` route; empty elsewhere. */
  readonly bytes: Uint8Array
  /** The file of a route that takes it as a `stream`, as it comes in; empty elsewhere. */
  readonly incoming: Readable
  readonly log: FastifyBaseLogger
  /** Where the request comes from, as the audit wants it. */
  readonly from: RequestOrigin
  /** The headers and where cookies of the answer go, for what speaks with the sign-in part. */
  readonly request: FastifyRequest
  readonly setCookies: (cookies: readonly string[]) => void
}

export interface RequestOrigin {
  readonly requestId: string
  readonly ip: string
  readonly userAgent: string | null
}

export interface Call<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>
  extends OpenCall<Params, Query, Body> {
  readonly actor: Actor
  /** The actor as the audit wants it, with the request's id and address. */
  readonly by: AuditActor
}

/** The largest file that an upload route takes: a scanned plan of some hundred pages. */
export const UPLOAD_LIMIT_BYTES = 100 * 1024 * 1024

/**
 * Puts a route of the contract on the air: session required, shapes checked, `allow` asked, `handle` answered through the
 * response schema (which drops what must not leave). A right that depends on the thing asked for is checked inside `handle`.
 */
export function register<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Response extends z.ZodType,
>(
  api: Api,
  route: Route<Params, Query, Body, Response>,
  handling: {
    readonly allow: (actor: Actor) => boolean
    readonly handle: (call: Call<Params, Query, Body>) => Promise<Answer<Response>>
  },
): void {
  if (route.open === true) throw new Error(`${route.url} is open: use registerOpen`)
  const actors = new WeakMap<FastifyRequest, Actor>()
  const identify = async (request: FastifyRequest): Promise<void> => {
    const actor = await api.findActor(request)
    if (actor === null) throw new Problem('auth.required')
    actors.set(request, actor)
    if (route.early !== true) mustHaveSignedInFully(actor)
    if (!handling.allow(actor)) throw new Problem('access.denied')
  }
  const byOf = (request: FastifyRequest, actor: Actor): AuditActor => {
    const { accountId, tenantId, name } = actor
    const standingInFor = actor.roles.flatMap(({ standingInFor: absent }) => (absent === undefined ? [] : [absent]))
    return { accountId, tenantId, name, ...originOf(request), standingInFor: [...new Set(standingInFor)] }
  }
  const record = async (request: FastifyRequest, error: unknown): Promise<void> => {
    const actor = actors.get(request)
    const code = refusalOf(request.method, error)
    if (actor === undefined || code === null) return
    await api.recordRefusal(byOf(request, actor), { method: request.method, route: route.url, url: request.url, code })
  }
  // Before the body is read: who may not upload does not get to send 100 MB.
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const actor = actors.get(request)
    if (actor === undefined) throw new Problem('auth.required')
    return handling.handle({ ...callOf<Params, Query, Body>(route, request, reply), actor, by: byOf(request, actor) })
  }
  addRoute(api.app, route, identify, answer, record)
}

/** Throws `Problem` where the person must first change the password or set up the second factor. */
export function mustHaveSignedInFully(actor: Actor): void {
  if (actor.must === 'change-password') throw new Problem('auth.password-change-required')
  if (actor.must === 'set-second-factor') throw new Problem('auth.second-factor-required')
}

/** As `register`, for the few routes of the contract that need no sign-in. */
export function registerOpen<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Response extends z.ZodType,
>(
  api: Api,
  route: Route<Params, Query, Body, Response>,
  handle: (call: OpenCall<Params, Query, Body>) => Promise<Answer<Response>>,
): void {
  if (route.open !== true) throw new Error(`${route.url} needs a session: use register`)
  addRoute(
    api.app,
    route,
    async () => undefined,
    async (request, reply) => handle(callOf<Params, Query, Body>(route, request, reply)),
    async () => undefined,
  )
}

function callOf<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>(
  route: Pick<Route, 'upload' | 'stream'>,
  request: FastifyRequest,
  reply: FastifyReply,
): OpenCall<Params, Query, Body> {
  return {
    request,
    from: originOf(request),
    setCookies: (cookies) => void (cookies.length > 0 && reply.header('set-cookie', [...cookies])),
    // Fastify has checked them by the schemas of this very route.
    params: request.params as Output<Params>,
    query: request.query as Output<Query>,
    body: request.body as Output<Body>,
    bytes: route.upload === true && request.body instanceof Uint8Array ? request.body : new Uint8Array(),
    incoming: route.stream === true && request.body instanceof Readable ? request.body : Readable.from([]),
    log: request.log,
  }
}

function addRoute(
  app: FastifyInstance,
  route: Route,
  identify: (request: FastifyRequest) => Promise<void>,
  answer: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
  record: (request: FastifyRequest, error: unknown) => Promise<void>,
): void {
  const options = {
    method: route.method,
    url: route.url,
    schema: schemaOf(route),
    onRequest: identify,
    onError: async (request: FastifyRequest, _reply: FastifyReply, error: unknown) => record(request, error),
    handler: async (request: FastifyRequest, reply: FastifyReply) => {
      const result = await answer(request, reply)
      return route.response === undefined ? sendFile(reply, result as FileAnswer) : result
    },
  }
  if (route.upload !== true) {
    app.route(options)
    return
  }
  // In a scope of its own: any content type is bytes here, also application/json.
  app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers()
    if (route.stream === true) scope.addContentTypeParser('*', (_request, body, parsed) => parsed(null, body))
    else scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body))
    scope.route({ ...options, bodyLimit: route.stream === true ? Number.MAX_SAFE_INTEGER : UPLOAD_LIMIT_BYTES })
    done()
  })
}

/** Where a request comes from. */
export function originOf(request: FastifyRequest): RequestOrigin {
  return { requestId: request.id, ip: request.ip, userAgent: request.headers['user-agent'] ?? null }
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refusals by a rule that are on record all the same: somebody tried to leave an agency to nobody. */
const ON_RECORD: ReadonlySet<ProblemCode> = new Set(['account.last-administrator', 'account.own-lock'])

/** Whether a refusal is one to put on record, by its code: not a slip of the pen, not a page that is gone. */
function refusalOf(method: string, error: unknown): ProblemCode | null {
  if (error instanceof Problem) {
    if (error.status === 403 || ON_RECORD.has(error.code)) return error.code
    return error.status === 404 && !READING.has(method) ? error.code : null
  }
  if (!hasZodFastifySchemaValidationErrors(error)) return null
  const isForeignField = error.validation.some(({ keyword }) => keyword === 'unrecognized_keys')
  return isForeignField ? 'request.invalid' : null
}

/** `ProblemBody` of the contract, for the description of the API. */
const PROBLEM = z.object({
  type: z.literal('about:blank'),
  status: z.int(),
  code: z.enum(PROBLEM_CODES),
  params: z.record(z.string(), z.unknown()),
  requestId: z.string(),
})

const FILE = {
  description: 'The file',
  content: { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } },
}

/** `GET /api/plans/:planId/export` is `getPlansPlanIdExport`: unique, because method and address are. */
function operationOf({ method, url }: Pick<Route, 'method' | 'url'>): string {
  const words = url.replace('/api/', '').split(/[^a-z]+/i)
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}

/** Keys of absent schemas are left out: Fastify warns about those that are undefined. */
function schemaOf(route: Route): FastifySchema {
  return {
    operationId: operationOf(route),
    summary: route.summary,
    tags: [route.tag],
    ...(route.open === true ? { security: [] } : {}),
    ...(route.upload === true ? { consumes: ['application/octet-stream'] } : {}),
    ...(route.params === undefined ? {} : { params: route.params }),
    ...(route.query === undefined ? {} : { querystring: route.query }),
    ...(route.body === undefined ? {} : { body: route.body }),
    response: {
      200: route.response ?? FILE,
      '4xx': { description: 'Refused', content: { 'application/problem+json': { schema: PROBLEM } } },
    },
  }
}

const INLINE_POLICY =
  "default-src 'none'; object-src 'self'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"

function sendFile(reply: FastifyReply, file: FileAnswer): FastifyReply {
  // RFC 6266: a plain name for old clients, the real one in UTF-8.
  const plain = file.name
    .normalize('NFD')
    .replaceAll(/[^\x20-\x7e]/g, '')
    .replaceAll(/["\\/]/g, '_')
  const way = file.inline === true ? 'inline' : 'attachment'
  reply
    .header('content-disposition', `${way}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .type(file.contentType)
  // The application's own policy forbids the plug-in that browsers show a PDF with; here nothing but that and the picture may load.
  if (file.inline === true) reply.header('content-security-policy', INLINE_POLICY)
  return file.bytes instanceof Uint8Array
    ? reply.send(Buffer.from(file.bytes))
    : reply.header('content-length', file.bytes.size).send(file.bytes.stream)
}
