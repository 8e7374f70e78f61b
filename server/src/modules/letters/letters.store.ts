import type { LetterContent, LetterDuty } from '@dondoc/contract/letters'
import type { OrganizationRef } from '@dondoc/contract/shared'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type Insertable, type Selectable, sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'
import { isAboveOrBelow, isBelow, type ReadScope } from '../../lib/read-scope.ts'
import type { LetterTemplateTable, UrgingLetterDutyTable, UrgingLetterTable } from '../../lib/tables.ts'
import { dutiesOn } from '../duties/index.ts'

/** An overdue duty with who gave it and who owes it. */
export interface OverdueRow extends Omit<LetterDuty, 'daysLate'> {
  readonly organizationId: string
  readonly orgPath: string
  readonly organizationName: string
  readonly organizationShortName: string | null
  readonly issuerId: string
  readonly planId: string
}

/** Overdue duties of the plans of some agencies on a day, with the reason that was last given; parts stay inside their unit. */
export async function listOverdue(
  db: Reader,
  tenantId: string,
  today: PlainDate,
  issuers:
    | { readonly paths: readonly string[] }
    | { readonly issuerId: string; readonly organizationIds: readonly string[] },
): Promise<OverdueRow[]> {
  const given =
    'paths' in issuers
      ? sql`p."issuerId" in (select o.id from organization o where o."tenantId" = ${tenantId} and ${isBelow('o.orgPath', issuers.paths)})`
      : sql`p."issuerId" = ${issuers.issuerId} and state."organizationId" = any(${sql.val([...issuers.organizationIds])}::uuid[])`
  const rows = sql<OverdueRow>`(
    select state.id as "dutyId", state.code, coalesce(d.text, n.text) as text, coalesce(d."productText", n."productText") as product,
      state."dueOn", reason.reason, state."organizationId", o."orgPath", o.name as "organizationName",
      o."shortName" as "organizationShortName", p."issuerId", p.id as "planId"
    from (${dutiesOn(tenantId, today, sql`d."dueOn" < ${today}::date`)}) state
    join duty d on d."tenantId" = ${tenantId} and d.id = state.id
    join plan_node n on n."tenantId" = ${tenantId} and n.id = state."nodeId"
    join plan p on p."tenantId" = ${tenantId} and p.id = state."planId"
    join organization o on o."tenantId" = ${tenantId} and o.id = state."organizationId"
    left join lateral (
      select u.reason from duty_update u
      where u."tenantId" = ${tenantId} and u."dutyId" = state.id and u.reason is not null
      order by u.sequence desc limit 1
    ) reason on true
    where state.status = 'overdue' and state.role <> 'part' and state."organizationId" <> p."issuerId" and ${given}
  )`
  return db.selectFrom(rows.as('overdue')).selectAll().orderBy('orgPath').orderBy('dueOn').orderBy('code').execute()
}

