import * as contract from '@dondoc/contract/sign-in'
import { canSetSignInPolicy } from '@dondoc/domain/access/accounts'
import { canManageAccounts } from '@dondoc/domain/access/predicates'
import { everybody, somewhere } from '../../lib/actor.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register, registerOpen } from '../../lib/http.ts'
import { beginSecondFactor, confirmSecondFactor, removeSecondFactor, showSecondFactor } from './second-factor.ts'
import { askPasswordReset, inviteAccount, resetPassword } from './send-link.ts'
import { endAccountSessions, endMySession, listAccountSessions, listMySessions, resetSecondFactor } from './sessions.ts'
import { changeMyPassword, lookAtToken, setFirstPassword, setPasswordByToken } from './set-password.ts'
import { needsSetUp, setUp } from './set-up.ts'
import { previewPolicy, setPolicy, showPolicy } from './sign-in-policy.ts'

const done = { done: true } as const
const administrators = somewhere(canManageAccounts)

/** The routes of `contract/src/sign-in.ts`. */
export function registerSignInSettings(api: Api, deps: Deps): void {
  registerLinks(api, deps)
  registerOwn(api, deps)
  registerOthers(api, deps)
  register(api, contract.getSignInPolicy, { allow: everybody, handle: ({ actor }) => showPolicy(deps, actor) })
  register(api, contract.previewSignInPolicy, {
    allow: canSetSignInPolicy,
    handle: ({ actor, body }) => previewPolicy(deps, actor, body),
  })
  register(api, contract.setSignInPolicy, {
    allow: canSetSignInPolicy,
    handle: ({ actor, by, body }) => setPolicy(deps, actor, by, body),
  })
}

function registerLinks(api: Api, deps: Deps): void {
  registerOpen(api, contract.getSignInOptions, async () => ({
    providers: [...deps.auth.providers],
    mail: deps.mailer !== null,
    needsSetUp: !deps.demo && (await needsSetUp(deps.db)),
  }))
  registerOpen(api, contract.askPasswordReset, async ({ body, from }) => {
    await askPasswordReset(deps, body.email, from)
    return done
  })
  registerOpen(api, contract.lookAtToken, ({ body, from }) => lookAtToken(deps, body.token, from))
  registerOpen(api, contract.setPasswordByToken, async ({ body, from }) => {
    await setPasswordByToken(deps, body, from)
    return done
  })
  registerOpen(api, contract.setUp, async ({ body, from }) => {
    await setUp(deps, body, from)
    return done
  })
}

function registerOwn(api: Api, deps: Deps): void {
  register(api, contract.changeMyPassword, {
    allow: everybody,
    handle: async ({ actor, by, body }) => {
      await changeMyPassword(deps, actor, by, body)
      return done
    },
  })
  register(api, contract.listMySessions, {
    allow: everybody,
    handle: async ({ actor }) => ({ sessions: await listMySessions(deps, actor) }),
  })
  register(api, contract.endMySession, {
    allow: everybody,
    handle: async ({ actor, by, params }) => {
      await endMySession(deps, actor, by, params.sessionId)
      return done
    },
  })
  register(api, contract.getMySecondFactor, { allow: everybody, handle: ({ actor }) => showSecondFactor(deps, actor) })
  register(api, contract.beginSecondFactor, {
    allow: everybody,
    handle: (call) => beginSecondFactor(deps, call, call.body.password),
  })
  register(api, contract.confirmSecondFactor, {
    allow: everybody,
    handle: async (call) => {
      call.setCookies(await confirmSecondFactor(deps, call, call.body.code))
      return done
    },
  })
  register(api, contract.removeSecondFactor, {
    allow: everybody,
    handle: async (call) => {
      await removeSecondFactor(deps, call, call.body.password)
      return done
    },
  })
}

function registerOthers(api: Api, deps: Deps): void {
  register(api, contract.inviteAccount, {
    allow: administrators,
    handle: async ({ actor, by, params }) => {
      await inviteAccount(deps, actor, by, params.accountId)
      return done
    },
  })
  register(api, contract.resetAccountPassword, {
    allow: administrators,
    handle: async ({ actor, by, params }) => {
      await resetPassword(deps, actor, by, params.accountId)
      return done
    },
  })
  register(api, contract.setFirstPassword, {
    allow: administrators,
    handle: async ({ actor, by, params, body }) => {
      await setFirstPassword(deps, actor, by, params.accountId, body.password)
      return done
    },
  })
  register(api, contract.resetAccountSecondFactor, {
    allow: administrators,
    handle: async ({ actor, by, params }) => {
      await resetSecondFactor(deps, actor, by, params.accountId)
      return done
    },
  })
  register(api, contract.listAccountSessions, {
    allow: administrators,
    handle: async ({ actor, by, params }) => ({
      sessions: await listAccountSessions(deps, actor, by, params.accountId),
    }),
  })
  register(api, contract.endAccountSessions, {
    allow: administrators,
    handle: async ({ actor, by, params }) => {
      await endAccountSessions(deps, actor, by, params.accountId)
      return done
    },
  })
}
