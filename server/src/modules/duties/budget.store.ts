import type { BudgetDecision } from '@dondoc/contract/budgets'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type RawBuilder, sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'

/** The newest decision on what a row may cost; undefined where there is none. Amounts in million đồng. */
export async function findDecision(
  db: Reader,
  tenantId: string,
  nodeId: string,
): Promise<{ amount: number | null; version: number } | undefined> {
  return db
    .selectFrom('node_budget')
    .select(['version', sql<number | null>`amount::float8`.as('amount')])
    .where('tenantId', '=', tenantId)
    .where('nodeId', '=', nodeId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** All decisions on a row, newest first. */
export async function listDecisions(db: Reader, tenantId: string, nodeId: string): Promise<BudgetDecision[]> {
  const rows = await db
    .selectFrom('node_budget')
    .select(['version', 'words', 'setBy', 'setAt', sql<number | null>`amount::float8`.as('amount')])
    .where('tenantId', '=', tenantId)
    .where('nodeId', '=', nodeId)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(({ setBy, setAt, ...row }) => ({ ...row, by: setBy, at: setAt.toISOString() }))
}

export interface NewDecision {
  readonly nodeId: string
  readonly version: number
  readonly amount: number | null
  readonly words: string
  readonly setById: string
  readonly setBy: string
  readonly setAt: Date
}

/** Writes a decision; false where somebody else wrote that version first. */
export async function insertDecision(trx: Trx, tenantId: string, decision: NewDecision): Promise<boolean> {
  const { amount, ...row } = decision
  const written = await trx
    .insertInto('node_budget')
    .values({ ...row, tenantId, amount: amount === null ? null : String(amount) })
    .onConflict((conflict) => conflict.columns(['tenantId', 'nodeId', 'version']).doNothing())
    .returning('version')
    .executeTakeFirst()
  return written !== undefined
}

/** In SQL: what duty `d` has spent until a day, by the last update that said so; 0 where none did. */
const spentOf = (asOf: PlainDate): RawBuilder<number> => sql`coalesce((
  select u.spent from duty_update u
  where u."tenantId" = d."tenantId" and u."dutyId" = d.id and u."on" <= ${asOf}::date and u.spent is not null
  order by u.sequence desc limit 1
), 0)`

/** What the duties of a row have spent until a day, in million đồng, without one of them. */
export async function sumSpent(
  db: Reader,
  tenantId: string,
  row: { readonly nodeId: string; readonly without: string | null },
  asOf: PlainDate,
): Promise<number> {
  const { spent } = await db
    .selectFrom('duty as d')
    .select(sql<number>`coalesce(sum(${spentOf(asOf)}), 0)::float8`.as('spent'))
    .where('d.tenantId', '=', tenantId)
    .where('d.nodeId', '=', row.nodeId)
    .where(sql<boolean>`d.id is distinct from ${row.without}::uuid`)
    .executeTakeFirstOrThrow()
  return spent
}

/** The actionable rows of a plan that name money, were decided on, or cost something until a day. */
export async function listNodeBudgets(
  db: Reader,
  tenantId: string,
  planId: string,
  asOf: PlainDate,
): Promise<{ nodeId: string; text: string | null; decided: number | null; version: number; spent: number }[]> {
  return db
    .selectFrom(
      sql<{
        nodeId: string
        text: string | null
        decided: number | null
        version: number
        spent: number
        position: number
      }>`(
        select n.id as "nodeId", n."budgetText" as text, decision.amount::float8 as decided,
          coalesce(decision.version, 0) as version, coalesce(cost.spent, 0)::float8 as spent, n.position
        from plan_node n
        left join lateral (
          select b.amount, b.version from node_budget b
          where b."tenantId" = n."tenantId" and b."nodeId" = n.id order by b.version desc limit 1
        ) decision on true
        left join lateral (
          select sum(${spentOf(asOf)}) as spent from duty d where d."tenantId" = n."tenantId" and d."nodeId" = n.id
        ) cost on true
        where n."tenantId" = ${tenantId} and n."planId" = ${planId} and n.leaf
      )`.as('rows'),
    )
    .select(['nodeId', 'text', 'decided', 'version', 'spent'])
    .where(sql<boolean>`text is not null or version > 0 or spent > 0`)
    .orderBy('position')
    .execute()
}
