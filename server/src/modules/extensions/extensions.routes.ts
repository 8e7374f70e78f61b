import * as contract from '@dondoc/contract/extensions'
import { canExtendDuty, canUpdateDuty } from '@dondoc/domain/access/predicates'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type Actor, everybody } from '../../lib/actor.ts'
import { inTenant, type Reader } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { judgeOf, ownPlacesOf } from '../duties/index.ts'
import { askExtension, withdrawExtension } from './ask-extension.ts'
import { decideExtensions, grantExtension } from './decide-extension.ts'
import { showableDuty } from './extension-duty.ts'
import { presentGranted, presentListed, presentRequest } from './extensions.present.ts'
import { listGranted, listPending, listRequests } from './extensions.store.ts'

async function show(db: Reader, actor: Actor, dutyId: string, today: PlainDate): Promise<contract.DutyExtensions> {
  const { place, state, parent } = await showableDuty(db, actor, dutyId, today)
  const requests = await listRequests(db, actor.tenantId, dutyId)
  const pending = requests.some((request) => request.state === 'pending')
  const isOpen = state.deliveredOn === null && state.status !== 'stopped' && state.dueOn !== null
  const late = state.dueOn !== null && today > state.dueOn
  const [asks, decides] = [canUpdateDuty(actor, place), canExtendDuty(actor, place)]
  return {
    originalDueOn: state.originalDueOn,
    dueOn: state.dueOn,
    parent: parent && { code: parent.code, dueOn: parent.dueOn },
    requests: requests.map(presentRequest),
    granted: (await listGranted(db, actor.tenantId, dutyId)).map(presentGranted),
    can: {
      ask: isOpen && asks && !late && !pending,
      withdraw: pending && asks,
      decide: isOpen && pending && decides,
      grant: isOpen && decides,
    },
    late: isOpen && late,
  }
}

/** The routes of `contract/src/extensions.ts`. Whose duty it is decides on each; asked in the use cases. */
export function registerExtensions(api: Api, { db, clock }: Pick<Deps, 'db' | 'clock'>): void {
  const day = () => ({ today: clock.today(), now: clock.now() })

  register(api, contract.getDutyExtensions, {
    allow: everybody,
    handle: ({ actor, params }) => inTenant(db, actor, (trx) => show(trx, actor, params.dutyId, clock.today())),
  })

  register(api, contract.askExtension, {
    allow: everybody,
    handle: ({ actor, by, params: { dutyId }, body }) =>
      inTenant(db, actor, async (trx) => {
        await askExtension(trx, actor, by, { ...body, dutyId, ...day() })
        return show(trx, actor, dutyId, clock.today())
      }),
  })

  register(api, contract.withdrawExtension, {
    allow: everybody,
    handle: ({ actor, by, params }) =>
      inTenant(db, actor, async (trx) => {
        const dutyId = await withdrawExtension(trx, actor, by, { ...params, ...day() })
        return show(trx, actor, dutyId, clock.today())
      }),
  })

  register(api, contract.grantExtension, {
    allow: everybody,
    handle: ({ actor, by, params: { dutyId }, body }) =>
      inTenant(db, actor, async (trx) => {
        await grantExtension(trx, actor, by, { ...body, dutyId, ...day() })
        return show(trx, actor, dutyId, clock.today())
      }),
  })

  register(api, contract.decideExtensions, {
    allow: everybody,
    handle: ({ actor, by, body }) =>
      inTenant(db, actor, async (trx) => ({ decided: await decideExtensions(trx, actor, by, { ...body, ...day() }) })),
  })

  register(api, contract.listExtensionRequests, {
    // Only what one may decide on, or what one's own organizations asked for.
    allow: everybody,
    handle: ({ actor, query: { side } }) =>
      inTenant(db, actor, async (trx) => {
        const where = side === 'asked' ? { ownWork: ownPlacesOf(actor, clock.today()) } : { decidedBy: judgeOf(actor) }
        const rows = await listPending(trx, actor.tenantId, where)
        return { requests: rows.map((row) => presentListed(row, actor)) }
      }),
  })
}
