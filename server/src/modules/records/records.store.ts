import type { EvidenceRecord, NewRecord, RecordFileRef, RecordFilter, RecordRow } from '@dondoc/contract/records'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { yearOf } from '@dondoc/domain/calendar/plain-date'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import type { Reader, Trx } from '../../lib/db.ts'
import { isAboveOrBelow, isBelow, type ReadScope } from '../../lib/read-scope.ts'
import { searchQuery } from '../../lib/search-words.ts'

interface RecordData {
  readonly id: string
  readonly kind: string
  readonly number: string
  readonly date: PlainDate
  readonly abstract: string
  readonly demo: boolean
  readonly issuerId: string
  readonly issuerPath: string
  readonly issuerName: string
  readonly issuerShortName: string | null
  readonly files: readonly RecordFileRef[]
}

/** A record as it leaves the server. */
export function presentRecord(row: RecordData): EvidenceRecord {
  const { id, kind, number, date, abstract, demo, files } = row
  const issuer = { id: row.issuerId, name: row.issuerName, shortName: row.issuerShortName }
  return { id, kind, number, date, abstract, demo, issuer, files: [...files] }
}

/** The files of `r` in force, oldest first. */
const currentFiles = sql<RecordFileRef[]>`coalesce((
  select json_agg(json_build_object('id', f.id, 'name', f.name, 'byteSize', f."byteSize", 'kind', f.kind) order by f."addedAt", f.id)
  from record_file f
  where f."tenantId" = r."tenantId" and f."recordId" = r.id and f."withdrawnAt" is null and not exists (
    select from record_file n
    where n."tenantId" = f."tenantId" and n."seriesId" = f."seriesId" and n.revision > f.revision and n."withdrawnAt" is null
  )), '[]')`

const selectRecords = (db: Reader, tenantId: string) =>
  db
    .selectFrom('record as r')
    .innerJoin('organization as o', (join) =>
      join.onRef('o.tenantId', '=', 'r.tenantId').onRef('o.id', '=', 'r.issuerId'),
    )
    .select(['r.id', 'r.kind', 'r.number', 'r.date', 'r.abstract', 'r.demo', 'r.issuerId', 'r.orgPath as issuerPath'])
    .select(['o.name as issuerName', 'o.shortName as issuerShortName'])
    .select(currentFiles.as('files'))
    .where('r.tenantId', '=', tenantId)

/** In SQL: the duty `d` and its plan `p` are read by the scope, as the domain's `canReadDuty` says. */
export const dutyIsRead = (paths: readonly string[]): RawBuilder<SqlBool> =>
  sql`(${isBelow('d.orgPath', paths)} or ${isAboveOrBelow('p.orgPath', paths)})`

/** In SQL: the record `r` is read by the scope, as the domain's `canReadRecord` says. */
export const recordIsRead = ({ paths }: ReadScope): RawBuilder<SqlBool> => sql`(
  ${isAboveOrBelow('r.orgPath', paths)} or exists (
    select from evidence e
    join duty d on d."tenantId" = e."tenantId" and d.id = e."dutyId"
    join plan p on p."tenantId" = d."tenantId" and p.id = d."planId"
    where e."tenantId" = r."tenantId" and e."recordId" = r.id and ${dutyIsRead(paths)}
  ))`

/** A record that the reader may see, or undefined. */
export async function findRecord(db: Reader, scope: ReadScope, id: string): Promise<RecordData | undefined> {
  return selectRecords(db, scope.tenantId).where('r.id', '=', id).where(recordIsRead(scope)).executeTakeFirst()
}

/** The records with a number in the year of a date that the reader may see, those of the nearest issuers first. */
export async function listByNumber(
  db: Reader,
  scope: ReadScope,
  record: Pick<NewRecord, 'number' | 'date'>,
): Promise<EvidenceRecord[]> {
  const rows = await selectRecords(db, scope.tenantId)
    .where(sql<boolean>`number_key(r.number) = number_key(${record.number})`)
    .where('r.year', '=', yearOf(record.date))
    .where(recordIsRead(scope))
    .orderBy(sql`nlevel(r."orgPath")`, 'desc')
    .orderBy('r.id')
    .limit(5)
    .execute()
  return rows.map(presentRecord)
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
    .where(sql<boolean>`number_key(number) = number_key(${record.number})`)
    .executeTakeFirst()
}

export interface RecordToInsert extends Pick<NewRecord, 'kind' | 'number' | 'date' | 'abstract'> {
  readonly id: string
  readonly issuerId: string
  readonly orgPath: string
  readonly demo: boolean
  readonly signer?: string | null
  readonly effectiveOn?: PlainDate | null
  readonly addedById?: string | null
  readonly addedBy?: string | null
}

export async function insertRecords(trx: Trx, tenantId: string, records: readonly RecordToInsert[]): Promise<void> {
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

export type RegisterWhere = z.output<typeof RecordFilter> & {
  /** Only these. */
  readonly ids?: readonly string[] | undefined
}

/** A page of the register, newest first, each record with the duties it proves. */
export async function listRegister(
  db: Reader,
  scope: ReadScope,
  where: RegisterWhere,
  page: { readonly limit: number; readonly after: RegisterEnd | null },
): Promise<{ rows: RecordRow[]; total: number }> {
  const { tenantId, paths } = scope
  const { q, kind, issuerId, year, withoutFile, replaced, ids } = where
  const query = q === undefined ? null : searchQuery(q)
  const narrowed = selectRecords(db, tenantId)
    .where(isAboveOrBelow('r.orgPath', paths))
    .$if(ids !== undefined, (select) => select.where(sql<boolean>`r.id = any(${sql.val(ids)}::uuid[])`))
    .$if(query !== null, (select) => select.where(sql<boolean>`r.search @@ ${query}::tsquery`))
    .$if(kind !== undefined, (select) => select.where('r.kind', '=', kind ?? ''))
    .$if(issuerId !== undefined, (select) => select.where('r.issuerId', '=', issuerId ?? ''))
    .$if(year !== undefined, (select) => select.where('r.year', '=', year ?? 0))
    .$if(replaced === true, (select) => select.where('r.replacedById', 'is not', null))
    .$if(withoutFile === true, (select) =>
      select.where(
        sql<boolean>`not exists (
          select from record_file f
          where f."tenantId" = r."tenantId" and f."recordId" = r.id and f."withdrawnAt" is null
        )`,
      ),
    )
  const { total } = await narrowed
    .clearSelect()
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await narrowed
    .leftJoin('record as later', (join) =>
      join.onRef('later.tenantId', '=', 'r.tenantId').onRef('later.id', '=', 'r.replacedById'),
    )
    .select([
      'later.id as laterId',
      'later.kind as laterKind',
      'later.number as laterNumber',
      'later.date as laterDate',
    ])
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
  return {
    rows: rows.map(({ laterId, laterKind, laterNumber, laterDate, dutyCodes, ...row }) => ({
      ...presentRecord(row),
      dutyCodes,
      replacedBy:
        laterId === null || laterKind === null || laterNumber === null || laterDate === null
          ? null
          : { id: laterId, kind: laterKind, number: laterNumber, date: laterDate },
    })),
    total,
  }
}
