import type { SearchHit } from '@dondoc/contract/search'
import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '../../lib/db.ts'
import { isAboveOrBelow, isBelow, type ReadScope } from '../../lib/read-scope.ts'

/** Of each kind at most this many are looked at before the best are chosen: a common word must not rank the whole province. */
const CANDIDATES = 200

/**
 * Who reads at most so many plans is shown what stands in them: their rows are read and looked through. For others the index of words
 * is asked first, which for common words finds ten thousand rows of a province, whoever asks.
 */
const FEW_PLANS = 40

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
  const few = sql`(select few from breadth)`
  return db
    .selectFrom(
      sql<SearchHit>`(
        with readable as materialized (
          select p.id, p.code, p.title, p."issuerId", p.search from plan p where p."tenantId" = ${tenantId} and ${readablePlan}
        ), breadth as materialized (select count(*) <= ${FEW_PLANS} as few from readable)
        select *, row_number() over (partition by kind order by fit desc, id desc) as turn from ((
          select 'plan' as kind, p.id, p.id as "planId", p.code, p.title, o.name as context,
            case when p.code = ${code} then 0 else 1 end as rank, ts_rank(p.search, ${query}) as fit
          from readable p
          join organization o on o."tenantId" = ${tenantId} and o.id = p."issuerId"
          where p.search @@ ${query}
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
          from (${nodes(tenantId, query, few)}) n
          join readable p on p.id = n."planId"
        ) union all (
          select 'record', r.id, null, r.number, r.abstract, o.name, 1, ts_rank(r.search, ${query})
          from (${records(scope, query, few)}) r
          join organization o on o."tenantId" = ${tenantId} and o.id = r."issuerId"
        ) union all (
          select 'organization', o.id, null, null, o.name, above.name, 1, ts_rank(o.search, ${query})
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

type Sql = RawBuilder<unknown>

// "offset 0" keeps what stands inside apart: it is done first. One of the two ways is gone, the other never begun.

/** Rows with the words in readable plans, by their plans or by their words. */
const nodes = (tenantId: string, query: Sql, few: Sql): Sql => sql`
  (select n.* from readable p cross join lateral (
     select id, "planId", text, search from plan_node where "tenantId" = ${tenantId} and "planId" = p.id offset 0
   ) n
   where ${few} and n.search @@ ${query} limit ${CANDIDATES})
  union all
  (select id, "planId", text, search from plan_node
   where not ${few} and "tenantId" = ${tenantId} and search @@ ${query} and ("planId" in (select id from readable)) is true
   limit ${CANDIDATES})`

/** Records with the words of issuers above or below the reader, by their issuers or by their words. */
function records({ tenantId, paths }: ReadScope, query: Sql, few: Sql): Sql {
  const columns = sql`id, number, abstract, "issuerId", "orgPath", search`
  return sql`
  (select * from (select ${columns} from record r where "tenantId" = ${tenantId} and ${isAboveOrBelow('r.orgPath', paths)} offset 0) r
   where ${few} and search @@ ${query} limit ${CANDIDATES})
  union all
  (select * from (select ${columns} from record where "tenantId" = ${tenantId} and search @@ ${query} offset 0) r
   where not ${few} and ${isAboveOrBelow('r.orgPath', paths)} limit ${CANDIDATES})`
}
