import * as contract from '@dondoc/contract/my-account'
import { canHaveDeputy } from '@dondoc/domain/access/accounts'
import { everybody } from '../../lib/actor.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import type { ColleagueRow } from './deputies.store.ts'
import { chooseMyDeputy, endMySubstitution, listMyDeputies, showMyAccount } from './my-account.ts'
import { renewRecoveryCodes } from './second-factor.ts'
import { endMyOtherSessions } from './sessions.ts'

const presentColleague = ({ id, name, organizationId, organizationName, organizationShortName }: ColleagueRow) => ({
  id,
  name,
  organization: { id: organizationId, name: organizationName, shortName: organizationShortName },
})

/** The routes of `contract/src/my-account.ts`. */
export function registerMyAccount(api: Api, deps: Deps): void {
  register(api, contract.getMyAccount, { allow: everybody, handle: ({ actor }) => showMyAccount(deps, actor) })
  register(api, contract.listMyDeputies, {
    allow: canHaveDeputy,
    handle: async ({ actor, query }) => {
      const { people, more } = await listMyDeputies(deps, actor, query.q)
      return { people: people.map(presentColleague), more }
    },
  })
  register(api, contract.chooseMyDeputy, {
    allow: canHaveDeputy,
    handle: async ({ actor, by, body }) => {
      await chooseMyDeputy(deps, actor, by, body)
      return showMyAccount(deps, actor)
    },
  })
  register(api, contract.endMySubstitution, {
    allow: everybody,
    handle: async ({ actor, by, params }) => {
      await endMySubstitution(deps, actor, by, params.substitutionId)
      return showMyAccount(deps, actor)
    },
  })
  register(api, contract.endMyOtherSessions, {
    allow: everybody,
    handle: async ({ actor, by }) => ({ ended: await endMyOtherSessions(deps, actor, by) }),
  })
  register(api, contract.renewRecoveryCodes, {
    allow: everybody,
    handle: (call) => renewRecoveryCodes(deps, call, call.body.password),
  })
}
