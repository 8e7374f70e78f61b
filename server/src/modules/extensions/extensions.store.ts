import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { ExtensionState } from '@dondoc/domain/duties/extension-request'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import { isBelow } from '../../lib/read-scope.ts'
import { type Judge, type OwnPlaces, ownOrganizations } from '../duties/index.ts'

/** A request with the document that asks for it. */
export interface RequestRow {
  readonly id: string
  readonly dutyId: string
  readonly state: ExtensionState
  readonly dueOnThen: PlainDate
  readonly dueOn: PlainDate
  readonly reason: string
  readonly authorId: string | null
  readonly author: string
  readonly askedAt: Date
  readonly grantedDueOn: PlainDate | null
  readonly decider: string | null
  readonly decidedAt: Date | null
  readonly words: string | null
  readonly recordId: string | null
  readonly recordKind: string | null
  readonly recordNumber: string | null
  readonly recordDate: PlainDate | null
}

const COLUMNS = [
  'r.id',
  'r.dutyId',
  'r.state',
  'r.dueOnThen',
  'r.dueOn',
  'r.reason',
  'r.authorId',
  'r.author',
  'r.askedAt',
  'r.grantedDueOn',
  'r.decider',
  'r.decidedAt',
  'r.words',
  'r.recordId',
  'doc.kind as recordKind',
  'doc.number as recordNumber',
  'doc.date as recordDate',
] as const

const selectRequests = (db: Reader, tenantId: string) =>
  db
    .selectFrom('extension_request as r')
    .leftJoin('record as doc', (join) =>
      join.onRef('doc.tenantId', '=', 'r.tenantId').onRef('doc.id', '=', 'r.recordId'),
    )
    .select(COLUMNS)
    .where('r.tenantId', '=', tenantId)

/** The requests of a duty, newest first. */
export async function listRequests(db: Reader, tenantId: string, dutyId: string): Promise<RequestRow[]> {
  return selectRequests(db, tenantId).where('r.dutyId', '=', dutyId).orderBy('r.id', 'desc').execute()
}

/** The duty that a request is about, and whether it waits for a decision. */
export async function findRequest(db: Reader, tenantId: string, id: string): Promise<RequestRow | undefined> {
  return selectRequests(db, tenantId).where('r.id', '=', id).executeTakeFirst()
}

/** A request with the duty it is about, as lists show it. */
export interface ListedRow extends RequestRow {
  readonly code: string
  readonly text: string
  readonly deadlineText: string | null
  readonly originalDueOn: PlainDate | null
  readonly organizationId: string
  readonly organizationName: string
  readonly organizationShortName: string | null
  readonly leadPath: string
  readonly ownerPath: string
  readonly giverPath: string | null
}

/** Pending requests, those that end soonest first: that a person decides on, or the own work of a person. */
export async function listPending(
  db: Reader,
  tenantId: string,
  side: { readonly decidedBy: Judge } | { readonly ownWork: OwnPlaces },
): Promise<ListedRow[]> {
  // As the domain's `canExtendDuty`: a part is extended by the unit that gave it.
  const where: RawBuilder<SqlBool> =
    'decidedBy' in side
      ? sql`(case when d."parentId" is null then ${isBelow('p.orgPath', side.decidedBy.paths)}
          else ${isBelow('giver.orgPath', side.decidedBy.unitPaths)} end)`
      : sql<SqlBool>`d."organizationId" in (${ownOrganizations(tenantId, side.ownWork)})`
  return selectRequests(db, tenantId)
    .innerJoin('duty as d', (join) => join.onRef('d.tenantId', '=', 'r.tenantId').onRef('d.id', '=', 'r.dutyId'))
    .innerJoin('plan as p', (join) => join.onRef('p.tenantId', '=', 'd.tenantId').onRef('p.id', '=', 'd.planId'))
    .innerJoin('plan_node as n', (join) => join.onRef('n.tenantId', '=', 'd.tenantId').onRef('n.id', '=', 'd.nodeId'))
    .innerJoin('organization as o', (join) =>
      join.onRef('o.tenantId', '=', 'd.tenantId').onRef('o.id', '=', 'd.organizationId'),
    )
    .leftJoin('duty as giver', (join) =>
      join.onRef('giver.tenantId', '=', 'd.tenantId').onRef('giver.id', '=', 'd.parentId'),
    )
    .select((row) => [
      row.fn.coalesce('d.text', 'n.text').as('text'),
      'giver.orgPath as giverPath',
      'd.code',
      'n.deadlineText',
      'd.originalDueOn',
      'd.organizationId',
      'o.name as organizationName',
      'o.shortName as organizationShortName',
      'd.orgPath as leadPath',
      'p.orgPath as ownerPath',
    ])
    .where('r.state', '=', 'pending')
    .where(where)
    .orderBy('r.dueOnThen')
    .orderBy('d.code')
    .execute()
}

