import type { ProblemCode } from '@dondoc/contract/problems'
import type { HeldRules } from '@dondoc/contract/urging'
import { canSetUrging } from '@dondoc/domain/access/predicates'
import { findRulesFault, type RulesFault, type UrgingRules } from '@dondoc/domain/urging/rules'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Reader, Trx } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { findOrganization, listOrganizationRows } from '../organizations/index.ts'
import { listRuleSets, putRules, ruleSetFor } from './rules.store.ts'

const FAULTS = {
  'leader-before-head': 'urging.leader-before-head',
  'days-repeated': 'urging.days-repeated',
} as const satisfies Record<RulesFault, ProblemCode>

async function mustFindAgency(db: Reader, tenantId: string, organizationId: string) {
  const agency = await findOrganization(db, tenantId, organizationId)
  if (!agency?.issuesPlans) throw new Problem('organization.not-found', { organizationId })
  return agency
}

/** The rules that hold for an agency, and from whom it has them. Throws `organization.not-found`. */
export async function showRules(db: Reader, actor: Actor, organizationId: string): Promise<HeldRules> {
  const { tenantId } = actor
  const { id, name, shortName, orgPath } = await mustFindAgency(db, tenantId, organizationId)
  const set = ruleSetFor(await listRuleSets(db, tenantId), orgPath)
  const giver = set.organizationId === null ? undefined : await findOrganization(db, tenantId, set.organizationId)
  const { rules } = set
  return {
    organization: { id, name, shortName },
    rules: {
      ...rules,
      before: [...rules.before],
      beforeCheckpoint: [...rules.beforeCheckpoint],
      after: [...rules.after],
    },
    from: giver === undefined ? null : { id: giver.id, name: giver.name, shortName: giver.shortName },
    version: set.organizationId === id ? set.version : 0,
    can: { change: canSetUrging(actor, orgPath) },
  }
}

/** The agencies whose rules a person may set, with whether they have their own. */
export async function listRulePlaces(db: Reader, actor: Actor, today: string) {
  const sets = await listRuleSets(db, actor.tenantId)
  const own = new Set(sets.map(({ organizationId }) => organizationId))
  const rows = await listOrganizationRows(db, actor.tenantId)
  return rows
    .filter(
      (row) => row.issuesPlans && (row.validTo === null || row.validTo >= today) && canSetUrging(actor, row.orgPath),
    )
    .map(({ id, name, shortName }) => ({ id, name, shortName, own: own.has(id) }))
}

/**
 * Sets the rules of an agency, or with null lets it follow its superior again. Throws `organization.not-found`, `access.denied`,
 * `urging.leader-before-head`, `urging.days-repeated`, and `urging.rules-changed` where somebody was faster.
 */
export async function setRules(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  request: { readonly organizationId: string; readonly version: number; readonly rules: UrgingRules | null },
): Promise<void> {
  const { tenantId } = actor
  const { organizationId, version, rules } = request
  const agency = await mustFindAgency(trx, tenantId, organizationId)
  mustBeAllowed(canSetUrging(actor, agency.orgPath))
  const fault = rules === null ? null : findRulesFault(rules)
  if (fault !== null) throw new Problem(FAULTS[fault])
  const before = ruleSetFor(await listRuleSets(trx, tenantId), agency.orgPath)
  const sorted = rules && {
    ...rules,
    before: [...rules.before].sort((a, b) => b - a),
    beforeCheckpoint: [...rules.beforeCheckpoint].sort((a, b) => b - a),
    after: [...rules.after].sort((a, b) => a - b),
  }
  if (!(await putRules(trx, tenantId, agency, version, sorted))) throw new Problem('urging.rules-changed')
  await writeAudit(trx, by, {
    action: 'urging.rules-set',
    subjectKind: 'organization',
    subjectId: organizationId,
    subject: agency.name,
    before: before.rules,
    after: sorted,
  })
}
