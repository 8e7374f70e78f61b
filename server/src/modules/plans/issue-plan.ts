import { canIssuePlan, canReadPlan } from '@dondoc/domain/access/predicates'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { planDuties } from '@dondoc/domain/duties/plan-duties'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { addDuties, calendarNear, DUE_DATE_RULES, type NewDuty } from '../duties/index.ts'
import { listGroupRows, listOrganizationRows } from '../organizations/index.ts'
import { listNames, listNodes, lockPlan, type NameRow } from './plans.read.store.ts'
import { setIssued, setName } from './plans.store.ts'
import { createLeadResolver, type Directory } from './resolve-leads.ts'

/** The organizations and groups of a tenant on a day, as leads are resolved against them. */
export async function readDirectory(trx: Trx, tenantId: string, on: PlainDate): Promise<Directory> {
  const organizations = await listOrganizationRows(trx, tenantId)
  return {
    organizations: organizations.filter(({ validTo }) => validTo === null || validTo >= on),
    groups: await listGroupRows(trx, tenantId, on),
  }
}

/** Names that nobody answered to when the plan was read are asked again: an alias or a group may have come since. */
async function resolveAgain(
  trx: Trx,
  names: readonly NameRow[],
  directory: Directory,
  issuerId: string,
): Promise<NameRow[]> {
  const resolve = createLeadResolver(directory, issuerId)
  const answered: NameRow[] = []
  for (const name of names) {
    const open = name.organizationId === null && name.groupId === null
    const [found, ...more] = open ? resolve(name.part) : []
    const known = found !== undefined && more.length === 0 && (found.organizationId ?? found.groupId) !== null
    const row = known ? { ...name, organizationId: found.organizationId, groupId: found.groupId } : name
    if (known) await setName(trx, row)
    answered.push(row)
  }
  return answered
}

interface Owing {
  readonly byName: ReadonlyMap<string, readonly string[]>
  readonly unresolved: readonly string[]
}

function owingOrganizations(names: readonly NameRow[], directory: Directory): Owing {
  const members = new Map(directory.groups.map(({ id, memberIds }) => [id, memberIds]))
  const byName = new Map<string, string[]>()
  const unresolved = new Set<string>()
  for (const { name, part, organizationId, groupId } of names) {
    const ids = organizationId !== null ? [organizationId] : groupId !== null ? (members.get(groupId) ?? []) : []
    if (ids.length === 0) unresolved.add(part)
    byName.set(name, [...(byName.get(name) ?? []), ...ids])
  }
  return { byName, unresolved: [...unresolved] }
}

/**
 * Issues a draft plan: each leaf becomes the duties of the organizations that lead it, one for each due date. A leaf whose leads
 * nobody answers to is owed by the issuer, so that no task is lost; such names are returned. Throws `plan.not-found`,
 * `access.denied`, `plan.not-draft`, `plan.without-tasks`, `request.invalid` for a date of issue in the future.
 */
export async function issuePlan(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  request: {
    readonly planId: string
    readonly issuedOn: PlainDate
    readonly number?: string | undefined
    readonly today: PlainDate
  },
): Promise<{ planId: string; dutyCount: number; unresolvedLeads: string[] }> {
  const { planId, issuedOn, today } = request
  const { tenantId } = actor
  const plan = await lockPlan(trx, tenantId, planId)
  const place = plan && { ownerPath: plan.orgPath, isDraft: plan.state === 'draft' }
  if (!plan || !place || !canReadPlan(actor, place)) throw new Problem('plan.not-found', { planId })
  mustBeAllowed(canIssuePlan(actor, place))
  if (plan.state !== 'draft') throw new Problem('plan.not-draft', { planId, code: plan.code })
  if (issuedOn > today) throw new Problem('request.invalid', { fields: [{ in: 'body', path: '/issuedOn' }] })
  const leaves = (await listNodes(trx, tenantId, planId)).filter(({ leaf }) => leaf)
  if (leaves.length === 0) throw new Problem('plan.without-tasks', { planId, code: plan.code })

  const directory = await readDirectory(trx, tenantId, today)
  const names = await resolveAgain(trx, await listNames(trx, tenantId, planId), directory, plan.issuerId)
  const owing = owingOrganizations(names, directory)
  const period = { from: plan.periodFrom, to: plan.periodTo }
  const settings = { ...DUE_DATE_RULES, period, eventOn: null }
  const duties = leaves.flatMap((leaf): NewDuty[] => {
    const known = leaf.leads.flatMap((name) => owing.byName.get(name) ?? [])
    const leads = known.length > 0 ? known : [plan.issuerId]
    return planDuties({ ...leaf, leads }, settings, calendarNear(period.from)).map((duty) => ({
      ...duty,
      nodeId: leaf.id,
      organizationId: duty.lead,
    }))
  })
  await addDuties(trx, { tenantId, planId, issuedOn, demo: plan.demo }, duties)
  const number = request.number ?? plan.number
  await setIssued(trx, tenantId, planId, { issuedOn, number })
  await writeAudit(trx, by, {
    action: 'plan.issued',
    subjectKind: 'plan',
    subjectId: planId,
    subject: plan.code,
    before: { state: plan.state },
    after: { state: 'issued', issuedOn, number, dutyCount: duties.length, unresolvedLeads: owing.unresolved },
  })
  return { planId, dutyCount: duties.length, unresolvedLeads: [...owing.unresolved] }
}
