import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { STARTER_RULES, type UrgingRules } from '@dondoc/domain/urging/rules'
import { type RawBuilder, sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'

/** Rules and the branch that follows them, save where an agency below has its own. The starter stands above all roots. */
export interface RuleSet {
  readonly organizationId: string | null
  readonly orgPath: string
  readonly version: number
  readonly rules: UrgingRules
}

/** The starter's; its path holds nothing, so that everything without rules of its own falls to it. */
const STARTER: RuleSet = { organizationId: null, orgPath: '', version: 0, rules: STARTER_RULES }

/** Every set of rules of a tenant, with the starter. */
export async function listRuleSets(db: Reader, tenantId: string): Promise<RuleSet[]> {
  const rows = await db
    .selectFrom('urging_rules')
    .select(['organizationId', 'orgPath', 'version', 'rules'])
    .where('tenantId', '=', tenantId)
    .execute()
  // Rules that were set before there was a number for something have the starter's for it.
  return [STARTER, ...rows.map((row) => ({ ...row, rules: { ...STARTER_RULES, ...row.rules } }))]
}

const depthOf = (path: string): number => (path === '' ? 0 : path.split('.').length)

/** The set that an organization follows: its own, or the nearest above. */
export function ruleSetFor(sets: readonly RuleSet[], orgPath: string): RuleSet {
  return sets
    .filter(({ orgPath: at }) => at === '' || orgPath === at || orgPath.startsWith(`${at}.`))
    .reduce((best, set) => (depthOf(set.orgPath) > depthOf(best.orgPath) ? set : best), STARTER)
}

/** In SQL, part of a `with`: `governed` names the place of the rule set that each organization follows, '' for the starter. */
export const governed = (tenantId: string, sets: readonly RuleSet[]): RawBuilder<unknown> => sql`
  governed as materialized (
    select distinct on (o.id) o.id as "organizationId", coalesce(place.path, '') as path
    from organization o
    left join unnest(${sql.val(sets.flatMap(({ orgPath }) => (orgPath === '' ? [] : [orgPath])))}::text[]) as place(path)
      on o."orgPath" <@ place.path::ltree
    where o."tenantId" = ${tenantId}
    order by o.id, nlevel(place.path::ltree) desc nulls last
  )`

/** Sets rules over the version that the writer has seen (0: none yet), or with null goes back to the superior's; false where somebody was faster. */
export async function putRules(
  trx: Trx,
  tenantId: string,
  place: { readonly id: string; readonly orgPath: string },
  seen: number,
  rules: UrgingRules | null,
): Promise<boolean> {
  const own = { tenantId, organizationId: place.id }
  if (rules === null) {
    const { numDeletedRows } = await trx
      .deleteFrom('urging_rules')
      .where('tenantId', '=', tenantId)
      .where('organizationId', '=', place.id)
      .where('version', '=', seen)
      .executeTakeFirstOrThrow()
    return numDeletedRows > 0n || seen === 0
  }
  const set = { version: seen + 1, rules: JSON.stringify(rules) }
  const written = await trx
    .insertInto('urging_rules')
    .values({ ...own, orgPath: place.orgPath, ...set })
    .onConflict((conflict) =>
      conflict.columns(['tenantId', 'organizationId']).doUpdateSet(set).where('urging_rules.version', '=', seen),
    )
    .returning('version')
    .executeTakeFirst()
  return written !== undefined && (seen > 0 || written.version === 1)
}

/** Makes the run of a day and hour this transaction's; false where it was done, or is being done by another process. */
export async function beginRun(
  trx: Trx,
  run: { readonly tenantId: string; readonly on: PlainDate; readonly digestAt: string; readonly at: Date },
): Promise<boolean> {
  const made = await trx
    .insertInto('urging_run')
    .values({ ...run, digests: 0 })
    .onConflict((done) => done.doNothing())
    .returning('on')
    .executeTakeFirst()
  return made !== undefined
}

/** Writes down how many digests a run made. */
export async function endRun(
  trx: Trx,
  run: { readonly tenantId: string; readonly on: PlainDate; readonly digestAt: string },
  digests: number,
): Promise<void> {
  await trx
    .updateTable('urging_run')
    .set({ digests })
    .where('tenantId', '=', run.tenantId)
    .where('on', '=', run.on)
    .where('digestAt', '=', run.digestAt)
    .execute()
}

/** When the last run of that hour before a day was; null where there was none. */
export async function findLastRun(
  db: Reader,
  tenantId: string,
  digestAt: string,
  before: PlainDate,
): Promise<Date | null> {
  const row = await db
    .selectFrom('urging_run')
    .select((run) => run.fn.max('at').as('at'))
    .where('tenantId', '=', tenantId)
    .where('digestAt', '=', digestAt)
    .where('on', '<', before)
    .executeTakeFirst()
  return row?.at ?? null
}
