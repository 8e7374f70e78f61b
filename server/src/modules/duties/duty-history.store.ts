import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { sql } from 'kysely'
import type { Reader, Trx } from '../../lib/db.ts'
import type { DutyRecord } from './duty-detail.store.ts'

interface NewComment {
  readonly id: string
  readonly dutyId: string
  readonly text: string
  readonly correctsId: string | null
  readonly at: Date
  readonly authorId: string
  readonly author: string
  readonly mentions: readonly { readonly id: string; readonly name: string }[]
}

export async function insertComment(trx: Trx, tenantId: string, comment: NewComment): Promise<void> {
  const { mentions, ...row } = comment
  await trx
    .insertInto('duty_comment')
    .values({ ...row, tenantId })
    .execute()
  if (mentions.length === 0) return
  const { id: commentId, dutyId, at } = comment
  await trx
    .insertInto('duty_mention')
    .values(mentions.map(({ id: accountId, name }) => ({ tenantId, commentId, dutyId, accountId, name, at })))
    .execute()
}

/** A comment of a duty, and whether a later one corrects it. */
export async function findComment(
  db: Reader,
  tenantId: string,
  dutyId: string,
  id: string,
): Promise<{ authorId: string; corrected: boolean } | undefined> {
  const row = await db
    .selectFrom('duty_comment as c')
    .select('c.authorId')
    .select((expression) =>
      expression
        .exists(
          expression
            .selectFrom('duty_comment as later')
            .select('later.id')
            .whereRef('later.tenantId', '=', 'c.tenantId')
            .whereRef('later.correctsId', '=', 'c.id'),
        )
        .as('corrected'),
    )
    .where('c.tenantId', '=', tenantId)
    .where('c.dutyId', '=', dutyId)
    .where('c.id', '=', id)
    .executeTakeFirst()
  return row && { authorId: row.authorId, corrected: Boolean(row.corrected) }
}

/** Where those stand who lead or help in the same row and occurrence. */
export async function listCompanionPaths(db: Reader, duty: DutyRecord): Promise<string[]> {
  const rows = await db
    .selectFrom('duty')
    .select('orgPath')
    .distinct()
    .where('tenantId', '=', duty.tenantId)
    .where('nodeId', '=', duty.nodeId)
    .where(sql<boolean>`occurrence is not distinct from ${duty.occurrence}`)
    .where('role', '<>', 'part')
    .execute()
  return rows.map(({ orgPath }) => orgPath)
}

export interface CommentRow {
  readonly id: string
  readonly text: string
  readonly correctsId: string | null
  readonly at: Date
  readonly authorId: string
  readonly author: string
  readonly mentions: readonly { readonly id: string; readonly name: string }[]
}

export async function listComments(db: Reader, tenantId: string, dutyId: string): Promise<CommentRow[]> {
  const comments = await db
    .selectFrom('duty_comment')
    .select(['id', 'text', 'correctsId', 'at', 'authorId', 'author'])
    .where('tenantId', '=', tenantId)
    .where('dutyId', '=', dutyId)
    .orderBy('id')
    .execute()
  const mentions = await db
    .selectFrom('duty_mention')
    .select(['commentId', 'accountId as id', 'name'])
    .where('tenantId', '=', tenantId)
    .where('dutyId', '=', dutyId)
    .execute()
  return comments.map((comment) => ({
    ...comment,
    mentions: mentions.filter(({ commentId }) => commentId === comment.id).map(({ id, name }) => ({ id, name })),
  }))
}

export async function listAssignments(
  db: Reader,
  tenantId: string,
  dutyId: string,
): Promise<{ id: string; name: string | null; at: Date; author: string }[]> {
  return db
    .selectFrom('duty_assignment')
    .select(['id', 'name', 'at', 'author'])
    .where('tenantId', '=', tenantId)
    .where('dutyId', '=', dutyId)
    .orderBy('id')
    .execute()
}

export async function listExtensions(
  db: Reader,
  tenantId: string,
  dutyId: string,
): Promise<{ id: string; on: PlainDate; dueOn: PlainDate; reason: string | null }[]> {
  return db
    .selectFrom('duty_extension')
    .select(['id', 'grantedOn as on', 'dueOn', 'reason'])
    .where('tenantId', '=', tenantId)
    .where('dutyId', '=', dutyId)
    .orderBy('id')
    .execute()
}

export interface TransferRow {
  readonly id: string
  readonly on: PlainDate
  readonly changeId: string | null
  readonly fromId: string
  readonly toId: string
}

export async function listTransfers(db: Reader, tenantId: string, dutyId: string): Promise<TransferRow[]> {
  return db
    .selectFrom('duty_transfer')
    .select(['id', 'on', 'changeId', 'fromId', 'toId'])
    .where('tenantId', '=', tenantId)
    .where('dutyId', '=', dutyId)
    .orderBy('on')
    .orderBy('id')
    .execute()
}

export interface PartRow {
  readonly id: string
  readonly code: string
  readonly text: string | null
  readonly organizationId: string
  readonly issuedOn: PlainDate
  readonly dueOn: PlainDate | null
}

/** Parts as they were given. */
export async function listParts(db: Reader, tenantId: string, parentId: string): Promise<PartRow[]> {
  return db
    .selectFrom('duty')
    .select(['id', 'code', 'text', 'organizationId', 'issuedOn', 'originalDueOn as dueOn'])
    .where('tenantId', '=', tenantId)
    .where('parentId', '=', parentId)
    .orderBy('code')
    .execute()
}

/** Present names of organizations. */
export async function findOrganizationRefs(
  db: Reader,
  tenantId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { id: string; name: string; shortName: string | null }>> {
  const rows = await db
    .selectFrom('organization')
    .select(['id', 'name', 'shortName'])
    .where('tenantId', '=', tenantId)
    .where(sql<boolean>`id = any(${sql.val([...new Set(ids)])}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
