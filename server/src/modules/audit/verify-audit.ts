import { CHAIN_START, hashAudit } from '../../lib/audit.ts'
import { type Db, inTenant, type Reader } from '../../lib/db.ts'
import { listTenants } from '../../lib/tenants.ts'
import { listAuditLinks } from './audit.store.ts'

/** The first entry that does not fit: `missing` where its number was skipped, `changed` where its hash is wrong. */
export interface AuditBreak {
  readonly sequence: number
  readonly reason: 'missing' | 'changed' | 'wrong-predecessor'
}

const PAGE = 1000

/**
 * Recomputes the tenant's chain from its start. Returns the number of entries checked and the first break, null where the
 * chain is whole. What it cannot see is that the newest entries were cut off: note the count elsewhere.
 */
export async function verifyAudit(db: Reader, tenantId: string): Promise<{ count: number; broken: AuditBreak | null }> {
  let count = 0
  let previousHash = CHAIN_START
  for (;;) {
    const links = await listAuditLinks(db, tenantId, count, PAGE)
    for (const link of links) {
      const { sequence } = link
      if (sequence !== count + 1) return { count, broken: { sequence: count + 1, reason: 'missing' } }
      if (link.previousHash !== previousHash) return { count, broken: { sequence, reason: 'wrong-predecessor' } }
      if (hashAudit(link) !== link.hash) return { count, broken: { sequence, reason: 'changed' } }
      previousHash = link.hash
      count = sequence
    }
    if (links.length < PAGE) return { count, broken: null }
  }
}

/** The chains of all tenants, for who runs the server. */
export async function verifyEveryAudit(db: Db): Promise<
  {
    tenant: { id: string; name: string }
    count: number
    broken: AuditBreak | null
  }[]
> {
  const results = []
  for (const tenant of await listTenants(db)) {
    const result = await inTenant(db, { tenantId: tenant.id }, (trx) => verifyAudit(trx, tenant.id))
    results.push({ tenant, ...result })
  }
  return results
}
