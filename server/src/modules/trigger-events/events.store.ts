import type { EventFacts } from '@dondoc/contract/trigger-events'
import type { Checkpoint } from '@dondoc/domain/calendar/due-dates'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'
import { isBelow } from '../../lib/read-scope.ts'

const selectEvents = (db: Reader, tenantId: string) =>
  db
    .selectFrom('trigger_event as e')
    .leftJoin('record as doc', (join) =>
      join.onRef('doc.tenantId', '=', 'e.tenantId').onRef('doc.id', '=', 'e.recordId'),
    )
    .selectAll('e')
    .select(['doc.kind as recordKind', 'doc.number as recordNumber', 'doc.date as recordDate'])
    .where('e.tenantId', '=', tenantId)

/** The acts of a tenant, newest first. */
export function listEventRows(db: Reader, tenantId: string) {
  return selectEvents(db, tenantId).orderBy('e.id', 'desc').execute()
}

export type EventRow = Awaited<ReturnType<typeof listEventRows>>[number]

export async function findEvent(db: Reader, tenantId: string, id: string): Promise<EventRow | undefined> {
  return selectEvents(db, tenantId).where('e.id', '=', id).executeTakeFirst()
}

/** The act, kept from other writers until the transaction ends. */
export async function lockEvent(trx: Trx, tenantId: string, id: string): Promise<EventRow | undefined> {
  return selectEvents(trx, tenantId).where('e.id', '=', id).forUpdate('e').executeTakeFirst()
}

export async function insertEvent(
  trx: Trx,
  event: EventFacts & {
    readonly tenantId: string
    readonly id: string
    readonly registeredAt: Date
    readonly authorId: string | null
    readonly author: string
  },
): Promise<void> {
  await trx
    .insertInto('trigger_event')
    .values({ ...event, version: 1 })
    .execute()
}

/** Writes over an act that the caller holds. */
export async function updateEvent(
  trx: Trx,
  tenantId: string,
  id: string,
  change: Partial<EventFacts> & {
    readonly version: number
    readonly withdrawnAt?: Date
    readonly withdrawnBy?: string
    readonly withdrawnReason?: string
  },
): Promise<void> {
  await trx.updateTable('trigger_event').set(change).where('tenantId', '=', tenantId).where('id', '=', id).execute()
}

const all = (conditions: readonly RawBuilder<SqlBool>[]): RawBuilder<SqlBool> =>
  sql`(${sql.join(conditions, sql` and `)})`

const selectDuties = (db: Reader, tenantId: string, where: RawBuilder<SqlBool>) =>
  db
    .selectFrom('duty as d')
    .innerJoin('plan as p', (join) => join.onRef('p.tenantId', '=', 'd.tenantId').onRef('p.id', '=', 'd.planId'))
    .innerJoin('plan_node as n', (join) => join.onRef('n.tenantId', '=', 'd.tenantId').onRef('n.id', '=', 'd.nodeId'))
    .innerJoin('organization as o', (join) =>
      join.onRef('o.tenantId', '=', 'd.tenantId').onRef('o.id', '=', 'd.organizationId'),
    )
    .select([
      'd.id',
      'd.code',
      'd.planId',
      'd.nodeId',
      'd.role',
      'd.occurrence',
      'p.code as planCode',
      'p.orgPath as ownerPath',
      'p.periodFrom',
      'p.periodTo',
      'd.organizationId',
      'o.name as organizationName',
      'o.shortName as organizationShortName',
      'd.waitingKind',
      'd.waitingWords',
      'd.happenedOn',
      'd.windowFrom',
      'd.originalDueOn',
      'd.issuedOn',
      'd.lastUpdateOn',
      'n.text',
      'n.deadline',
      'n.deadlineText',
      'd.eventId',
    ])
    .where('d.tenantId', '=', tenantId)
    .where(where)
    .orderBy('d.code')

/**
 * Duties given at or below one of the places that wait for an act or a document, and that nobody ended. Contributions start with
 * what they help and are not listed.
 */
export function listWaiting(db: Reader, tenantId: string, places: readonly string[]) {
  return selectDuties(
    db,
    tenantId,
    all([
      isBelow('p.orgPath', places),
      sql`d."waitingKind" in ('event', 'reference') and d."happenedOn" is null`,
      sql`d."deliveredOn" is null and not d.stopped and d.role <> 'coordinator'`,
    ]),
  ).execute()
}

export type TriggeredDuty = Awaited<ReturnType<typeof listWaiting>>[number]

/** The chosen duties, kept from other writers until the transaction ends. */
export async function lockDuties(trx: Trx, tenantId: string, ids: readonly string[]): Promise<TriggeredDuty[]> {
  return selectDuties(trx, tenantId, sql`d.id = any(${sql.val([...ids])}::uuid[])`)
    .forUpdate('d')
    .execute()
}

/** The same, to look at. */
export async function readDuties(db: Reader, tenantId: string, ids: readonly string[]): Promise<TriggeredDuty[]> {
  return selectDuties(db, tenantId, sql`d.id = any(${sql.val([...ids])}::uuid[])`).execute()
}

