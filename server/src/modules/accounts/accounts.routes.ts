import { changeManyAccounts as bulkRoute } from '@dondoc/contract/account-bulk'
import * as contract from '@dondoc/contract/accounts'
import { canManageAccounts } from '@dondoc/domain/access/predicates'
import { everybody, somewhere } from '../../lib/actor.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register, registerOpen } from '../../lib/http.ts'
import { presentMe } from './accounts.present.ts'
import { getMeRow, listDemoSignIns, listOrganizationNames } from './accounts.store.ts'
import { changeAccount, lockAccount, unlockAccount } from './change-account.ts'
import { changeManyAccounts } from './change-many-accounts.ts'
import { endRole, giveRole } from './change-roles.ts'
import { createAccount } from './create-account.ts'
import { exportAccountList } from './export-accounts.ts'
import { handOver } from './hand-over.ts'
import { previewHandOver } from './preview-hand-over.ts'
import { listAccountPage, showAccount } from './show-accounts.ts'
import { endSubstitution, substitute } from './substitute.ts'

/** Where exactly is asked inside, at the account or organization concerned. */
const administrators = somewhere(canManageAccounts)

/** The routes of `contract/src/accounts.ts`. */
export function registerAccounts(api: Api, deps: Deps): void {
  register(api, contract.getMe, {
    allow: everybody,
    handle: ({ actor }) =>
      inTenant(deps.db, actor, async (trx) => {
        const me = await getMeRow(trx, actor)
        const ids = actor.roles.map((role) => role.organizationId)
        const names = await listOrganizationNames(trx, actor.tenantId, ids)
        return presentMe(actor, me, names, deps.clock.today())
      }),
  })
  registerOpen(api, contract.listDemoAccounts, async () => ({
    accounts: deps.demo ? await listDemoSignIns(deps.db) : [],
  }))
  register(api, contract.listAccounts, {
    allow: administrators,
    handle: ({ actor, query }) => listAccountPage(deps, actor, query),
  })
  register(api, contract.exportAccounts, {
    allow: administrators,
    handle: ({ actor, by, query }) => exportAccountList(deps, actor, by, query),
  })
  register(api, contract.getAccount, {
    allow: administrators,
    handle: ({ actor, by, params }) => showAccount(deps, actor, params.accountId, by),
  })
  register(api, contract.createAccount, {
    allow: administrators,
    handle: async ({ actor, by, body }) => showAccount(deps, actor, await createAccount(deps, actor, by, body)),
  })
  registerChanges(api, deps)
}

function registerChanges(api: Api, deps: Deps): void {
  register(api, contract.changeAccount, {
    allow: administrators,
    handle: async ({ actor, by, params: { accountId }, body }) => {
      await changeAccount(deps, actor, by, accountId, body)
      return showAccount(deps, actor, accountId)
    },
  })
  register(api, contract.lockAccount, {
    allow: administrators,
    handle: async ({ actor, by, params: { accountId }, body }) => {
      await lockAccount(deps, actor, by, accountId, body)
      return showAccount(deps, actor, accountId)
    },
  })
  register(api, contract.unlockAccount, {
    allow: administrators,
    handle: async ({ actor, by, params: { accountId } }) => {
      await unlockAccount(deps, actor, by, accountId)
      return showAccount(deps, actor, accountId)
    },
  })
  register(api, contract.giveRole, {
    allow: administrators,
    handle: async ({ actor, by, params: { accountId }, body }) => {
      await giveRole(deps, actor, by, accountId, body)
      return showAccount(deps, actor, accountId)
    },
  })
  register(api, contract.endRole, {
    allow: administrators,
    handle: async ({ actor, by, params, body }) => {
      await endRole(deps, actor, by, { ...params, ...body })
      return showAccount(deps, actor, params.accountId)
    },
  })
  register(api, contract.substitute, {
    allow: administrators,
    handle: async ({ actor, by, params: { accountId }, body }) => {
      await substitute(deps, actor, by, accountId, body)
      return showAccount(deps, actor, accountId)
    },
  })
  register(api, contract.endSubstitution, {
    allow: administrators,
    handle: async ({ actor, by, params }) => {
      await endSubstitution(deps, actor, by, params)
      return showAccount(deps, actor, params.accountId)
    },
  })
  register(api, bulkRoute, {
    allow: administrators,
    handle: ({ actor, by, body }) => changeManyAccounts(deps, actor, by, body),
  })
  register(api, contract.previewHandOver, {
    allow: administrators,
    handle: ({ actor, params, query }) => previewHandOver(deps, actor, params.accountId, query.from),
  })
  register(api, contract.handOver, {
    allow: administrators,
    handle: async ({ actor, by, params: { accountId }, body }) => {
      const { roles, ...counts } = await handOver(deps, actor, by, accountId, body)
      return { roles: [...roles], ...counts, account: await showAccount(deps, actor, accountId) }
    },
  })
}
