import type { Import } from '@dondoc/contract/imports'
import { canImport } from '@dondoc/domain/access/predicates'
import type { Actor } from '../../lib/actor.ts'
import type { Trx } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { findOrganization } from '../organizations/index.ts'
import { listFindings, presentFinding } from '../plans/index.ts'
import { findImport, type ImportRow } from './imports.store.ts'

/** An import that the actor may see: the own ones, and those of plans they may write. Throws `import.not-found`. */
export async function getImport(trx: Trx, actor: Actor, importId: string): Promise<ImportRow> {
  const row = await findImport(trx, actor.tenantId, importId)
  if (row?.importedBy === actor.accountId) return row
  const issuer = row?.issuerId == null ? undefined : await findOrganization(trx, actor.tenantId, row.issuerId)
  if (!row || !issuer || !canImport(actor, issuer.orgPath)) throw new Problem('import.not-found', { importId })
  return row
}

/** An import as it leaves the server; `known` where the request found it there. */
export async function showImport(
  trx: Trx,
  row: ImportRow,
  options: { readonly known?: boolean } = {},
): Promise<Import> {
  const findings = row.planId === null ? [] : await listFindings(trx, row.tenantId, row.planId)
  return {
    importId: row.id,
    state: row.state,
    name: row.fileName,
    at: row.importedAt.toISOString(),
    progress: row.pagesTotal === null ? null : { done: row.pagesDone, total: row.pagesTotal },
    format: row.format,
    pageCount: row.pages.length,
    planId: row.planId ?? (row.state === 'ready' ? row.amendsPlanId : null),
    code: row.code,
    known: options.known === true || row.known,
    itemCount: row.itemCount ?? 0,
    findings: findings.map(presentFinding),
    problem: row.problem === null ? null : { code: row.problem, params: { ...row.problemParams } },
    amendsPlanId: row.amendsPlanId,
    appliedAt: row.appliedAt?.toISOString() ?? null,
  }
}
