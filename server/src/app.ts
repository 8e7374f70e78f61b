import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { describeApi, serveApiPages } from './lib/api-docs.ts'
import { headersOf } from './lib/auth-routes.ts'
import { compressJson } from './lib/compress.ts'
import type { Deps } from './lib/deps.ts'
import type { Api } from './lib/http.ts'
import type { Handler } from './lib/jobs.ts'
import { handleProblems } from './lib/problem-handler.ts'
import { protect } from './lib/security.ts'
import { serveWeb } from './lib/web-files.ts'
import {
  findActor,
  registerAccountImport,
  registerAccounts,
  registerMyAccount,
  registerSignIn,
  registerSignInSettings,
} from './modules/accounts/index.ts'
import { recordRefusal, registerAudit } from './modules/audit/index.ts'
import { registerCalendarFeed } from './modules/calendar-feed/index.ts'
import { registerCascade } from './modules/cascade/index.ts'
import { dutyHandlers, registerBudgets, registerDuties } from './modules/duties/index.ts'
import { registerDutyViews } from './modules/duty-views/index.ts'
import { registerExtensions } from './modules/extensions/index.ts'
import { registerHealth } from './modules/health/index.ts'
import { importHandlers, registerImports } from './modules/imports/index.ts'
import { registerLetters } from './modules/letters/index.ts'
import { mailHandlers, registerMail } from './modules/mail/index.ts'
import { registerNotifications } from './modules/notifications/index.ts'
import { registerOrganizations } from './modules/organizations/index.ts'
import { registerOverview } from './modules/overview/index.ts'
import { registerPlanEditing } from './modules/plan-editing/index.ts'
import { planHandlers, registerPlans } from './modules/plans/index.ts'
import { recordHandlers, registerRecordFiles, registerRecords, registerReplacements } from './modules/records/index.ts'
import { registerSearch } from './modules/search/index.ts'
import { registerSettings } from './modules/settings/index.ts'
import { registerTriggerEvents } from './modules/trigger-events/index.ts'
import { registerUrging, urgingHandlers } from './modules/urging/index.ts'
import { registerWorkingCalendar } from './modules/working-calendar/index.ts'

export interface AppOptions {
  readonly logger?: FastifyBaseLogger
  /** The address that people type, where a proxy stands in front. */
  readonly publicUrl?: string | null
  /** Addresses of proxies whose word on the client's address is believed. */
  readonly trustProxy?: readonly string[]
  /** Where the built web application is. */
  readonly webFolder?: string
}

/** The background work of all modules. */
export function jobHandlers(deps: Deps): readonly Handler[] {
  return [
    ...dutyHandlers(deps),
    ...importHandlers(deps),
    ...mailHandlers(deps),
    ...planHandlers(deps),
    ...recordHandlers(deps),
    ...urgingHandlers(deps),
  ]
}

/** The application: what it is, apart from how it runs (`main.ts`). A test builds it in process and calls `inject`. */
export async function createApp(deps: Deps, options: AppOptions = {}): Promise<FastifyInstance> {
  const app = Fastify({
    ...(options.logger === undefined ? {} : { loggerInstance: options.logger }),
    genReqId: () => randomUUID(),
    trustProxy: options.trustProxy === undefined ? false : [...options.trustProxy],
    routerOptions: { maxParamLength: 200 },
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  handleProblems(app)
  acceptEmptyJson(app)
  const limitAccount = await protect(app, { publicUrl: options.publicUrl ?? null })
  compressJson(app)
  await describeApi(app, deps.version)

  const api: Api = {
    app,
    findActor: async (request) => {
      const actor = await findActor(deps, headersOf(request))
      if (actor !== null) await limitAccount(request, actor.accountId)
      return actor
    },
    recordRefusal: (by, refusal) => recordRefusal(deps, by, refusal),
  }
  registerSignIn(app, deps)
  registerHealth(api, deps)
  registerAccounts(api, deps)
  registerAccountImport(api, deps)
  registerSignInSettings(api, deps)
  registerMyAccount(api, deps)
  registerOrganizations(api, deps)
  registerAudit(api, deps)
  registerImports(api, deps)
  registerPlans(api, deps)
  registerPlanEditing(api, deps)
  registerSettings(api, deps)
  registerCascade(api, deps)
  registerDuties(api, deps)
  registerDutyViews(api, deps)
  registerExtensions(api, deps)
  registerTriggerEvents(api, deps)
  registerWorkingCalendar(api, deps)
  registerBudgets(api, deps)
  registerRecords(api, deps)
  registerRecordFiles(api, deps)
  registerReplacements(api, deps)
  registerOverview(api, deps)
  registerSearch(api, deps)
  registerNotifications(api, deps)
  registerMail(api, deps)
  registerUrging(api, deps)
  registerLetters(api, deps)
  registerCalendarFeed(api, deps)

  await serveApiPages(app)
  await serveWeb(app, options.webFolder)
  return app
}

/** A client that says JSON and sends nothing means that there is nothing to say. */
function acceptEmptyJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined)
    else void parse(request, String(body), done)
  })
}