/** What was granted to a duty, newest first. */
export async function listGranted(db: Reader, tenantId: string, dutyId: string) {
  return db
    .selectFrom('duty_extension')
    .select(['id', 'grantedOn', 'dueOn', 'reason', 'author', 'requestId'])
    .where('tenantId', '=', tenantId)
    .where('dutyId', '=', dutyId)
    .orderBy('grantedOn', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** Appends a request; the caller holds the duty's row and has seen that no other is pending. */
export async function insertRequest(
  trx: Trx,
  request: {
    readonly tenantId: string
    readonly dutyId: string
    readonly dueOnThen: PlainDate
    readonly dueOn: PlainDate
    readonly reason: string
    readonly recordId: string | null
    readonly authorId: string | null
    readonly author: string
    readonly askedAt: Date
  },
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('extension_request')
    .values({ ...request, id, state: 'pending' })
    .execute()
  await setAsked(trx, request.tenantId, request.dutyId, request.dueOn)
  return id
}

async function setAsked(trx: Trx, tenantId: string, dutyId: string, askedDueOn: PlainDate | null): Promise<void> {
  await trx.updateTable('duty').set({ askedDueOn }).where('tenantId', '=', tenantId).where('id', '=', dutyId).execute()
}

/** Ends a pending request. */
export async function endRequest(
  trx: Trx,
  tenantId: string,
  request: Pick<RequestRow, 'id' | 'dutyId'>,
  end: {
    readonly state: Exclude<ExtensionState, 'pending'>
    readonly deciderId: string | null
    readonly decider: string
    readonly decidedAt: Date
    readonly grantedDueOn: PlainDate | null
    readonly words: string | null
  },
): Promise<void> {
  await trx
    .updateTable('extension_request')
    .set(end)
    .where('tenantId', '=', tenantId)
    .where('id', '=', request.id)
    .where('state', '=', 'pending')
    .execute()
  await setAsked(trx, tenantId, request.dutyId, null)
}

/** Puts a later due date in force from a day on. The caller holds the duty's row. */
export async function insertExtension(
  trx: Trx,
  extension: {
    readonly tenantId: string
    readonly dutyId: string
    readonly grantedOn: PlainDate
    readonly dueOn: PlainDate
    readonly reason: string | null
    readonly requestId: string | null
    readonly authorId: string | null
    readonly author: string
  },
): Promise<void> {
  const { tenantId, dutyId, dueOn, grantedOn } = extension
  await trx
    .insertInto('duty_extension')
    .values({ ...extension, id: newId() })
    .execute()
  await trx
    .updateTable('duty')
    .set({ dueOn, extendedOn: grantedOn })
    .where('tenantId', '=', tenantId)
    .where('id', '=', dutyId)
    .execute()
}

/** A duty as messages name it. */
export async function nameDuty(
  db: Reader,
  tenantId: string,
  dutyId: string,
): Promise<{ text: string; organization: string }> {
  const row = await db
    .selectFrom('duty as d')
    .innerJoin('plan_node as n', (join) => join.onRef('n.tenantId', '=', 'd.tenantId').onRef('n.id', '=', 'd.nodeId'))
    .innerJoin('organization as o', (join) =>
      join.onRef('o.tenantId', '=', 'd.tenantId').onRef('o.id', '=', 'd.organizationId'),
    )
    .select((row) => [row.fn.coalesce('d.text', 'n.text').as('text'), 'o.name as organization'])
    .where('d.tenantId', '=', tenantId)
    .where(sql<SqlBool>`d.id = ${dutyId}`)
    .executeTakeFirstOrThrow()
  return row
}
