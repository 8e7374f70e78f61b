import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { AuditLink } from '../../lib/audit.ts'
import type { Reader } from '../../lib/db.ts'
import type { AuditEntryTable } from '../../lib/tables.ts'

type AuditRow = Pick<
  Selectable<AuditEntryTable>,
  'id' | 'sequence' | 'at' | 'actor' | 'action' | 'subjectKind' | 'subjectId' | 'subject'
>

/** Entries of the tenant before a sequence number (null: from the newest), newest first. */
export async function listAuditRows(
  db: Reader,
  tenantId: string,
  before: number | null,
  limit: number,
): Promise<AuditRow[]> {
  return db
    .selectFrom('audit_entry')
    .select(['id', 'sequence', 'at', 'actor', 'action', 'subjectKind', 'subjectId', 'subject'])
    .where('tenantId', '=', tenantId)
    .$if(before !== null, (query) => query.where('sequence', '<', before))
    .orderBy('sequence', 'desc')
    .limit(limit)
    .execute()
}

/** How many entries the tenant has: they are numbered without gaps. */
export async function countAudit(db: Reader, tenantId: string): Promise<number> {
  const row = await db
    .selectFrom('audit_entry')
    .select((entry) => entry.fn.countAll<number>().as('count'))
    .where('tenantId', '=', tenantId)
    .executeTakeFirst()
  return row?.count ?? 0
}

/** Whole entries after a sequence number, oldest first, with `before` and `after` as the text that was hashed. */
export async function listAuditLinks(
  db: Reader,
  tenantId: string,
  after: number,
  limit: number,
): Promise<(AuditLink & { hash: string })[]> {
  return db
    .selectFrom('audit_entry')
    .selectAll()
    .select([sql<string | null>`before::text`.as('before'), sql<string | null>`after::text`.as('after')])
    .where('tenantId', '=', tenantId)
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(limit)
    .execute()
}
