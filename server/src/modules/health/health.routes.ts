import { getHealth, listFaults } from '@dondoc/contract/health'
import { canWatchService } from '@dondoc/domain/access/accounts'
import { lookUp } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { type Api, register, registerOpen } from '../../lib/http.ts'
import { Problem } from '../../lib/problem.ts'
import { isFolderOfOther } from '../records/index.ts'

/**
 * `GET /api/health`: 200 while the database answers, 503 `server.not-ready` where it does not. `GET /api/health/faults`: what an
 * administrator must have put right, asked anew each time.
 */
export function registerHealth(api: Api, deps: Deps): void {
  const { version, database, migration } = deps
  registerOpen(api, getHealth, async ({ log }) => {
    try {
      await lookUp(deps.db, 'now')
    } catch (error) {
      log.error({ err: error }, 'the database does not answer')
      throw new Problem('server.not-ready')
    }
    return { status: 'ok' as const, version, database, migration }
  })

  register(api, listFaults, {
    allow: canWatchService,
    handle: async () => ({
      faults: (await isFolderOfOther(deps)) ? [{ code: 'file.other-database' as const }] : [],
    }),
  })
}
