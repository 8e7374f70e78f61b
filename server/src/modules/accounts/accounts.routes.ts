import { getMe, listDemoAccounts } from '@dondoc/contract/accounts'
import { everybody } from '../../lib/actor.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register, registerOpen } from '../../lib/http.ts'
import { presentMe } from './accounts.present.ts'
import { getMeRow, listDemoSignIns, listOrganizationNames } from './accounts.store.ts'

/** The routes of `contract/src/accounts.ts`. */
export function registerAccounts(api: Api, deps: Deps): void {
  register(api, getMe, {
    allow: everybody,
    handle: ({ actor }) =>
      inTenant(deps.db, actor, async (trx) => {
        const me = await getMeRow(trx, actor)
        const ids = actor.roles.map((role) => role.organizationId)
        const names = await listOrganizationNames(trx, actor.tenantId, ids)
        return presentMe(actor, me, names, deps.clock.today())
      }),
  })

  registerOpen(api, listDemoAccounts, async () => ({
    accounts: deps.demo ? await listDemoSignIns(deps.db) : [],
  }))
}
