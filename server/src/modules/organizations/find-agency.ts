import { sql } from 'kysely'
import type { Reader } from '../../lib/db.ts'

/** The nearest agency (it has a seal and issues documents) at or above a place of the tree; undefined where there is none. */
export async function findAgency(
  db: Reader,
  tenantId: string,
  orgPath: string,
): Promise<{ id: string; orgPath: string; name: string } | undefined> {
  return db
    .selectFrom('organization')
    .select(['id', 'orgPath', 'name'])
    .where('tenantId', '=', tenantId)
    .where('issuesPlans', '=', true)
    .where(sql<boolean>`"orgPath" @> ${orgPath}::ltree`)
    .orderBy(sql`nlevel("orgPath")`, 'desc')
    .limit(1)
    .executeTakeFirst()
}
