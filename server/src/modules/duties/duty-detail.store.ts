import type { DateRange, PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { DutyFacts, Parts } from '@dondoc/domain/duties/duty-facts'
import { type Selectable, sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'
import type { DutyTable, DutyUpdateTable, PlanNodeTable } from '../../lib/tables.ts'

export type DutyUpdateRow = Selectable<DutyUpdateTable>
export type DutyNode = Pick<
  Selectable<PlanNodeTable>,
  'leadText' | 'coordinatorText' | 'products' | 'deadline' | 'deadlineText' | 'budgetText' | 'note' | 'source'
>

/** A duty's own row with the path of the organization that gave it. */
export type DutyRecord = Selectable<DutyTable> & {
  readonly ownerPath: string
  readonly issuerId: string
  /** Of the unit that gave it on, where it is a part. */
  readonly giverPath: string | null
}

const selectDuty = (db: Reader, tenantId: string, id: string) =>
  db
    .selectFrom('duty as d')
    .innerJoin('plan as p', (join) => join.onRef('p.tenantId', '=', 'd.tenantId').onRef('p.id', '=', 'd.planId'))
    .leftJoin('duty as giver', (join) =>
      join.onRef('giver.tenantId', '=', 'd.tenantId').onRef('giver.id', '=', 'd.parentId'),
    )
    .selectAll('d')
    .select(['p.orgPath as ownerPath', 'p.issuerId', 'giver.orgPath as giverPath'])
    .where('d.tenantId', '=', tenantId)
    .where('d.id', '=', id)

export async function findDuty(db: Reader, tenantId: string, id: string): Promise<DutyRecord | undefined> {
  return selectDuty(db, tenantId, id).executeTakeFirst()
}

/** What a duty is called, and who owes it. */
export async function findWords(
  db: Reader,
  duty: Pick<DutyRecord, 'tenantId' | 'id'>,
): Promise<{ text: string; organization: string }> {
  return db
    .selectFrom('duty as d')
    .innerJoin('plan_node as n', (join) => join.onRef('n.tenantId', '=', 'd.tenantId').onRef('n.id', '=', 'd.nodeId'))
    .innerJoin('organization as o', (join) =>
      join.onRef('o.tenantId', '=', 'd.tenantId').onRef('o.id', '=', 'd.organizationId'),
    )
    .select((row) => [row.fn.coalesce('d.text', 'n.text').as('text'), 'o.name as organization'])
    .where('d.tenantId', '=', duty.tenantId)
    .where('d.id', '=', duty.id)
    .executeTakeFirstOrThrow()
}

/** The same of several, as far as they are open, in the order of their codes. */
export async function listOpenWords(db: Reader, tenantId: string, ids: readonly string[]) {
  return db
    .selectFrom('duty as d')
    .innerJoin('plan_node as n', (join) => join.onRef('n.tenantId', '=', 'd.tenantId').onRef('n.id', '=', 'd.nodeId'))
    .select(['d.id', 'd.code', 'd.dueOn', 'd.organizationId', 'd.assigneeId'])
    .select((row) => row.fn.coalesce('d.text', 'n.text').as('text'))
    .where('d.tenantId', '=', tenantId)
    .where(sql<boolean>`d.id = any(${sql.val([...ids])}::uuid[])`)
    .where('d.deliveredOn', 'is', null)
    .where('d.stopped', '=', false)
    .orderBy('d.code')
    .execute()
}

/** The duty, kept from other writers until the transaction ends. */
export async function lockDuty(trx: Trx, tenantId: string, id: string): Promise<DutyRecord | undefined> {
  return selectDuty(trx, tenantId, id).forUpdate('d').executeTakeFirst()
}

/** The period of a plan. */
export async function findPeriod(db: Reader, tenantId: string, planId: string): Promise<DateRange> {
  return db
    .selectFrom('plan')
    .select(['periodFrom as from', 'periodTo as to'])
    .where('tenantId', '=', tenantId)
    .where('id', '=', planId)
    .executeTakeFirstOrThrow()
}

/** A duty as others link to it. */
export async function findLink(db: Reader, tenantId: string, id: string) {
  const row = await db
    .selectFrom('duty as d')
    .innerJoin('plan_node as n', (join) => join.onRef('n.tenantId', '=', 'd.tenantId').onRef('n.id', '=', 'd.nodeId'))
    .innerJoin('organization as o', (join) =>
      join.onRef('o.tenantId', '=', 'd.tenantId').onRef('o.id', '=', 'd.organizationId'),
    )
    .select(['d.id', 'd.code', 'd.text', 'n.text as planText', 'o.id as organizationId', 'o.name', 'o.shortName'])
    .where('d.tenantId', '=', tenantId)
    .where('d.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const { code, text, planText, organizationId, name, shortName } = row
  return { id, code, text: text ?? planText, organization: { id: organizationId, name, shortName } }
}

/** The codes of duties by their ids. */
export async function findCodes(
  db: Reader,
  tenantId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('duty')
    .select(['id', 'code'])
    .where('tenantId', '=', tenantId)
    .where(sql<boolean>`id = any(${sql.val(ids)}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, code }) => [id, code]))
}

/** The updates of a duty dated up to a day, in their order. */
export async function listUpdates(
  db: Reader,
  tenantId: string,
  dutyId: string,
  until: PlainDate,
): Promise<DutyUpdateRow[]> {
  return db
    .selectFrom('duty_update')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('dutyId', '=', dutyId)
    .where('on', '<=', until)
    .orderBy('sequence')
    .execute()
}

/** What a duty was broken down into, as it stands now. */
export async function countParts(db: Reader, tenantId: string, parentId: string): Promise<Parts> {
  return db
    .selectFrom('duty')
    .select((row) => [
      row.fn.countAll<number>().as('total'),
      row.fn.countAll<number>().filterWhere('deliveredOn', 'is', null).as('open'),
    ])
    .where('tenantId', '=', tenantId)
    .where('parentId', '=', parentId)
    .where('stopped', '=', false)
    .executeTakeFirstOrThrow()
}

/** Whether there is anything to list beside a duty: parts of it, or the same row and occurrence in another role. */
export async function findRelatives(
  db: Reader,
  duty: Pick<DutyRecord, 'tenantId' | 'id' | 'nodeId' | 'occurrence' | 'role'>,
): Promise<{ hasParts: boolean; hasCompanions: boolean }> {
  const { tenantId, id, nodeId, occurrence, role } = duty
  const others = db.selectFrom('duty').select('id').where('tenantId', '=', tenantId)
  const companions = others
    .where('nodeId', '=', nodeId)
    .where(sql<boolean>`occurrence is not distinct from ${occurrence}`)
    .where('role', 'in', ['lead', 'coordinator'])
    .where('role', '!=', role)
  const found = await db
    .selectNoFrom((row) => [
      row.exists(others.where('parentId', '=', id)).as('hasParts'),
      row.exists(companions).as('hasCompanions'),
    ])
    .executeTakeFirstOrThrow()
  return { hasParts: Boolean(found.hasParts), hasCompanions: role !== 'part' && Boolean(found.hasCompanions) }
}

/** All facts of one duty as the domain reads them. */
export async function readFacts(db: Reader, duty: Selectable<DutyTable>): Promise<DutyFacts> {
  const { tenantId, id: dutyId } = duty
  const updating = db
    .selectFrom('duty_update as u')
    .select(['u.kind', 'u.on', 'u.sequence as order', 'u.progress', 'u.authorId as by'])
    .select((row) =>
      row
        .exists(
          row
            .selectFrom('evidence as e')
            .select('e.recordId')
            .whereRef('e.tenantId', '=', 'u.tenantId')
            .whereRef('e.updateId', '=', 'u.id'),
        )
        .as('hasRecord'),
    )
    .where('u.tenantId', '=', tenantId)
    .where('u.dutyId', '=', dutyId)
    .orderBy('u.sequence')
    .execute()
  const extending = db
    .selectFrom('duty_extension')
    .select(['grantedOn', 'dueOn'])
    .where('tenantId', '=', tenantId)
    .where('dutyId', '=', dutyId)
    .orderBy('grantedOn')
    .orderBy('id')
    .execute()
  const [updates, extensions, parts] = await Promise.all([updating, extending, countParts(db, tenantId, dutyId)])
  const { waitingKind, waitingWords, happenedOn, originalDueOn, windowFrom, recordRequired, role } = duty
  return {
    role,
    parts,
    originalDueOn,
    windowFrom,
    waitingFor: waitingKind === null ? null : { kind: waitingKind, words: waitingWords, happenedOn },
    recordRequired,
    extensions,
    updates: updates.map((update) => ({ ...update, hasRecord: Boolean(update.hasRecord) })),
  }
}

/** The plan's words for a duty's leaf. */
export async function getNode(db: Reader, tenantId: string, nodeId: string): Promise<DutyNode> {
  return db
    .selectFrom('plan_node')
    .select(['leadText', 'coordinatorText', 'products', 'deadline', 'deadlineText', 'budgetText', 'note', 'source'])
    .where('tenantId', '=', tenantId)
    .where('id', '=', nodeId)
    .executeTakeFirstOrThrow()
}

/** The headings above a leaf, from the area down. */
export async function listHeadings(
  db: Reader,
  tenantId: string,
  nodeId: string,
): Promise<{ kind: PlanNodeTable['kind']; text: string }[]> {
  return db
    .withRecursive('above', (start) =>
      start
        .selectFrom('plan_node')
        .select(['id', 'parentId', 'kind', 'text', sql<number>`0`.as('height')])
        .where('tenantId', '=', tenantId)
        .where('id', '=', nodeId)
        .unionAll((climb) =>
          climb
            .selectFrom('plan_node as n')
            .innerJoin('above as a', 'a.parentId', 'n.id')
            .select(['n.id', 'n.parentId', 'n.kind', 'n.text', sql<number>`a.height + 1`.as('height')])
            .where('n.tenantId', '=', tenantId),
        ),
    )
    .selectFrom('above')
    .select(['kind', 'text'])
    .where('height', '>', 0)
    .orderBy('height', 'desc')
    .execute()
}

/** The name of the file that a plan was read from; null for a plan written by hand. */
export async function findSourceName(db: Reader, tenantId: string, planId: string): Promise<string | null> {
  const row = await db
    .selectFrom('plan_import')
    .select('fileName')
    .where('tenantId', '=', tenantId)
    .where('planId', '=', planId)
    .orderBy('importedAt')
    .limit(1)
    .executeTakeFirst()
  return row?.fileName ?? null
}
