import { createHash } from 'node:crypto'
import type { AuditAction, AuditSubject } from '@dondoc/contract/audit-actions'
import { leaveForEnd, lookUp, type Trx } from './db.ts'
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

/** What was done, as it was known then. */
interface Done {
  readonly actor: AuditActor
  readonly fact: AuditFact
  readonly before: string | null
  readonly after: string | null
}

/** Rows of one statement: a statement holds 65,535 values at most. */
const CHUNK = 1000

/**
 * Puts on record what was done, with the transaction that does it. The entry is written as the transaction ends: from the first one
 * to the commit other writers of the tenant wait, so that the chain has one order.
 */
export async function writeAudit(trx: Trx, actor: AuditActor, fact: AuditFact): Promise<void> {
  leaveForEnd(trx, appendToChain, { actor, fact, before: jsonText(fact.before), after: jsonText(fact.after) })
}

type Place = Pick<AuditLink, 'sequence' | 'at' | 'previousHash'>

async function appendToChain(trx: Trx, acts: readonly Done[]): Promise<void> {
  const tenants = Map.groupBy(acts, ({ actor }) => actor.tenantId)
  for (const [tenantId, own] of tenants) {
    const [last] = await lookUp<{ sequence: number; hash: string }>(trx, 'hold_audit_chain', tenantId)
    // Not earlier than the link before: the chain is held now.
    const at = new Date()
    let [sequence, previousHash] = [last?.sequence ?? 0, last?.hash ?? CHAIN_START]
    const rows = own.map((done) => {
      const link = linkOf(done, { sequence: ++sequence, at, previousHash })
      previousHash = hashAudit(link)
      return { ...link, standingInFor: link.standingInFor && [...link.standingInFor], hash: previousHash }
    })
    for (let from = 0; from < rows.length; from += CHUNK)
      await trx
        .insertInto('audit_entry')
        .values(rows.slice(from, from + CHUNK))
        .execute()
  }
}

function linkOf({ actor, fact, before, after }: Done, place: Place): AuditLink {
  return {
    ...place,
    tenantId: actor.tenantId,
    id: newId(),
    accountId: actor.accountId,
    actor: actor.name,
    action: fact.action,
    subjectKind: fact.subjectKind,
    subjectId: fact.subjectId,
    subject: fact.subject ?? null,
    before,
    after,
    requestId: actor.requestId ?? null,
    ip: actor.ip ?? null,
    // As a header it has no end of its own; what identifies a browser stands in the beginning.
    userAgent: actor.userAgent?.slice(0, 300) ?? null,
    standingInFor: actor.standingInFor === undefined || actor.standingInFor.length === 0 ? null : actor.standingInFor,
  }
}
