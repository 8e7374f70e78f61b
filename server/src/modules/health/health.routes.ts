import { getHealth } from '@dondoc/contract/health'
import { sql } from 'kysely'
import type { Deps } from '../../lib/deps.ts'
import { type Api, registerOpen } from '../../lib/http.ts'
import { Problem } from '../../lib/problem.ts'

/** `GET /api/health`: 200 while the database answers, 503 `server.not-ready` where it does not. */
export function registerHealth(api: Api, deps: Deps): void {
  const { version, database, migration } = deps
  registerOpen(api, getHealth, async ({ log }) => {
    try {
      await sql`select 1`.execute(deps.db)
    } catch (error) {
      log.error({ err: error }, 'the database does not answer')
      throw new Problem('server.not-ready')
    }
    return { status: 'ok' as const, version, database, migration }
  })
}
