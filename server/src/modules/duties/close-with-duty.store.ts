import type { HelpedLead, OpenContribution } from '@dondoc/domain/duties/end-contributions'
import { sql } from 'kysely'
import type { Reader } from '../../lib/db.ts'
import type { DutyRecord } from './duty-detail.store.ts'

export async function listOpenParts(db: Reader, { tenantId, id }: DutyRecord): Promise<string[]> {
  const rows = await db
    .selectFrom('duty')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('parentId', '=', id)
    .where('stopped', '=', false)
    .where('deliveredOn', 'is', null)
    .orderBy('code')
    .execute()
  return rows.map((row) => row.id)
}

/** What leads and coordinators owe to the row and occurrence of a duty. */
const inRowOf = (db: Reader, { tenantId, nodeId, occurrence }: DutyRecord, role: 'lead' | 'coordinator') =>
  db
    .selectFrom('duty as d')
    .where('d.tenantId', '=', tenantId)
    .where('d.nodeId', '=', nodeId)
    .where(sql<boolean>`d.occurrence is not distinct from ${occurrence}`)
    .where('d.role', '=', role)
    .orderBy('d.code')

export async function listRowLeads(db: Reader, duty: DutyRecord): Promise<HelpedLead[]> {
  return inRowOf(db, duty, 'lead').select(['d.stopped', 'd.deliveredOn', 'd.confirmedOn']).execute()
}

/** A contribution as far as it ends or goes on with its leads. */
export interface HelpRow extends OpenContribution {
  readonly id: string
}

const helpOf = (db: Reader, duty: DutyRecord) =>
  inRowOf(db, duty, 'coordinator')
    .select(['d.id', 'd.started'])
    .select(sql<boolean>`d."waitingKind" is not null and d."happenedOn" is null`.as('waits'))
    .where('d.deliveredOn', 'is', null)

/** Contributions to the row of a duty that are neither sent nor stopped. */
export async function listOpenHelp(db: Reader, duty: DutyRecord): Promise<HelpRow[]> {
  return helpOf(db, duty).where('d.stopped', '=', false).execute()
}

/** Contributions to the row of a duty that ended with one of its leads, and of which nothing was said since. */
export async function listEndedWith(db: Reader, duty: DutyRecord): Promise<HelpRow[]> {
  return helpOf(db, duty)
    .innerJoin('duty_update as u', (join) =>
      join
        .onRef('u.tenantId', '=', 'd.tenantId')
        .onRef('u.dutyId', '=', 'd.id')
        .onRef('u.sequence', '=', 'd.version')
        .on('u.kind', '=', 'stopped')
        .on('u.withDutyId', 'is not', null),
    )
    .where('d.stopped', '=', true)
    .execute()
}
