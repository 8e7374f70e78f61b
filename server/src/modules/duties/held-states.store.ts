import { addDays, type PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { DutyStatus } from '@dondoc/domain/duties/status'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Reader } from '../../lib/db.ts'
import { confirmationRequiredIn } from '../settings/index.ts'
import { type DutyState, dutiesOn } from './duty-state.ts'
import { isLateAgainstOriginal, isSoon } from './select-duties.sql.ts'

/** What an overview calls "the week before" is this many days earlier. */
const DAYS_BEFORE = 7

/** A duty of any scope that was written in the meantime, on the day asked for. */
export interface WrittenDuty
  extends Pick<DutyState, 'id' | 'code' | 'role' | 'planId' | 'organizationId' | 'area' | 'dueOn' | 'deliveredOn'> {
  /** Of who owes it now. */
  readonly orgPath: string
  /** Null where it does not exist on the day. */
  readonly status: DutyStatus | null
  /** A week before; null where it did not exist then. */
  readonly statusBefore: DutyStatus | null
  /** Due within the next seven days and not delivered. */
  readonly soon: boolean
  /** Later than the plan's own day, whatever was granted since. */
  readonly late: boolean
}

/** What the database saw of a tenant at one moment. */
export interface Moment {
  /** Names the moment: a snapshot. */
  readonly seen: string
  /** The rule by which a status depends on more than the duty. */
  readonly confirmationRequired: boolean
  /** Organizations were written since, too. */
  readonly treeWritten: boolean
  readonly duties: readonly WrittenDuty[]
}

type Row = Omit<Moment, 'duties'> & Omit<WrittenDuty, 'id'> & { readonly id: string | null }

/**
 * Written by a transaction that `seen` did not see; true for all where nothing was seen. Numbers that the server has not reached came
 * with rows from another one, by a restored copy.
 */
const writtenSince = (seen: string | null): RawBuilder<SqlBool> =>
  seen === null
    ? sql`true`
    : sql`("writtenBy" >= pg_snapshot_xmin(${seen}::pg_snapshot) and "writtenBy" < pg_snapshot_xmax(pg_current_snapshot())
        and not pg_visible_in_snapshot("writtenBy", ${seen}::pg_snapshot))`

/** What was written since a moment, or all, and how it stands on a day: one statement, so that all of it is of one moment. */
export async function readWritten(
  db: Reader,
  { tenantId, asOf }: { readonly tenantId: string; readonly asOf: PlainDate },
  seen: string | null,
): Promise<Moment> {
  // As an array they are looked up in the index, however many the database expects; where all are read, it would be in the way.
  const these = seen === null ? sql<SqlBool>`true` : sql<SqlBool>`d.id = any(array(select id from written))`
  const rows = await db
    .selectFrom(
      sql<Row>`(
        with written as materialized (select id, "orgPath" from duty where "tenantId" = ${tenantId} and ${writtenSince(seen)})
        select pg_current_snapshot()::text as seen, ${confirmationRequiredIn(tenantId)} as "confirmationRequired",
          exists (select from organization where "tenantId" = ${tenantId} and ${writtenSince(seen)}) as "treeWritten",
          written.id, code, "planId", "organizationId", written."orgPath", role, area, status, "statusBefore", "dueOn", "deliveredOn",
          ${isSoon(asOf)} as soon, ${isLateAgainstOriginal(asOf)} as late
        from (select) once left join written on true
        left join (${dutiesOn(tenantId, asOf, these, { before: addDays(asOf, -DAYS_BEFORE) })}) states on states.id = written.id
      )`.as('written'),
    )
    .selectAll()
    .execute()
  const [first] = rows
  if (first === undefined) throw new Error('the database names no moment')
  const { confirmationRequired, treeWritten } = first
  const duties = rows.filter((row): row is Row & WrittenDuty => row.id !== null)
  return { seen: first.seen, confirmationRequired, treeWritten, duties }
}
