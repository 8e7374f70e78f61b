import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { headersOf, registerAuth } from './lib/auth-routes.ts'
import type { Deps } from './lib/deps.ts'
import type { Api } from './lib/http.ts'
import { Problem } from './lib/problem.ts'
import { handleProblems, sendProblem } from './lib/problem-handler.ts'
import { findActor, registerAccounts } from './modules/accounts/index.ts'
import { registerHealth } from './modules/health/index.ts'
import { registerOrganizations } from './modules/organizations/index.ts'

/** The application: what it is, apart from how it runs (`main.ts`). A test builds it in process and calls `inject`. */
export async function createApp(
  deps: Deps,
  options: { readonly logger?: FastifyServerOptions['logger'] } = {},
): Promise<FastifyInstance> {
  const app = Fastify({ logger: options.logger ?? false, genReqId: () => randomUUID() })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  handleProblems(app)
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, new Problem('request.not-found')))

  registerAuth(app, deps.auth)
  const api: Api = { app, findActor: (request) => findActor(deps, headersOf(request)) }
  registerHealth(api, deps)
  registerAccounts(api, deps)
  registerOrganizations(api, deps)
  return app
}
