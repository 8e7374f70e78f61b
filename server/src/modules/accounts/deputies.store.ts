import { sql } from 'kysely'
import type { Reader } from '../../lib/db.ts'
import { asPattern } from './account-list.store.ts'

/** The agency to which an organization belongs: itself or the nearest one above that has a seal; itself where none has. */
export async function findAgencyPath(db: Reader, tenantId: string, orgPath: string): Promise<string> {
  const row = await db
    .selectFrom('organization')
    .select('orgPath')
    .where('tenantId', '=', tenantId)
    .where('issuesPlans', '=', true)
    .where(sql<boolean>`"orgPath" @> ${orgPath}::ltree`)
    .orderBy(sql`nlevel("orgPath")`, 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.orgPath ?? orgPath
}

export interface ColleagueRow {
  readonly id: string
  readonly name: string
  readonly organizationId: string
  readonly organizationName: string
  readonly organizationShortName: string | null
}

/**
 * People of an agency whose accounts can be used, without those of agencies below it, in Vietnamese order of their names. Demo
 * accounts count in demo mode only.
 */
export async function listColleagues(
  db: Reader,
  agency: { readonly tenantId: string; readonly agencyPath: string; readonly demo: boolean },
  filter: { readonly q: string | undefined; readonly except: string; readonly limit: number },
): Promise<ColleagueRow[]> {
  const { tenantId, agencyPath, demo } = agency
  const words = filter.q?.trim() ?? ''
  return db
    .selectFrom('account as a')
    .innerJoin('organization as o', (join) =>
      join.onRef('o.tenantId', '=', 'a.tenantId').onRef('o.id', '=', 'a.organizationId'),
    )
    .select([
      'a.id',
      'a.name',
      'a.organizationId',
      'o.name as organizationName',
      'o.shortName as organizationShortName',
    ])
    .where('a.tenantId', '=', tenantId)
    .where('a.id', '!=', filter.except)
    .where('a.disabledAt', 'is', null)
    .$if(!demo, (query) => query.where('a.demoPassword', 'is', null))
    .where(sql<boolean>`o."orgPath" <@ ${agencyPath}::ltree`)
    .where(sql<boolean>`not exists (select 1 from organization b where b."tenantId" = a."tenantId" and b."issuesPlans"
      and b."orgPath" @> o."orgPath" and nlevel(b."orgPath") > nlevel(${agencyPath}::ltree))`)
    .$if(words !== '', (query) => query.where(sql<boolean>`f_unaccent(a.name) ilike f_unaccent(${asPattern(words)})`))
    .orderBy(sql`a.name collate "vi-x-icu"`)
    .orderBy('a.id')
    .limit(filter.limit)
    .execute()
}
