import { createHash } from 'node:crypto'
import type { AuditAction, AuditSubject } from '@dondoc/contract/audit-actions'
import { sql } from 'kysely'
import type { Trx } from './db.ts'
import { newId } from './id.ts'

/** Who did it: the name is kept as it was then. `accountId` is null for what the system did by itself. */
export interface AuditActor {
  readonly tenantId: string
  readonly accountId: string | null
  readonly name: string
  readonly requestId?: string | null
  readonly ip?: string | null
  readonly userAgent?: string | null
  /** Names of those whose roles the actor holds as their deputy today. */
  readonly standingInFor?: readonly string[]
}

export interface AuditFact {
  readonly action: AuditAction
  readonly subjectKind: AuditSubject
  readonly subjectId: string
  /** How a reader knows the thing: a code or a name. */
  readonly subject?: string | null
  readonly before?: unknown
  readonly after?: unknown
}

/** One link of the chain, as it is hashed. `before` and `after` are the JSON text as stored. */
export interface AuditLink {
  readonly tenantId: string
  readonly id: string
  readonly sequence: number
  readonly at: Date
  readonly accountId: string | null
  readonly actor: string
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly subject: string | null
  readonly before: string | null
  readonly after: string | null
  readonly requestId: string | null
  readonly ip: string | null
  readonly userAgent: string | null
  readonly standingInFor: readonly string[] | null
  readonly previousHash: string
}

/** What the first entry of a tenant names as its predecessor. */
export const CHAIN_START = '0'.repeat(64)

/** SHA-256 over all fields of an entry and its predecessor's hash: changing, dropping or moving one breaks all that follow. */
export function hashAudit(link: AuditLink): string {
  const { tenantId, id, sequence, at, accountId, actor, action, subjectKind, subjectId, subject } = link
  const fields = [tenantId, id, sequence, at.toISOString(), accountId, actor, action, subjectKind, subjectId, subject]
  // Entries from before these two were kept end without them, and their hashes stay what they were.
  const { userAgent, standingInFor } = link
  const later = userAgent === null && standingInFor === null ? [] : [userAgent, standingInFor]
  return createHash('sha256')
    .update(JSON.stringify([...fields, link.before, link.after, link.requestId, link.ip, link.previousHash, ...later]))
    .digest('hex')
}

const jsonText = (value: unknown): string | null =>
  value === undefined || value === null ? null : JSON.stringify(value)

/**
 * Writes what was done, in the transaction that does it. Call it last: from here to the commit other writers of the tenant wait,
 * so that the chain has one order.
 */
export async function writeAudit(trx: Trx, actor: AuditActor, fact: AuditFact): Promise<void> {
  const { tenantId } = actor
  await trx.selectNoFrom(sql`pg_advisory_xact_lock(hashtextextended(${`audit/${tenantId}`}, 0))`.as('locked')).execute()
  const last = await trx
    .selectFrom('audit_entry')
    .select(['sequence', 'hash'])
    .where('tenantId', '=', tenantId)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  const link: AuditLink = {
    tenantId,
    id: newId(),
    sequence: (last?.sequence ?? 0) + 1,
    at: new Date(),
    accountId: actor.accountId,
    actor: actor.name,
    action: fact.action,
    subjectKind: fact.subjectKind,
    subjectId: fact.subjectId,
    subject: fact.subject ?? null,
    before: jsonText(fact.before),
    after: jsonText(fact.after),
    requestId: actor.requestId ?? null,
    ip: actor.ip ?? null,
    // As a header it has no end of its own; what identifies a browser stands in the beginning.
    userAgent: actor.userAgent?.slice(0, 300) ?? null,
    standingInFor: actor.standingInFor === undefined || actor.standingInFor.length === 0 ? null : actor.standingInFor,
    previousHash: last?.hash ?? CHAIN_START,
  }
  await trx
    .insertInto('audit_entry')
    .values({
      ...link,
      standingInFor: link.standingInFor === null ? null : [...link.standingInFor],
      hash: hashAudit(link),
    })
    .execute()
}
