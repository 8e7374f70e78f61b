import { canIssuePlan, canReadPlan } from '@dondoc/domain/access/predicates'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { addDuties } from '../duties/index.ts'
import { readSettings } from '../settings/index.ts'
import { contributionsOfPlan, dutiesOfPlan, readDirectory, resolveAgain } from './plan-owing.ts'
import { listNames, listNodes, lockPlan } from './plans.read.store.ts'
import { setIssued, setName } from './plans.store.ts'
import { tellOwers } from './tell-owers.ts'

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
    readonly now: Date
  },
): Promise<{ planId: string; dutyCount: number; unresolvedLeads: string[] }> {
  const { planId, issuedOn, today, now } = request
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
  const names = resolveAgain(await listNames(trx, tenantId, planId), directory, plan.issuerId)
  for (const name of names.filter(({ answered }) => answered)) await setName(trx, name)
  const settings = await readSettings(trx, tenantId)
  const { duties, unresolved } = dutiesOfPlan(plan, leaves, names, directory, settings)
  const contributions = contributionsOfPlan(plan, leaves, duties, names, directory, { on: issuedOn, settings })
  await addDuties(trx, { tenantId, planId, issuedOn, demo: plan.demo }, [...duties, ...contributions])
  const number = request.number ?? plan.number
  await setIssued(trx, tenantId, planId, { issuedOn, number })
  if (!plan.demo) await tellOwers(trx, by, plan, [...duties, ...contributions], { cause: '', at: now })
  await writeAudit(trx, by, {
    action: 'plan.issued',
    subjectKind: 'plan',
    subjectId: planId,
    subject: plan.code,
    before: { state: plan.state },
    after: {
      state: 'issued',
      issuedOn,
      number,
      dutyCount: duties.length,
      contributionCount: contributions.length,
      unresolvedLeads: unresolved,
    },
  })
  return { planId, dutyCount: duties.length, unresolvedLeads: [...unresolved] }
}
