import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { callAuth } from '../../lib/auth-routes.ts'
import type { Deps } from '../../lib/deps.ts'
import { Problem } from '../../lib/problem.ts'
import { readRecoveryCode } from '../../lib/recovery-codes.ts'
import { finishProviderSignIn, giveSecondFactor, signIn, signOut } from './sign-in.ts'

/** Trying one password on many people: by address, and in an office many sign in at eight o'clock. */
const SIGN_INS_A_MINUTE = 200
const BODY_LIMIT = 10_000

const Credentials = z.object({ email: z.email().max(254), password: z.string().min(1).max(300) })
const Totp = z.object({ code: z.string().regex(/^\d{6}$/) })
const RecoveryCode = z.object({ code: z.string().min(6).max(40).transform(readRecoveryCode) })
const Provider = z.object({
  provider: z.string().max(100),
  /** Where to go then: a page of ours, never another site. */
  callbackURL: z
    .string()
    .regex(/^\/(?![/\\])[^\\]*$/)
    .default('/'),
})

function read<Shape extends z.ZodType>(shape: Shape, body: unknown): z.output<Shape> {
  const result = shape.safeParse(body)
  if (result.success) return result.data
  const fields = result.error.issues.map(({ path, message }) => ({ in: 'body', path: `/${path.join('/')}`, message }))
  throw new Problem('request.invalid', { fields })
}

/** The steps of signing in and out, on top of better-auth; the rest of its many endpoints is not on the air. */
export function registerSignIn(app: FastifyInstance, deps: Deps): void {
  const limited = { config: { rateLimit: { max: SIGN_INS_A_MINUTE, timeWindow: '1 minute' } } }
  const post = (
    path: string,
    answer: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
    options: object = {},
  ): void => {
    const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
      reply.send(await answer(request, reply))
    app.route({
      method: 'POST',
      url: `/api/auth/${path}`,
      schema: { hide: true },
      bodyLimit: BODY_LIMIT,
      ...options,
      handler,
    })
  }
  const withCookies =
    <Result extends { cookies: readonly string[] }>(work: (request: FastifyRequest) => Promise<Result>) =>
    async (request: FastifyRequest, reply: FastifyReply): Promise<Omit<Result, 'cookies'>> => {
      const { cookies, ...rest } = await work(request)
      if (cookies.length > 0) reply.header('set-cookie', [...cookies])
      return rest
    }
  post(
    'sign-in/email',
    withCookies((request) => signIn(deps, request, read(Credentials, request.body))),
    limited,
  )
  post(
    'two-factor/verify-totp',
    withCookies((request) => giveSecondFactor(deps, request, 'totp', read(Totp, request.body).code)),
    limited,
  )
  post(
    'two-factor/verify-backup-code',
    withCookies((request) => giveSecondFactor(deps, request, 'recovery', read(RecoveryCode, request.body).code)),
    limited,
  )
  post(
    'sign-out',
    withCookies((request) => signOut(deps, request)),
  )
  post(
    'sign-in/social',
    withCookies(async (request) => {
      const { provider, callbackURL } = read(Provider, request.body)
      const answer = await callAuth(deps.auth, request, 'sign-in/social', {
        provider,
        callbackURL,
        errorCallbackURL: '/dang-nhap',
        disableRedirect: true,
      })
      const url = answer.body?.['url']
      if (answer.status !== 200 || typeof url !== 'string') throw new Problem('auth.provider-failed', { provider })
      return { url, cookies: answer.cookies }
    }),
    limited,
  )
  app.route({
    method: 'GET',
    url: '/api/auth/callback/:provider',
    schema: { hide: true },
    ...limited,
    handler: async (request: FastifyRequest, reply: FastifyReply) => {
      const { provider } = request.params as { provider: string }
      const { location, cookies } = await finishProviderSignIn(deps, request, provider)
      if (cookies.length > 0) reply.header('set-cookie', [...cookies])
      return reply.redirect(location)
    },
  })
}