/** How an agency writes its letters, as far as its last plan tells: letterhead, place, number and signer. */
export async function findLetterhead(db: Reader, tenantId: string, issuerId: string) {
  return db
    .selectFrom('plan')
    .select(['title', 'kind', 'number', 'documentDate', 'superior', 'place', 'signer'])
    .where('tenantId', '=', tenantId)
    .where('issuerId', '=', issuerId)
    .where('state', '!=', 'draft')
    .orderBy('issuedOn', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The names of the plans that some duties come from. */
export async function listPlanNames(db: Reader, tenantId: string, ids: readonly string[]) {
  return db
    .selectFrom('plan')
    .select(['id', 'title', 'kind', 'number', 'documentDate'])
    .where('tenantId', '=', tenantId)
    .where('id', 'in', [...ids])
    .orderBy('issuedOn')
    .execute()
}

export async function insertLetter(
  trx: Trx,
  letter: Insertable<UrgingLetterTable>,
  duties: readonly Insertable<UrgingLetterDutyTable>[],
): Promise<void> {
  await trx.insertInto('urging_letter').values(letter).execute()
  for (let from = 0; from < duties.length; from += 500) {
    await trx
      .insertInto('urging_letter_duty')
      .values(duties.slice(from, from + 500))
      .execute()
  }
}

export interface LetterRecord extends Selectable<UrgingLetterTable> {
  readonly issuerName: string
  readonly issuerShortName: string | null
}

const selectLetters = (db: Reader, tenantId: string) =>
  db
    .selectFrom('urging_letter as l')
    .innerJoin('organization as o', (join) =>
      join.onRef('o.tenantId', '=', 'l.tenantId').onRef('o.id', '=', 'l.issuerId'),
    )
    .selectAll('l')
    .select(['o.name as issuerName', 'o.shortName as issuerShortName'])
    .where('l.tenantId', '=', tenantId)

export async function findLetter(db: Reader, tenantId: string, id: string): Promise<LetterRecord | undefined> {
  return selectLetters(db, tenantId).where('l.id', '=', id).executeTakeFirst()
}

/** The letter, kept from other writers until the transaction ends. */
export async function lockLetter(trx: Trx, tenantId: string, id: string): Promise<LetterRecord | undefined> {
  return selectLetters(trx, tenantId).where('l.id', '=', id).forUpdate('l').executeTakeFirst()
}

export interface LetterDutyRow {
  readonly letterId: string
  readonly duty: LetterDuty
  readonly orgPath: string
  readonly organization: OrganizationRef
}

/** The duties of letters, by unit in the order of the tree. */
export async function listLetterDuties(
  db: Reader,
  tenantId: string,
  letterIds: readonly string[],
): Promise<LetterDutyRow[]> {
  if (letterIds.length === 0) return []
  const rows = await db
    .selectFrom('urging_letter_duty as d')
    .innerJoin('organization as o', (join) =>
      join.onRef('o.tenantId', '=', 'd.tenantId').onRef('o.id', '=', 'd.organizationId'),
    )
    .select(['d.letterId', 'd.duty', 'd.orgPath', 'o.id', 'o.name', 'o.shortName'])
    .where('d.tenantId', '=', tenantId)
    .where('d.letterId', 'in', [...letterIds])
    .orderBy('d.orgPath')
    .orderBy(sql`d.duty ->> 'dueOn'`)
    .orderBy(sql`d.duty ->> 'code'`)
    .execute()
  return rows.map(({ letterId, duty, orgPath, ...organization }) => ({ letterId, duty, orgPath, organization }))
}

const LISTED = 200

/** The newest letters that a scope reads: of agencies below it, and sent ones to units above, at or below it. */
export async function listLetterRows(
  db: Reader,
  { tenantId, paths }: ReadScope,
  writerPaths: readonly string[],
): Promise<LetterRecord[]> {
  const mine = isBelow('l.orgPath', writerPaths)
  const toMe = sql<boolean>`(l.number is not null and exists (
    select from urging_letter_duty d where d."tenantId" = l."tenantId" and d."letterId" = l.id and ${isAboveOrBelow('d.orgPath', paths)}
  ))`
  return selectLetters(db, tenantId)
    .where(sql<boolean>`(${mine} or ${toMe})`)
    .orderBy('l.createdAt', 'desc')
    .limit(LISTED)
    .execute()
}

export async function updateLetter(
  trx: Trx,
  letter: Pick<LetterRecord, 'tenantId' | 'id'>,
  change: { readonly content: LetterContent } & Partial<
    Pick<Insertable<UrgingLetterTable>, 'number' | 'date' | 'recordId' | 'sentAt' | 'sentBy'>
  >,
): Promise<void> {
  await trx
    .updateTable('urging_letter')
    .set((row) => ({ ...change, content: JSON.stringify(change.content), version: row('version', '+', 1) }))
    .where('tenantId', '=', letter.tenantId)
    .where('id', '=', letter.id)
    .execute()
}

export async function deleteLetter(trx: Trx, { tenantId, id }: Pick<LetterRecord, 'tenantId' | 'id'>): Promise<void> {
  await trx.deleteFrom('urging_letter_duty').where('tenantId', '=', tenantId).where('letterId', '=', id).execute()
  await trx.deleteFrom('urging_letter').where('tenantId', '=', tenantId).where('id', '=', id).execute()
}

/** The sent letters that named a duty, newest first. */
export async function listLettersOfDuty(
  db: Reader,
  tenantId: string,
  dutyId: string,
): Promise<{ id: string; number: string; date: PlainDate; abstract: string }[]> {
  const rows = await db
    .selectFrom('urging_letter as l')
    .innerJoin('urging_letter_duty as d', (join) =>
      join.onRef('d.tenantId', '=', 'l.tenantId').onRef('d.letterId', '=', 'l.id'),
    )
    .select(['l.id', 'l.number', 'l.date', 'l.content'])
    .where('l.tenantId', '=', tenantId)
    .where('d.dutyId', '=', dutyId)
    .where('l.number', 'is not', null)
    .orderBy('l.date', 'desc')
    .orderBy('l.id', 'desc')
    .execute()
  return rows.flatMap(({ id, number, date, content }) =>
    number === null || date === null ? [] : [{ id, number, date, abstract: content.abstract }],
  )
}

export async function findTemplate(
  db: Reader,
  tenantId: string,
  organizationId: string,
): Promise<Selectable<LetterTemplateTable> | undefined> {
  return db
    .selectFrom('letter_template')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('organizationId', '=', organizationId)
    .executeTakeFirst()
}

export async function putTemplate(trx: Trx, row: Insertable<LetterTemplateTable>): Promise<void> {
  const { tenantId: _tenant, organizationId: _organization, ...set } = row
  await trx
    .insertInto('letter_template')
    .values(row)
    .onConflict((same) => same.columns(['tenantId', 'organizationId']).doUpdateSet(set))
    .execute()
}

export async function deleteTemplate(trx: Trx, tenantId: string, organizationId: string): Promise<void> {
  await trx
    .deleteFrom('letter_template')
    .where('tenantId', '=', tenantId)
    .where('organizationId', '=', organizationId)
    .execute()
}
