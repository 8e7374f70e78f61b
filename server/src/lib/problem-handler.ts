import type { ProblemBody, ProblemCode } from '@dondoc/contract/problems'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { Problem } from './problem.ts'

/** Writes a refusal as `application/problem+json`. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  const body: ProblemBody = {
    type: 'about:blank',
    status: problem.status,
    code: problem.code,
    params: problem.params,
    requestId: reply.request.id,
  }
  // The rest of a file that is not taken is not waited for.
  if (problem.code === 'file.too-large' || problem.code === 'file.disk-full') reply.header('connection', 'close')
  return reply.code(problem.status).type('application/problem+json').serializer(JSON.stringify).send(body)
}

/** The one place where errors become answers. What is not an expected refusal is logged and says nothing about its inside. */
export function handleProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = problemOf(error, request)
    if (problem.status >= 500) request.log.error({ err: error }, problem.code)
    return sendProblem(reply, problem)
  })
}

function problemOf(error: FastifyError, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map((issue) => ({
      in: error.validationContext ?? 'body',
      path: issue.instancePath,
      message: issue.message ?? '',
    }))
    return new Problem('request.invalid', { fields })
  }
  const known = KNOWN.get(error.code)
  if (known !== undefined) return new Problem(known)
  if (error.statusCode === 413) return new Problem('import.too-large', { url: request.routeOptions.url })
  if (error.statusCode === 429) return new Problem('request.too-many')
  if (error.statusCode !== undefined && error.statusCode < 500)
    return new Problem('request.invalid', { reason: error.code })
  return new Problem('server.error')
}

/** SQLSTATE or system code → problem. */
const KNOWN = new Map<string, ProblemCode>([
  // A NUL character or half a surrogate pair, which PostgreSQL cannot store in text.
  ['22021', 'request.invalid'],
  ['22P05', 'request.invalid'],
  ['57P01', 'server.not-ready'],
  ['57P03', 'server.not-ready'],
  ['53300', 'server.not-ready'],
  ['ECONNREFUSED', 'server.not-ready'],
  ['ECONNRESET', 'server.not-ready'],
  ['ENOENT', 'server.error'],
])
