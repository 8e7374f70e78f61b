import * as contract from '@dondoc/contract/my-work'
import { everybody } from '../../lib/actor.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register } from '../../lib/http.ts'
import { scopeOf } from '../../lib/read-scope.ts'
import { readSettings } from '../settings/index.ts'
import { countFrom, presentDutyRow } from './duties.present.ts'
import { judgeOf, viewerOf } from './duty-rights.ts'
import { listMyWork } from './my-work.store.ts'
import { ownPlacesOf } from './own-work.sql.ts'

/** The route of `contract/src/my-work.ts`. */
export function registerMyWork(api: Api, { db, clock }: Deps): void {
  register(api, contract.getMyWork, {
    // Narrowed to what the domain's `canReadDuty` allows.
    allow: everybody,
    handle: ({ actor, query }) =>
      inTenant(
        db,
        actor,
        async (trx) => {
          const today = clock.today()
          const asOf = query.asOf ?? today
          const settings = await readSettings(trx, actor.tenantId)
          const viewer = viewerOf(actor, { asOf, today }, settings)
          const own = ownPlacesOf(actor, viewer.today)
          const { whose, done: withDone, planId, limit } = query
          const rows = await listMyWork(trx, scopeOf(actor), asOf, {
            mine:
              whose === 'me'
                ? { assignedTo: actor.accountId }
                : whose === 'below'
                  ? { owedBelow: own.paths }
                  : { ownWork: own },
            // What waits for one's judgement stands apart from what is assigned to one as a person.
            judge: whose === 'me' ? null : { ...judgeOf(actor), today },
            planId,
            silentBefore: viewer.silentBefore,
            withDone,
            limit,
          })
          const workingDays = countFrom(asOf, settings.calendar)
          const names = contract.MY_WORK_GROUPS.filter((name) => withDone || name !== 'done')
          return {
            groups: names.map((name) => {
              const group = rows.filter(({ rank }) => contract.MY_WORK_GROUPS[rank] === name)
              return {
                name,
                total: group[0]?.total ?? 0,
                rows: group.map((row) => presentDutyRow(row, asOf, workingDays, viewer)),
              }
            }),
          }
        },
        { plan: 'once' },
      ),
  })
}
