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

/** In SQL: one of the paths fulfils what is asked of it. Each is asked for itself: only so does the index of paths serve. */
const someOf = (paths: readonly string[], fulfils: (path: RawBuilder<string>) => RawBuilder<SqlBool>) =>
  paths.length === 0
    ? sql<SqlBool>`false`
    : sql<SqlBool>`(${sql.join(
        paths.map((path) => fulfils(sql`${path}::ltree`)),
        sql` or `,
      )})`

/** In SQL: the path in `column` is one of the paths or lies below one. */
export function isBelow(column: string, paths: readonly string[]): RawBuilder<SqlBool> {
  return someOf(paths, (path) => sql`${sql.ref(column)} <@ ${path}`)
}

/** In SQL: the path in `column` lies above or below one of the paths, as `canReadPlan` asks of an issued plan. */
export function isAboveOrBelow(column: string, paths: readonly string[]): RawBuilder<SqlBool> {
  return someOf(paths, (path) => sql`${sql.ref(column)} <@ ${path} or ${sql.ref(column)} @> ${path}`)
}
