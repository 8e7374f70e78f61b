import type { SearchHit } from '@dondoc/contract/search'
import { sql } from 'kysely'
import type { Reader } from '../../lib/db.ts'
import { isAboveOrBelow, isBelow, type ReadScope } from '../../lib/read-scope.ts'

/** Of each kind at most this many are looked at before the best are chosen: a common word must not rank the whole province. */
const CANDIDATES = 200

export interface SearchRequest {
  /** As `searchQuery` writes it. */
  readonly query: string
  /** What was typed, for codes and numbers. */
  readonly typed: string
  readonly limit: number
  readonly draftPaths: readonly string[]
}

/**
 * Plans, leaves and headings, duties, records and organizations by words: what has the code that was typed first, then the best of
 * each kind in turn, so that a word in every task does not hide the one organization of that name.
 */
export async function searchAll(db: Reader, scope: ReadScope, request: SearchRequest): Promise<SearchHit[]> {
  const { tenantId, paths } = scope
  const { limit, draftPaths } = request
  const query = sql`${request.query}::tsquery`
  const code = sql`upper(regexp_replace(${request.typed}, '\\s', '', 'g'))`
  const readablePlan = sql`(case when p.state = 'draft' then ${isBelow('p.orgPath', draftPaths)}
    else ${isAboveOrBelow('p.orgPath', paths)} end)`
  return db
    .selectFrom(
      sql<SearchHit>`(
        select *, row_number() over (partition by kind order by fit desc, id desc) as turn from ((
          select 'plan' as kind, p.id, p.id as "planId", p.code, p.title, o.name as context,
            case when p.code = ${code} then 0 else 1 end as rank, ts_rank(p.search, ${query}) as fit
          from plan p
          join organization o on o."tenantId" = p."tenantId" and o.id = p."issuerId"
          where p."tenantId" = ${tenantId} and p.search @@ ${query} and ${readablePlan}
          limit ${CANDIDATES}
        ) union all (
          select 'duty', d.id, d."planId", d.code, n.text, o.name, 0, 1
          from duty d
          join plan_node n on n."tenantId" = d."tenantId" and n.id = d."nodeId"
          join plan p on p."tenantId" = d."tenantId" and p.id = d."planId"
          join organization o on o."tenantId" = d."tenantId" and o.id = d."organizationId"
          where d."tenantId" = ${tenantId} and d.code = ${code}
            and (${isBelow('d.orgPath', paths)} or ${isAboveOrBelow('p.orgPath', paths)})
        ) union all (
          select 'node', n.id, n."planId", p.code, n.text, p.title, 1, ts_rank(n.search, ${query})
          from plan_node n
          join plan p on p."tenantId" = n."tenantId" and p.id = n."planId"
          where n."tenantId" = ${tenantId} and n.search @@ ${query} and ${readablePlan}
          limit ${CANDIDATES}
        ) union all (
          select 'record', r.id, null, r.number, r.abstract, o.name, 1, ts_rank(r.search, ${query})
          from record r
          join organization o on o."tenantId" = r."tenantId" and o.id = r."issuerId"
          where r."tenantId" = ${tenantId} and r.search @@ ${query} and ${isAboveOrBelow('r.orgPath', paths)}
          limit ${CANDIDATES}
        ) union all (
          select 'organization', o.id, null, null, o.name, above.name, 1,
            ts_rank(o.search, ${query})
          from organization o
          left join organization above on above."tenantId" = o."tenantId" and above.id = o."parentId"
          where o."tenantId" = ${tenantId} and o.search @@ ${query}
          limit ${CANDIDATES}
        )) found
      )`.as('hits'),
    )
    .select(['kind', 'id', 'planId', 'code', 'title', 'context'])
    .orderBy(sql`rank`)
    .orderBy(sql`turn`)
    .orderBy('kind')
    .limit(limit)
    .execute()
}
