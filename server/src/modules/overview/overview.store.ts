import type { Reader } from '../../lib/db.ts'
import { isAboveOrBelow, type ReadScope } from '../../lib/read-scope.ts'

/** The plans all of whose duties may be read, whoever owes them. */
export async function listReadablePlanIds(db: Reader, { tenantId, paths }: ReadScope): Promise<string[]> {
  const rows = await db
    .selectFrom('plan')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where(isAboveOrBelow('orgPath', paths))
    .execute()
  return rows.map(({ id }) => id)
}
