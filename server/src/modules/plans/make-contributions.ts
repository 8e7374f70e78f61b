import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { lacksContributions } from '@dondoc/domain/duties/plan-duties'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { addDuties, type NewDuty } from '../duties/index.ts'
import { readSettings } from '../settings/index.ts'
import { endBacklog, listMadeDuties, type MadeDuty } from './contribution-backlog.store.ts'
import { contributionsOfPlan, readDirectory, resolveAgain } from './plan-owing.ts'
import { listNames, listNodes, lockPlan } from './plans.read.store.ts'
import { tellOwers } from './tell-owers.ts'

/** A lead of a row as `contributionsOfPlan` asks for it: only what still waits can be helped here. */
const asLead = ({ nodeId, organizationId, occurrence, waits, waitingKind, waitingWords }: MadeDuty): NewDuty => ({
  nodeId,
  organizationId,
  label: occurrence,
  products: [],
  originalDueOn: null,
  windowFrom: null,
  waitingFor: waits && waitingKind !== null ? { kind: waitingKind, words: waitingWords } : null,
})

/**
 * Gives the coordinators of an issued plan the contributions that wait with its rows, where it was issued before there were any:
 * once, and only in rows of which nobody was asked. They are told as at an issue. Gives back how many were made.
 */
export async function makeContributions(
  trx: Trx,
  by: AuditActor,
  planId: string,
  { today, now }: { readonly today: PlainDate; readonly now: Date },
): Promise<number> {
  const { tenantId } = by
  const plan = await lockPlan(trx, tenantId, planId)
  if (!plan) throw new Error(`no plan ${planId} in the tenant`)
  const made = Map.groupBy(await listMadeDuties(trx, tenantId, planId), ({ nodeId }) => nodeId)
  const leaves = (await listNodes(trx, tenantId, planId)).filter(({ id }) => lacksContributions(made.get(id) ?? []))
  const leads = leaves.flatMap(({ id }) => made.get(id) ?? []).map(asLead)
  const directory = await readDirectory(trx, tenantId, today)
  const names = resolveAgain(await listNames(trx, tenantId, planId), directory, plan.issuerId)
  const given = { on: today, settings: await readSettings(trx, tenantId) }
  const contributions = contributionsOfPlan(plan, leaves, leads, names, directory, given)
  const madeContributions = contributions.length
  if (!(await endBacklog(trx, tenantId, planId, { madeAt: now, madeContributions }))) return 0
  if (madeContributions === 0) return 0
  await addDuties(trx, { tenantId, planId, issuedOn: today, demo: plan.demo }, contributions)
  if (!plan.demo) await tellOwers(trx, by, plan, contributions, { cause: 'backlog/', at: now })
  await writeAudit(trx, by, {
    action: 'plan.contributions-made',
    subjectKind: 'plan',
    subjectId: planId,
    subject: plan.code,
    after: { contributionCount: madeContributions },
  })
  return madeContributions
}
