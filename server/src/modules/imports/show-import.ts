import type { Import } from '@dondoc/contract/imports'
import { canImport } from '@dondoc/domain/access/predicates'
import { compared, nameLikeness } from '@dondoc/domain/organizations/name-likeness'
import type { Actor } from '../../lib/actor.ts'
import type { Trx } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { findOrganization } from '../organizations/index.ts'
import { listFindings, presentFinding } from '../plans/index.ts'
import { findImport, type ImportRow, listPlansBeside } from './imports.store.ts'

/** An import that the actor may see: the own ones, and those of plans they may write. Throws `import.not-found`. */
export async function getImport(trx: Trx, actor: Actor, importId: string): Promise<ImportRow> {
  const row = await findImport(trx, actor.tenantId, importId)
  if (row?.importedBy === actor.accountId) return row
  const issuer = row?.issuerId == null ? undefined : await findOrganization(trx, actor.tenantId, row.issuerId)
  if (!row || !issuer || !canImport(actor, issuer.orgPath)) throw new Problem('import.not-found', { importId })
  return row
}

/** Titles that share less than this of their letters are of different plans. */
const SAME_TITLE = 0.75

async function findSimilar(trx: Trx, { tenantId, planId }: ImportRow): Promise<Import['similarPlans']> {
  const [own, ...others] = planId === null ? [] : await listPlansBeside(trx, tenantId, planId)
  const title = own && compared(own.title)
  return title ? others.filter((other) => nameLikeness(title, compared(other.title)) >= SAME_TITLE) : []
}

/** An import as it leaves the server; `known` where the request found it there, `brief` without findings and similar plans. */
export async function showImport(
  trx: Trx,
  row: ImportRow,
  options: { readonly known?: boolean; readonly brief?: boolean } = {},
): Promise<Import> {
  const brief = options.brief === true
  const findings = brief || row.planId === null ? [] : await listFindings(trx, row.tenantId, row.planId)
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
    similarPlans: !brief && row.amendsPlanId === null ? await findSimilar(trx, row) : [],
  }
}
