import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Actor } from './actor.ts'

/** What a list may show: the tenant, and the places in its tree where the reader holds a role. */
export interface ReadScope {
  readonly tenantId: string
  readonly paths: readonly string[]
}

/** The scope of a signed-in person. */
export function scopeOf(actor: Actor): ReadScope {
  return { tenantId: actor.tenantId, paths: [...new Set(actor.roles.map(({ at }) => at))] }
}

/** In SQL: the path in `column` is one of the paths or lies below one. */
export function isBelow(column: string, paths: readonly string[]): RawBuilder<SqlBool> {
  return sql`${sql.ref(column)} <@ ${sql.val(paths)}::ltree[]`
}

/** In SQL: the path in `column` lies above or below one of the paths, as `canReadPlan` asks of an issued plan. */
export function isAboveOrBelow(column: string, paths: readonly string[]): RawBuilder<SqlBool> {
  return sql`(${isBelow(column, paths)} or ${sql.ref(column)} @> ${sql.val(paths)}::ltree[])`
}
