import * as contract from '@dondoc/contract/settings'
import { canSetRules } from '@dondoc/domain/access/settings'
import { type Actor, everybody } from '../../lib/actor.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { changeSettings } from './change-settings.ts'
import { readSettings, type Settings } from './settings.store.ts'

function presentSettings(settings: Settings, actor: Actor): contract.Settings {
  const { version, confirmationRequired, beforeIsInclusive, acceptanceRule, acceptanceDays } = settings
  return {
    version,
    confirmationRequired,
    beforeIsInclusive,
    acceptanceRule,
    acceptanceDays,
    coordinatorLeadDays: settings.coordinatorLeadDays,
    rounds: settings.rounds.map((round) => ({ ...round })),
    can: { change: canSetRules(actor) },
  }
}

/** The routes of `contract/src/settings.ts`. */
export function registerSettings(api: Api, { db }: Pick<Deps, 'db'>): void {
  register(api, contract.getSettings, {
    allow: everybody,
    handle: ({ actor }) =>
      inTenant(db, actor, async (trx) => presentSettings(await readSettings(trx, actor.tenantId), actor)),
  })
  register(api, contract.setSettings, {
    allow: canSetRules,
    handle: ({ actor, by, body: { version, ...change } }) =>
      inTenant(db, actor, async (trx) =>
        presentSettings(await changeSettings(trx, actor, by, { version, change, action: 'settings.set' }), actor),
      ),
  })
}
