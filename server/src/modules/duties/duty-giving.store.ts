import type { NewPart } from '@dondoc/contract/duty-giving'
import { UNIT_MANAGERS, WORKERS } from '@dondoc/domain/access/predicates'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type RawBuilder, sql } from 'kysely'
import type { AuditActor } from '../../lib/audit.ts'
import type { Reader, Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import type { DutyRecord } from './duty-detail.store.ts'

/** The place of an organization that stands on a day. */
export async function findOrganizationPath(
  db: Reader,
  tenantId: string,
  id: string,
  on: PlainDate,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('organization')
    .select('orgPath')
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('validFrom', '<=', on)
    .where((where) => where.or([where('validTo', 'is', null), where('validTo', '>=', on)]))
    .executeTakeFirst()
  return row?.orgPath
}

export async function insertPart(
  trx: Trx,
  parent: DutyRecord,
  part: Omit<NewPart, 'dueOn' | 'assigneeId'> & {
    readonly id: string
    readonly code: string
    readonly orgPath: string
    readonly issuedOn: PlainDate
    readonly dueOn: PlainDate | null
  },
): Promise<void> {
  const { id, code, organizationId, orgPath, issuedOn, text, productText, recordRequired, dueOn } = part
  const { tenantId, planId, nodeId, area, occurrence, demo } = parent
  const given = {
    tenantId,
    id,
    code,
    planId,
    nodeId,
    area,
    organizationId,
    orgPath,
    issuedOn,
    occurrence,
    demo,
    text,
    recordRequired,
  }
  await trx
    .insertInto('duty')
    .values({
      ...given,
      role: 'part',
      parentId: parent.id,
      productText: productText ?? null,
      originalDueOn: dueOn,
      dueOn,
      checkpoints: '[]',
    })
    .execute()
}

export interface Person {
  readonly id: string
  readonly name: string
  readonly organization: string
  readonly assignable: boolean
}

/** Where the people of a duty stand. */
interface PeoplePlace {
  readonly orgPath: string
  readonly ownerPath: string
  /** Of coordinators and of the giver of a part. */
  readonly others?: readonly string[]
}

/**
 * Those who hold a role on the day in an organization that the duty concerns: who owes it and below, up to who gave it, and
 * those who help. Assignable is who may update it, as the domain's `canUpdateDuty`.
 */
function selectPeople(tenantId: string, place: PeoplePlace, on: PlainDate): RawBuilder<Person> {
  const { orgPath, ownerPath, others = [] } = place
  const workers = [...new Set([...WORKERS, 'focal'])]
  const concerned = [...new Set([...workers, ...UNIT_MANAGERS])]
  return sql`
    select a.id, a.name, o.name as organization,
      bool_or(r.role = any(${sql.val(workers)}::text[]) and r."orgPath" @> ${orgPath}::ltree) as assignable,
      min(abs(nlevel(r."orgPath") - nlevel(${orgPath}::ltree))) as distance
    from account a
    join role_held r on r."tenantId" = a."tenantId" and r."accountId" = a.id and r."validFrom" <= ${on}::date
      and (r."validTo" is null or r."validTo" >= ${on}::date)
    join organization o on o."tenantId" = a."tenantId" and o.id = a."organizationId"
    where a."tenantId" = ${tenantId} and a."disabledAt" is null and r.role = any(${sql.val(concerned)}::text[])
      and (r."orgPath" <@ ${orgPath}::ltree
        or (r."orgPath" @> ${orgPath}::ltree and (r."orgPath" <@ ${ownerPath}::ltree or r."orgPath" @> ${ownerPath}::ltree))
        or r."orgPath" = ${ownerPath}::ltree or r."orgPath" = any(${sql.val(others)}::ltree[]))
    group by a.id, a.name, o.name`
}

/** The most people that a list to choose from shows. */
const PEOPLE_LIMIT = 300

export async function listPeople(db: Reader, tenantId: string, place: PeoplePlace, on: PlainDate): Promise<Person[]> {
  const rows = await db
    .selectFrom(sql<Person & { distance: number }>`(${selectPeople(tenantId, place, on)})`.as('people'))
    .select(['id', 'name', 'organization', 'assignable'])
    .orderBy('distance')
    .orderBy(sql`name collate "vi-x-icu"`)
    .orderBy('id')
    .limit(PEOPLE_LIMIT)
    .execute()
  return rows
}

export async function findPerson(
  db: Reader,
  tenantId: string,
  place: PeoplePlace,
  accountId: string,
  on: PlainDate,
): Promise<Person | undefined> {
  return db
    .selectFrom(sql<Person>`(${selectPeople(tenantId, place, on)})`.as('people'))
    .select(['id', 'name', 'organization', 'assignable'])
    .where('id', '=', accountId)
    .executeTakeFirst()
}

/** Says who does a duty from now on; null takes it back. */
export async function insertAssignment(
  trx: Trx,
  tenantId: string,
  assignment: {
    readonly dutyId: string
    readonly person: { readonly id: string; readonly name: string } | null
    readonly at: Date
    readonly by: AuditActor
    /** The hand-over by which it came to the person. */
    readonly passingId?: string
  },
): Promise<void> {
  const { dutyId, person, at, by, passingId = null } = assignment
  const accountId = person?.id ?? null
  await trx
    .insertInto('duty_assignment')
    .values({
      tenantId,
      id: newId(),
      dutyId,
      accountId,
      name: person?.name ?? null,
      at,
      authorId: by.accountId,
      author: by.name,
      passingId,
    })
    .execute()
  await trx
    .updateTable('duty')
    .set({ assigneeId: accountId })
    .where('tenantId', '=', tenantId)
    .where('id', '=', dutyId)
    .execute()
}

/** Open duties that are assigned to a person. */
export async function listAssignedDuties(
  db: Reader,
  tenantId: string,
  accountId: string,
): Promise<{ id: string; code: string; orgPath: string }[]> {
  return db
    .selectFrom('duty')
    .select(['id', 'code', 'orgPath'])
    .where('tenantId', '=', tenantId)
    .where('assigneeId', '=', accountId)
    .where('deliveredOn', 'is', null)
    .where('stopped', '=', false)
    .orderBy('code')
    .execute()
}

/** Another organization owes the duty from a day on; on days before it was the one that owed it till then. */
export async function passDuty(
  trx: Trx,
  duty: DutyRecord,
  to: { readonly organizationId: string; readonly orgPath: string },
  on: PlainDate,
): Promise<void> {
  const { tenantId, id: dutyId } = duty
  await trx
    .insertInto('duty_transfer')
    .values({ tenantId, dutyId, id: newId(), changeId: null, on, fromId: duty.organizationId, toId: to.organizationId })
    .execute()
  await trx
    .updateTable('duty')
    .set({ organizationId: to.organizationId, orgPath: to.orgPath, assigneeId: null })
    .where('tenantId', '=', tenantId)
    .where('id', '=', dutyId)
    .execute()
}
