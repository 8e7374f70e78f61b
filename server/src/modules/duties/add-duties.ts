import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { NewDuty as PlannedDuty } from '@dondoc/domain/duties/plan-duties'
import { sql } from 'kysely'
import type { Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import { dutyCode, takeNumbers } from '../../lib/running-codes.ts'

/** A duty that the domain planned for a leaf, and the organization that owes it. */
export type NewDuty = Pick<PlannedDuty, 'products' | 'originalDueOn' | 'windowFrom' | 'label' | 'waitingFor'> & {
  readonly checkpoints?: PlannedDuty['checkpoints']
  readonly nodeId: string
  readonly organizationId: string
  /** Absent: the lead's. */
  readonly role?: 'lead' | 'coordinator'
  /** Where what it waits for has happened already, and the act that was registered of it. */
  readonly happenedOn?: PlainDate
  readonly eventId?: string
}

/** Rows of one INSERT: keeps the number of parameters far below PostgreSQL's 65,535. */
const BATCH = 1000

async function pathsOf(trx: Trx, tenantId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await trx
    .selectFrom('organization')
    .select(['id', 'orgPath'])
    .where('tenantId', '=', tenantId)
    .where(sql<boolean>`id = any(${sql.val([...new Set(ids)])}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, orgPath }) => [id, orgPath]))
}

interface IssuedPlan {
  readonly tenantId: string
  readonly planId: string
  readonly issuedOn: PlainDate
  readonly demo: boolean
}

/**
 * Writes the duties of a plan that is being issued or amended, with running codes in the order given, and notes on all duties of
 * the plan the area of their rows. Returns the ids of the new ones in that order.
 */
export async function addDuties(trx: Trx, plan: IssuedPlan, duties: readonly NewDuty[]): Promise<string[]> {
  const ids = duties.length === 0 ? [] : await insertDuties(trx, plan, duties)
  await copyAreas(trx, plan.tenantId, plan.planId)
  return ids
}

async function insertDuties(trx: Trx, plan: IssuedPlan, duties: readonly NewDuty[]): Promise<string[]> {
  const first = await takeNumbers(trx, plan.tenantId, 'NV', duties.length)
  const paths = await pathsOf(
    trx,
    plan.tenantId,
    duties.map(({ organizationId }) => organizationId),
  )
  const rows = duties.map((duty, index) => {
    const { nodeId, organizationId, originalDueOn, windowFrom, label, waitingFor, products } = duty
    const orgPath = paths.get(organizationId)
    if (orgPath === undefined) throw new Error(`no organization ${organizationId} in the tenant`)
    return {
      ...plan,
      id: newId(),
      code: dutyCode(first + index),
      nodeId,
      organizationId,
      orgPath,
      role: duty.role ?? 'lead',
      windowFrom,
      originalDueOn,
      dueOn: originalDueOn,
      occurrence: label,
      waitingKind: waitingFor?.kind ?? null,
      waitingWords: waitingFor?.words ?? null,
      happenedOn: duty.happenedOn ?? null,
      eventId: duty.eventId ?? null,
      checkpoints: JSON.stringify(duty.checkpoints ?? []),
      // A product that the plan names is proved by a document.
      recordRequired: products.length > 0,
    }
  })
  for (let from = 0; from < rows.length; from += BATCH) {
    await trx
      .insertInto('duty')
      .values(rows.slice(from, from + BATCH))
      .execute()
  }
  return rows.map(({ id }) => id)
}

async function copyAreas(trx: Trx, tenantId: string, planId: string): Promise<void> {
  await trx
    .updateTable('duty as d')
    .from('plan_node as n')
    .set((row) => ({ area: row.ref('n.area') }))
    .whereRef('n.tenantId', '=', 'd.tenantId')
    .whereRef('n.id', '=', 'd.nodeId')
    .whereRef('d.area', 'is distinct from', 'n.area')
    .where('d.tenantId', '=', tenantId)
    .where('d.planId', '=', planId)
    .execute()
}
