import type { EvidenceRecord, NewRecord, RecordRow } from '@dondoc/contract/records'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { yearOf } from '@dondoc/domain/calendar/plain-date'
import { sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'
import { isAboveOrBelow, type ReadScope } from '../../lib/read-scope.ts'
import { searchQuery } from '../../lib/search-words.ts'

interface RecordData {
  readonly id: string
  readonly kind: string
  readonly number: string
  readonly date: PlainDate
  readonly abstract: string
  readonly demo: boolean
  readonly issuerId: string
  readonly issuerName: string
  readonly issuerShortName: string | null
}

/** A record as it leaves the server. */
export function presentRecord(row: RecordData): EvidenceRecord {
  const { id, kind, number, date, abstract, demo } = row
  const issuer = { id: row.issuerId, name: row.issuerName, shortName: row.issuerShortName }
  return { id, kind, number, date, abstract, demo, issuer }
}

const selectRecords = (db: Reader, tenantId: string) =>
  db
    .selectFrom('record as r')
    .innerJoin('organization as o', (join) =>
      join.onRef('o.tenantId', '=', 'r.tenantId').onRef('o.id', '=', 'r.issuerId'),
    )
    .select(['r.id', 'r.kind', 'r.number', 'r.date', 'r.abstract', 'r.demo', 'r.issuerId'])
    .select(['o.name as issuerName', 'o.shortName as issuerShortName'])
    .where('r.tenantId', '=', tenantId)

/** A record of an organization above or below the reader's, or undefined. */
export async function findRecord(db: Reader, scope: ReadScope, id: string): Promise<RecordData | undefined> {
  return selectRecords(db, scope.tenantId)
    .where('r.id', '=', id)
    .where(isAboveOrBelow('r.orgPath', scope.paths))
    .executeTakeFirst()
}

/** The record of an issuer with that number in that year, or undefined. */
export async function findByNumber(
  db: Reader,
  tenantId: string,
  issuerId: string,
  record: Pick<NewRecord, 'number' | 'date'>,
): Promise<{ id: string } | undefined> {
  return db
    .selectFrom('record')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('issuerId', '=', issuerId)
    .where('year', '=', yearOf(record.date))
    .where('number', '=', record.number)
    .executeTakeFirst()
}

export async function insertRecords(
  trx: Trx,
  tenantId: string,
  records: readonly (NewRecord & { id: string; issuerId: string; orgPath: string; demo: boolean })[],
): Promise<void> {
  if (records.length === 0) return
  await trx
    .insertInto('record')
    .values(records.map((record) => ({ ...record, tenantId, year: yearOf(record.date) })))
    .execute()
}

export async function insertEvidence(
  trx: Trx,
  tenantId: string,
  links: readonly { readonly recordId: string; readonly updateId: string; readonly dutyId: string }[],
): Promise<void> {
  if (links.length === 0) return
  await trx
    .insertInto('evidence')
    .values(links.map((link) => ({ ...link, tenantId })))
    .execute()
}

/** The records that prove the updates of one duty. */
export async function listEvidence(
  db: Reader,
  tenantId: string,
  dutyId: string,
): Promise<(EvidenceRecord & { updateId: string })[]> {
  const rows = await selectRecords(db, tenantId)
    .innerJoin('evidence as e', (join) => join.onRef('e.tenantId', '=', 'r.tenantId').onRef('e.recordId', '=', 'r.id'))
    .select('e.updateId')
    .where('e.tenantId', '=', tenantId)
    .where('e.dutyId', '=', dutyId)
    .orderBy('r.date')
    .orderBy('r.number')
    .execute()
  return rows.map((row) => ({ ...presentRecord(row), updateId: row.updateId }))
}

/** Where a page of the register ended. */
export type RegisterEnd = readonly [date: string, id: string]

/** A page of the register, newest first, each record with the duties it proves. */
export async function listRegister(
  db: Reader,
  scope: ReadScope,
  page: {
    readonly q: string | undefined
    /** Only these. */
    readonly ids?: readonly string[] | undefined
    readonly limit: number
    readonly after: RegisterEnd | null
  },
): Promise<{ rows: RecordRow[]; total: number }> {
  const { tenantId, paths } = scope
  const query = page.q === undefined ? null : searchQuery(page.q)
  const narrowed = selectRecords(db, tenantId)
    .where(isAboveOrBelow('r.orgPath', paths))
    .$if(page.ids !== undefined, (select) => select.where(sql<boolean>`r.id = any(${sql.val(page.ids)}::uuid[])`))
    .$if(query !== null, (select) => select.where(sql<boolean>`r.search @@ ${query}::tsquery`))
  const { total } = await narrowed
    .clearSelect()
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await narrowed
    .select(
      sql<{ id: string; code: string }[]>`coalesce((
        select json_agg(json_build_object('id', d.id, 'code', d.code) order by d.code)
        from (select distinct e."dutyId" from evidence e where e."tenantId" = r."tenantId" and e."recordId" = r.id) e
        join duty d on d."tenantId" = r."tenantId" and d.id = e."dutyId"
        where ${isAboveOrBelow('d.orgPath', paths)}
      ), '[]')`.as('dutyCodes'),
    )
    .$if(page.after !== null, (select) =>
      select.where(sql<boolean>`(r.date, r.id) < (${page.after?.[0]}::date, ${page.after?.[1]}::uuid)`),
    )
    .orderBy('r.date', 'desc')
    .orderBy('r.id', 'desc')
    .limit(page.limit)
    .execute()
  return { rows: rows.map((row) => ({ ...presentRecord(row), dutyCodes: row.dutyCodes })), total }
}
