import * as digest from '@dondoc/contract/digest'
import * as contract from '@dondoc/contract/urging'
import { canReadDuty, canSetUrging } from '@dondoc/domain/access/predicates'
import { type Actor, everybody, somewhere } from '../../lib/actor.ts'
import { inTenant, type Reader } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register, registerOpen } from '../../lib/http.ts'
import { Problem } from '../../lib/problem.ts'
import { findDuty, placeOf } from '../duties/index.ts'
import { listLettersOfDuty } from '../letters/index.ts'
import { findChoice, putChoice } from './digests.store.ts'
import { listEscalations } from './escalations.store.ts'
import { openDigest } from './open-digest.ts'
import { listRuleSets, ruleSetFor } from './rules.store.ts'
import { listRulePlaces, setRules, showRules } from './set-rules.ts'

/** The routes of `contract/src/urging.ts` and `contract/src/digest.ts`. */
export function registerUrging(api: Api, deps: Deps): void {
  const { db, clock } = deps
  const mail = deps.mailer !== null

  register(api, contract.listUrgingPlaces, {
    allow: everybody,
    handle: ({ actor }) =>
      inTenant(db, actor, async (trx) => ({ organizations: await listRulePlaces(trx, actor, clock.today()) })),
  })
  register(api, contract.getUrgingRules, {
    // When and how one is urged is no secret within the tenant.
    allow: everybody,
    handle: ({ actor, params }) => inTenant(db, actor, (trx) => showRules(trx, actor, params.organizationId)),
  })
  register(api, contract.setUrgingRules, {
    allow: somewhere(canSetUrging),
    handle: ({ actor, by, params, body }) =>
      inTenant(db, actor, async (trx) => {
        await setRules(trx, actor, by, { ...params, ...body })
        return showRules(trx, actor, params.organizationId)
      }),
  })
  register(api, contract.listDutyUrgings, {
    allow: everybody,
    handle: ({ actor, params }) =>
      inTenant(db, actor, async (trx) => {
        await mustReadDuty(trx, actor, params.dutyId)
        const rows = await listEscalations(trx, actor.tenantId, params.dutyId)
        const escalations = rows.map(({ id, step, quietSince, on, at, told }) => ({
          ...{ id, step, quietSince, on, at: at.toISOString(), told },
        }))
        return { escalations, letters: await listLettersOfDuty(trx, actor.tenantId, params.dutyId) }
      }),
  })

  registerOpen(api, digest.openDigest, async ({ body, request }) =>
    openDigest(deps, body.token, await api.findActor(request)),
  )
  register(api, digest.getDigestChoice, {
    allow: everybody,
    handle: ({ actor }) => inTenant(db, actor, async (trx) => ({ ...(await showChoice(trx, actor)), mail })),
  })
  register(api, digest.setDigestChoice, {
    allow: everybody,
    handle: ({ actor, body }) =>
      inTenant(db, actor, async (trx) => {
        await putChoice(trx, actor, body.muted)
        return { ...(await showChoice(trx, actor)), mail }
      }),
  })
}

async function showChoice(db: Reader, actor: Actor) {
  const { muted, orgPath } = await findChoice(db, actor)
  const { digestAt } = ruleSetFor(await listRuleSets(db, actor.tenantId), orgPath).rules
  return { muted, digestAt }
}

/** Throws `duty.not-found` where there is none or the actor may not read it. */
export async function mustReadDuty(db: Reader, actor: Actor, dutyId: string): Promise<void> {
  const duty = await findDuty(db, actor.tenantId, dutyId)
  if (duty === undefined || !canReadDuty(actor, placeOf(duty))) throw new Problem('duty.not-found', { dutyId })
}
