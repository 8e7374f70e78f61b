import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { Acceptance, DutyRole } from '@dondoc/domain/duties/duty-facts'
import type { Area } from '@dondoc/domain/plans/area'
import { type Insertable, sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'
import type { DutyExtensionTable, DutyTable, DutyUpdateTable } from '../../lib/tables.ts'

/** A duty of the demo with what its story and its records need. */
export interface DemoDuty {
  readonly id: string
  readonly role: DutyRole
  readonly nodePosition: number
  readonly organizationName: string
  readonly orgPath: string
  readonly issuedOn: PlainDate
  readonly windowFrom: PlainDate | null
  readonly originalDueOn: PlainDate | null
  readonly occurrence: string | null
  readonly waitingKind: string | null
  readonly recordRequired: boolean
  readonly periodTo: PlainDate
  readonly issuerName: string
  readonly text: string
  readonly products: readonly string[]
  readonly area: Area | null
}

/** The duties of a plan that nothing was said about, in a fixed order. */
export async function listUntouchedDuties(db: Reader, tenantId: string, planId: string): Promise<DemoDuty[]> {
  return db
    .selectFrom('duty as d')
    .innerJoin('plan_node as n', (join) => join.onRef('n.tenantId', '=', 'd.tenantId').onRef('n.id', '=', 'd.nodeId'))
    .innerJoin('plan as p', (join) => join.onRef('p.tenantId', '=', 'd.tenantId').onRef('p.id', '=', 'd.planId'))
    .innerJoin('organization as o', (join) =>
      join.onRef('o.tenantId', '=', 'd.tenantId').onRef('o.id', '=', 'd.organizationId'),
    )
    .innerJoin('organization as i', (join) =>
      join.onRef('i.tenantId', '=', 'p.tenantId').onRef('i.id', '=', 'p.issuerId'),
    )
    .select([
      'd.id',
      'd.role',
      'd.orgPath',
      'd.issuedOn',
      'd.windowFrom',
      'd.originalDueOn',
      'd.occurrence',
      'd.waitingKind',
    ])
    .select(['d.recordRequired', 'n.position as nodePosition', 'n.text', 'n.products', 'n.area', 'p.periodTo'])
    .select(['o.name as organizationName', 'i.name as issuerName'])
    .where('d.tenantId', '=', tenantId)
    .where('d.planId', '=', planId)
    .where('d.version', '=', 0)
    .orderBy('d.code')
    .execute()
}

/** Rows of one INSERT: keeps the number of parameters far below PostgreSQL's 65,535. */
const BATCH = 1000

async function inBatches<Row>(rows: readonly Row[], write: (batch: Row[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) await write(rows.slice(from, from + BATCH))
}

export async function insertUpdates(trx: Trx, rows: readonly Insertable<DutyUpdateTable>[]): Promise<void> {
  await inBatches(rows, (batch) => trx.insertInto('duty_update').values(batch).execute())
}

export async function insertExtensions(trx: Trx, rows: readonly Insertable<DutyExtensionTable>[]): Promise<void> {
  await inBatches(rows, (batch) => trx.insertInto('duty_extension').values(batch).execute())
}

export type WorkRow = Pick<DutyTable, 'id' | 'deliveredOn' | 'confirmedOn' | 'progress' | 'lastUpdateOn' | 'dueOn'> & {
  readonly extendedOn: PlainDate | null
  readonly acceptance: Acceptance
  readonly started: boolean
  readonly stopped: boolean
  readonly version: number
}

/** Writes what the updates of many duties add up to. */
export async function setWork(trx: Trx, tenantId: string, rows: readonly WorkRow[]): Promise<void> {
  await inBatches(rows, (batch) =>
    trx
      .updateTable('duty as d')
      .from(
        sql<WorkRow>`(select * from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as rows(
          id uuid, acceptance text, started boolean, stopped boolean, "deliveredOn" date, "confirmedOn" date, progress integer,
          "lastUpdateOn" date, "dueOn" date, "extendedOn" date, version integer
        ))`.as('w'),
      )
      .set((row) => ({
        acceptance: row.ref('w.acceptance'),
        started: row.ref('w.started'),
        stopped: row.ref('w.stopped'),
        deliveredOn: row.ref('w.deliveredOn'),
        confirmedOn: row.ref('w.confirmedOn'),
        progress: row.ref('w.progress'),
        lastUpdateOn: row.ref('w.lastUpdateOn'),
        dueOn: row.ref('w.dueOn'),
        extendedOn: row.ref('w.extendedOn'),
        version: row.ref('w.version'),
      }))
      .whereRef('d.id', '=', 'w.id')
      .where('d.tenantId', '=', tenantId)
      .execute(),
  )
}
