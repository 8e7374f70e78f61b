import { sql } from 'kysely'
import type { Trx } from '../../lib/db.ts'
import type { Tables } from '../../lib/tables.ts'

/** The tables whose rows are filtered by branch. */
type BranchTable = { [Table in keyof Tables]: 'orgPath' extends keyof Tables[Table] ? Table : never }[keyof Tables]

/** All of them, for a moved branch takes its rows along: a table that is not named here does not compile. */
const BRANCH_TABLES = {
  organization: true,
  plan: true,
  duty: true,
  record: true,
  role_held: true,
  urging_letter: true,
  urging_letter_duty: true,
  urging_rules: true,
} as const satisfies Record<BranchTable, true>

/** A place of the tree that is another one now. */
export interface PathMove {
  readonly from: string
  readonly to: string
}

/**
 * Gives the rows of moved branches their new paths, one statement for each table. `moves` names every organization whose path
 * changes, those below a moved one too: a row's path is always that of an organization.
 */
export async function movePaths(trx: Trx, tenantId: string, moves: readonly PathMove[]): Promise<void> {
  if (moves.length === 0) return
  const from = sql.val(moves.map((move) => move.from))
  const to = sql.val(moves.map((move) => move.to))
  for (const table of Object.keys(BRANCH_TABLES)) {
    await sql`
      update ${sql.table(table)} as t set "orgPath" = m."to"
      from unnest(${from}::text[]::ltree[], ${to}::text[]::ltree[]) as m("from", "to")
      where t."tenantId" = ${tenantId} and t."orgPath" = m."from"`.execute(trx)
  }
}