/** The contributions that wait with leads for the same act; kept from other writers where `hold` says so. */
export async function listWaitingHelp(
  db: Reader,
  tenantId: string,
  leads: readonly TriggeredDuty[],
  hold: boolean,
): Promise<TriggeredDuty[]> {
  const nodeIds = [...new Set(leads.map(({ nodeId }) => nodeId))]
  const select = selectDuties(
    db,
    tenantId,
    all([
      sql`d."nodeId" = any(${sql.val(nodeIds)}::uuid[]) and d.role = 'coordinator'`,
      sql`d."waitingKind" is not null and d."happenedOn" is null and d."deliveredOn" is null and not d.stopped`,
    ]),
  )
  const rows = await (hold ? select.forUpdate('d') : select).execute()
  return rows.filter((row) => leads.some((lead) => lead.nodeId === row.nodeId && lead.occurrence === row.occurrence))
}

/** The leads of rows. */
export async function listLeadIds(db: Reader, tenantId: string, nodeIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('duty')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where(sql<SqlBool>`"nodeId" = any(${sql.val([...new Set(nodeIds)])}::uuid[])`)
    .where('role', '=', 'lead')
    .execute()
  return rows.map(({ id }) => id)
}

/** The acts by which leads of rows were started that nobody stopped, in the order in which they were registered. */
export async function listActsOfLeads(db: Reader, tenantId: string, nodeIds: readonly string[]) {
  return db
    .selectFrom('duty as d')
    .innerJoin('trigger_event as e', (join) =>
      join.onRef('e.tenantId', '=', 'd.tenantId').onRef('e.id', '=', 'd.eventId'),
    )
    .select(['d.nodeId', 'd.occurrence', 'e.id', 'e.words', 'e.on', 'e.effectiveOn', 'e.countedFrom', 'e.dueOn'])
    .select('e.recordId')
    .where('d.tenantId', '=', tenantId)
    .where(sql<SqlBool>`d."nodeId" = any(${sql.val([...new Set(nodeIds)])}::uuid[])`)
    .where('d.role', '=', 'lead')
    .where('d.stopped', '=', false)
    .orderBy('e.registeredAt')
    .orderBy('e.id')
    .execute()
}

export type ActOfLead = Awaited<ReturnType<typeof listActsOfLeads>>[number]

/** Who leads and helps in a row of a plan, occurrence by occurrence. */
export async function listRowDuties(db: Reader, tenantId: string, nodeId: string) {
  return db
    .selectFrom('duty')
    .select(['organizationId', 'role', 'occurrence'])
    .where('tenantId', '=', tenantId)
    .where('nodeId', '=', nodeId)
    .where('role', '<>', 'part')
    .execute()
}

/** A duty that an act started, with the first day from the act on that something was said of it. */
export interface StartedRow extends TriggeredDuty {
  readonly firstFactOn: PlainDate | null
  /** It was delivered, or its due date was extended or asked to be. */
  readonly isSettled: boolean
}

/** The duties that an act started. */
export async function listStarted(db: Reader, tenantId: string, eventId: string): Promise<StartedRow[]> {
  return selectDuties(db, tenantId, sql`d."eventId" = ${eventId}`)
    .select([
      sql<PlainDate | null>`(
        select min(u."on") from duty_update u
        where u."tenantId" = d."tenantId" and u."dutyId" = d.id and u."on" >= d."happenedOn"
      )`.as('firstFactOn'),
      sql<boolean>`(d."deliveredOn" is not null or d."askedDueOn" is not null or exists (
        select from duty_extension x where x."tenantId" = d."tenantId" and x."dutyId" = d.id
      ))`.as('isSettled'),
    ])
    .execute()
}

/** How many duties each act started, without the contributions to them. */
export async function countStarted(db: Reader, tenantId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('duty')
    .select((row) => ['eventId', row.fn.countAll<number>().as('count')])
    .where('tenantId', '=', tenantId)
    .where('eventId', 'is not', null)
    .where('role', '<>', 'coordinator')
    .groupBy('eventId')
    .execute()
  return new Map(rows.map(({ eventId, count }) => [eventId ?? '', count]))
}

/** Where duties stand after an act; all nulls put them back to waiting. The caller holds their rows. */
export async function setStarted(
  trx: Trx,
  tenantId: string,
  ids: readonly string[],
  start: {
    readonly eventId: string | null
    readonly happenedOn: PlainDate | null
    readonly windowFrom: PlainDate | null
    readonly originalDueOn: PlainDate | null
    /** Where the work runs without due date. */
    readonly checkpoints: readonly Checkpoint[]
  },
): Promise<void> {
  if (ids.length === 0) return
  await trx
    .updateTable('duty')
    .set({ ...start, checkpoints: JSON.stringify(start.checkpoints), dueOn: start.originalDueOn })
    .where('tenantId', '=', tenantId)
    .where(sql<SqlBool>`id = any(${sql.val([...ids])}::uuid[])`)
    .execute()
}

/** Puts duties under another act, on the days that they have. The caller holds their rows. */
export async function setAct(
  trx: Trx,
  tenantId: string,
  ids: readonly string[],
  act: { readonly id: string; readonly on: PlainDate },
): Promise<void> {
  await trx
    .updateTable('duty')
    .set({ eventId: act.id, happenedOn: act.on, windowFrom: act.on })
    .where('tenantId', '=', tenantId)
    .where(sql<SqlBool>`id = any(${sql.val([...ids])}::uuid[])`)
    .execute()
}
