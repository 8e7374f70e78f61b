import * as giving from '@dondoc/contract/duty-giving'
import * as history from '@dondoc/contract/duty-history'
import { everybody } from '../../lib/actor.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { assignDuty } from './assign-duty.ts'
import { breakDownDuty } from './break-down-duty.ts'
import { commentDuty, readPeople } from './comment-duty.ts'
import { reassignDuty } from './reassign-duty.ts'
import { showDuty } from './show-duty.ts'
import { showHistory } from './show-history.ts'

/** The routes of `contract/src/duty-giving.ts` and `duty-history.ts`. Whose duty it is decides on rights; asked in the use cases. */
export function registerDutyGiving(api: Api, deps: Deps): void {
  const { db, clock } = deps
  const moment = () => ({ today: clock.today(), now: clock.now() })

  register(api, giving.breakDownDuty, {
    allow: everybody,
    handle: ({ actor, by, params, body }) =>
      inTenant(db, actor, async (trx) => {
        const today = clock.today()
        await breakDownDuty(trx, actor, by, { ...params, ...body, ...moment() })
        return showDuty(trx, actor, { ...params, asOf: today, today })
      }),
  })

  register(api, giving.assignDuty, {
    allow: everybody,
    handle: ({ actor, by, params, body }) =>
      inTenant(db, actor, async (trx) => {
        const today = clock.today()
        await assignDuty(trx, actor, by, { ...params, ...body, ...moment() })
        return showDuty(trx, actor, { ...params, asOf: today, today })
      }),
  })

  register(api, giving.reassignDuty, {
    allow: everybody,
    handle: ({ actor, by, params, body }) =>
      inTenant(db, actor, async (trx) => {
        const today = clock.today()
        await reassignDuty(trx, actor, by, { ...params, ...body, ...moment() })
        return showDuty(trx, actor, { ...params, asOf: today, today })
      }),
  })

  register(api, giving.listDutyPeople, {
    allow: everybody,
    handle: ({ actor, params }) =>
      inTenant(db, actor, async (trx) => ({ people: await readPeople(trx, actor, params.dutyId, clock.today()) })),
  })

  register(api, history.getDutyHistory, {
    allow: everybody,
    handle: ({ actor, params, query }) =>
      inTenant(db, actor, (trx) => showHistory(trx, actor, { ...params, asOf: query.asOf ?? clock.today() })),
  })

  register(api, history.commentDuty, {
    allow: everybody,
    handle: ({ actor, by, params, body }) =>
      inTenant(db, actor, (trx) => commentDuty(trx, actor, by, { ...params, ...body, ...moment() })),
  })
}
