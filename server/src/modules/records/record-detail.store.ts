import type { RecordDetail } from '@dondoc/contract/records'
import { type PlainDate, yearOf } from '@dondoc/domain/calendar/plain-date'
import { type Selectable, sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'
import type { ReadScope } from '../../lib/read-scope.ts'
import type { RecordTable } from '../../lib/tables.ts'
import { dutyIsRead, recordIsRead } from './records.store.ts'

export type OwnRow = Omit<Selectable<RecordTable>, 'search'> & { readonly issuerName: string }

const ownRow = (db: Reader, scope: ReadScope, id: string) =>
  db
    .selectFrom('record as r')
    .innerJoin('organization as o', (join) =>
      join.onRef('o.tenantId', '=', 'r.tenantId').onRef('o.id', '=', 'r.issuerId'),
    )
    .select(['r.tenantId', 'r.id', 'r.issuerId', 'r.orgPath', 'r.kind', 'r.number', 'r.date', 'r.year', 'r.abstract'])
    .select(['r.demo', 'r.createdAt', 'r.replacedById', 'r.effectiveOn', 'r.signer', 'r.addedById', 'r.addedBy'])
    .select(['r.version', 'o.name as issuerName'])
    .where('r.tenantId', '=', scope.tenantId)
    .where('r.id', '=', id)
    .where(recordIsRead(scope))

/** A record's own row, where the reader may see it. */
export async function findOwnRow(db: Reader, scope: ReadScope, id: string): Promise<OwnRow | undefined> {
  return ownRow(db, scope, id).executeTakeFirst()
}

/** The same, kept from other writers until the transaction ends. */
export async function lockRecord(trx: Trx, scope: ReadScope, id: string): Promise<OwnRow | undefined> {
  return ownRow(trx, scope, id).forUpdate('r').executeTakeFirst()
}

export interface RecordWords {
  readonly kind: string
  readonly number: string
  readonly date: PlainDate
  readonly abstract: string
  readonly signer: string | null
  readonly effectiveOn: PlainDate | null
  readonly issuerId: string
  readonly orgPath: string
}

export async function updateRecord(
  trx: Trx,
  tenantId: string,
  id: string,
  words: RecordWords,
  version: number,
): Promise<void> {
  await trx
    .updateTable('record')
    .set({ ...words, year: yearOf(words.date), version })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

/** The duties that a record proves, as far as the reader may see them, with the day of the first update that named it. */
export async function listProven(db: Reader, scope: ReadScope, recordId: string): Promise<RecordDetail['proves']> {
  const rows = await db
    .selectFrom('evidence as e')
    .innerJoin('duty as d', (join) => join.onRef('d.tenantId', '=', 'e.tenantId').onRef('d.id', '=', 'e.dutyId'))
    .innerJoin('duty_update as u', (join) =>
      join.onRef('u.tenantId', '=', 'e.tenantId').onRef('u.id', '=', 'e.updateId'),
    )
    .innerJoin('plan as p', (join) => join.onRef('p.tenantId', '=', 'd.tenantId').onRef('p.id', '=', 'd.planId'))
    .innerJoin('plan_node as n', (join) => join.onRef('n.tenantId', '=', 'd.tenantId').onRef('n.id', '=', 'd.nodeId'))
    .innerJoin('organization as o', (join) =>
      join.onRef('o.tenantId', '=', 'd.tenantId').onRef('o.id', '=', 'd.organizationId'),
    )
    .select(['d.id', 'd.code', 'n.text', 'p.code as planCode', 'o.id as organizationId', 'o.name', 'o.shortName'])
    .select((row) => row.fn.min<PlainDate>('u.on').as('on'))
    .where('e.tenantId', '=', scope.tenantId)
    .where('e.recordId', '=', recordId)
    .where(dutyIsRead(scope.paths))
    .groupBy(['d.id', 'd.code', 'n.text', 'p.code', 'o.id', 'o.name', 'o.shortName'])
    .orderBy('d.code')
    .execute()
  return rows.map(({ organizationId, name, shortName, ...duty }) => ({
    ...duty,
    organization: { id: organizationId, name, shortName },
  }))
}

export interface TrailRow {
  readonly at: Date
  readonly actor: string
  readonly action: string
  readonly before: unknown
  readonly after: unknown
}

/** What the audit trail says of a record, newest first. */
export async function listTrail(db: Reader, tenantId: string, recordId: string): Promise<TrailRow[]> {
  return db
    .selectFrom('audit_entry')
    .select(['at', 'actor', 'action'])
    .select([sql<unknown>`before`.as('before'), sql<unknown>`after`.as('after')])
    .where('tenantId', '=', tenantId)
    .where('subjectKind', '=', 'record')
    .where('subjectId', '=', recordId)
    .orderBy('sequence', 'desc')
    .limit(200)
    .execute()
}
