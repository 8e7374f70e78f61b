import type { createPlan as contract } from '@dondoc/contract/plan-editing'
import { canImport } from '@dondoc/domain/access/predicates'
import { type PlainDate, yearOf } from '@dondoc/domain/calendar/plain-date'
import { type Concern, carryDown, carryToYear } from '@dondoc/domain/plans/carry-plan'
import type { PlanTree, PlanTreeNode } from '@dondoc/domain/plans/plan-tree'
import type { z } from 'zod'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import { Problem } from '../../lib/problem.ts'
import { planCode, takeNumbers } from '../../lib/running-codes.ts'
import { findOrganization } from '../organizations/index.ts'
import {
  createLeadResolver,
  type Directory,
  insertPlan,
  listNames,
  type PlanRow,
  readDirectory,
  resolveAgain,
} from '../plans/index.ts'
import { linkCarriedRows, readDraft, writeDraft } from './draft.store.ts'
import { recheckDraft } from './edit-plan.ts'
import { getReadablePlan } from './get-draft.ts'

type NewPlan = z.output<NonNullable<(typeof contract)['body']>>

/** How the leaves of a superior plan concern an agency: named itself, or as a member of a group that is named. */
async function readConcern(
  trx: Trx,
  superior: PlanRow,
  agencyId: string,
  directory: Directory,
): Promise<(leaf: PlanTreeNode) => Concern> {
  const groups = new Set(directory.groups.filter(({ memberIds }) => memberIds.includes(agencyId)).map(({ id }) => id))
  const rows = resolveAgain(await listNames(trx, superior.tenantId, superior.id), directory, superior.issuerId)
  const settled = Map.groupBy(rows, ({ name }) => name)
  const resolve = createLeadResolver(directory, superior.issuerId)
  const named = new Map<string, boolean>()
  const names = (words: string): boolean => {
    const known = named.get(words)
    if (known !== undefined) return known
    const meant = (settled.get(words) ?? resolve(words)).some(
      ({ organizationId, groupId }) => organizationId === agencyId || (groupId !== null && groups.has(groupId)),
    )
    named.set(words, meant)
    return meant
  }
  return ({ leads, coordinators }) => (leads.some(names) ? 'lead' : coordinators.some(names) ? 'coordinator' : null)
}

async function startingRows(
  trx: Trx,
  actor: Actor,
  plan: NewPlan,
  today: PlainDate,
): Promise<{ readonly nodes: PlanTree; readonly earlier: PlanRow | null }> {
  const { from, year, period } = plan
  if (from.kind === 'empty') return { nodes: [], earlier: null }
  const earlier = await getReadablePlan(trx, actor, from.planId)
  const { nodes } = await readDraft(trx, actor.tenantId, earlier.id)
  if (from.kind === 'plan') return { nodes: carryToYear(nodes, earlier, { year, period }, newId), earlier }
  const directory = await readDirectory(trx, actor.tenantId, today)
  return { nodes: carryDown(nodes, await readConcern(trx, earlier, plan.issuerId, directory), newId), earlier }
}

/**
 * Starts a draft without a file: empty, from an earlier plan, or from the tasks of a superior plan that concern the issuer.
 * Throws `organization.not-found`, `access.denied`, `plan.not-found`, `plan.without-tasks` where nothing of the superior plan
 * concerns the issuer, `request.invalid` for a period that ends before it begins or does not begin in the year.
 */
export async function createPlan(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  plan: NewPlan,
  today: PlainDate,
): Promise<{ planId: string; code: string }> {
  const { tenantId } = actor
  const { issuerId, title, year, period, from } = plan
  const issuer = await findOrganization(trx, tenantId, issuerId)
  if (!issuer) throw new Problem('organization.not-found', { organizationId: issuerId })
  mustBeAllowed(canImport(actor, issuer.orgPath))
  if (period.to < period.from || yearOf(period.from) !== year) {
    throw new Problem('request.invalid', { fields: [{ in: 'body', path: '/period' }] })
  }
  const { nodes, earlier } = await startingRows(trx, actor, plan, today)
  if (from.kind === 'superior' && nodes.length === 0) throw new Problem('plan.without-tasks', { planId: from.planId })
  const planId = newId()
  const code = planCode(year, await takeNumbers(trx, tenantId, `KH-${year}`, 1))
  const carried = from.kind === 'plan' ? earlier : null
  await insertPlan(trx, tenantId, {
    id: planId,
    code,
    issuerId,
    orgPath: issuer.orgPath,
    state: 'draft',
    year,
    periodFrom: period.from,
    periodTo: period.to,
    title,
    kind: carried?.kind ?? 'Kế hoạch',
    number: null,
    superior: carried?.superior ?? null,
    place: carried?.place ?? null,
    dateText: null,
    documentDate: null,
    legalBases: carried?.legalBases ?? [],
    citations: [],
    recipients: carried?.recipients ?? [],
    signer: carried?.signer ?? null,
    sections: [],
    demo: false,
    superiorPlanId: from.kind === 'superior' ? from.planId : null,
  })
  const draft = { nodes, findings: [] }
  await writeDraft(trx, tenantId, planId, { nodes: [], findings: [] }, draft)
  await linkCarriedRows(trx, tenantId, planId, by.name)
  await recheckDraft(trx, tenantId, planId, today)
  await writeAudit(trx, by, {
    action: 'plan.created',
    subjectKind: 'plan',
    subjectId: planId,
    subject: code,
    after: { title, from, rows: nodes.length },
  })
  return { planId, code }
}
