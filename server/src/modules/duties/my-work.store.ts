import { MY_WORK_GROUPS, type MyWorkGroup } from '@dondoc/contract/my-work'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '../../lib/db.ts'
import type { ReadScope } from '../../lib/read-scope.ts'
import { type DutyRowData, SORT_KEYS, toldOf } from './duties.store.ts'
import {
  type DutyWhere,
  hasMissedCheckpoint,
  isSoon,
  isUntaken,
  type JudgeToday,
  selectDuties,
  wasReturned,
} from './select-duties.sql.ts'

/** Whose work is asked for, and what of it. */
export interface MyWork {
  readonly mine: Pick<DutyWhere, 'ownWork' | 'owedBelow' | 'assignedTo'>
  /** Who also sees what waits for his decision or confirmation. */
  readonly judge: JudgeToday | null
  readonly planId: string | undefined
  /** What was given before this day is taken without a word. */
  readonly silentBefore: PlainDate
  readonly withDone: boolean
  /** Rows of each group. */
  readonly limit: number
}

export type MyWorkRow = DutyRowData & { readonly rank: number; readonly total: number }

const rankOf = (group: MyWorkGroup): RawBuilder<number> => sql`${sql.lit(MY_WORK_GROUPS.indexOf(group))}`

/** The first group that a duty of one's own belongs to. */
const ownRank = (asOf: PlainDate, silentBefore: PlainDate): RawBuilder<number> => sql`case
  when ${wasReturned(asOf)} then ${rankOf('returned')}
  when status = 'overdue' then ${rankOf('overdue')}
  when ${hasMissedCheckpoint(asOf)} then ${rankOf('missed-checkpoint')}
  when ${isSoon(asOf)} then ${rankOf('soon')}
  when ${isUntaken(silentBefore)} then ${rankOf('to-accept')}
  when status not in ('running', 'not-started', 'waiting', 'to-confirm') then ${rankOf('done')}
  when role = 'coordinator' then ${rankOf('coordinating')}
  else ${rankOf('rest')} end`

/** The first rows of each group of one's work by urgency, and how many each has: one question for the whole page. */
export async function listMyWork(db: Reader, scope: ReadScope, asOf: PlainDate, asked: MyWork): Promise<MyWorkRow[]> {
  const { mine, judge, planId, silentBefore, limit } = asked
  const [first, second] = SORT_KEYS.urgency
  const waiting =
    judge === null
      ? sql``
      : sql`
        union all
        select ${rankOf('to-decide')}, states.* from (${selectDuties(scope, asOf, { planId, role: 'any', toDecideBy: judge })}) states
        union all
        select ${rankOf('to-confirm')}, states.* from (${selectDuties(scope, asOf, { planId, toConfirmBy: judge })}) states`
  return db
    .selectFrom(
      sql<MyWorkRow>`(
        with own as (
          select ${ownRank(asOf, silentBefore)} as rank, states.* from (${selectDuties(scope, asOf, { ...mine, planId, role: 'any' })}) states
        ), found as materialized (
          select distinct on (id) * from (select * from own ${waiting}) every_one order by id, rank
        ), placed as (
          select *, count(*) over (partition by rank)::integer as total,
            row_number() over (partition by rank order by (${first})::text collate "C", (${second})::text collate "C", code collate "C") as place
          from found where ${asked.withDone ? sql`true` : sql`rank <> ${rankOf('done')}`}
        ), paged as (
          select * from placed where place <= ${limit}
        )
        ${toldOf(asOf)}
      )`.as('work'),
    )
    .selectAll()
    .orderBy('rank')
    .orderBy(sql`place`)
    .execute()
}
