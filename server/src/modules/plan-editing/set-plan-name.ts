import type { setPlanName as contract } from '@dondoc/contract/plan-editing'
import { canManageOrganizations } from '@dondoc/domain/access/predicates'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { z } from 'zod'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { addGroup, addOrganization, findOrganization, listGroupRows } from '../organizations/index.ts'
import { recheckDraft } from './edit-plan.ts'
import { lockDraft } from './get-draft.ts'
import { insertGroupAlias, insertOrganizationAlias, settleName } from './names.store.ts'

type Meaning = z.output<NonNullable<(typeof contract)['body']>>['means']

interface Meant {
  readonly organizationId: string | null
  readonly groupId: string | null
}

async function getOrganization(trx: Trx, tenantId: string, organizationId: string) {
  const found = await findOrganization(trx, tenantId, organizationId)
  if (!found) throw new Problem('organization.not-found', { organizationId })
  return found
}

/** Whom the words mean, made where they mean somebody new. */
async function meantBy(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  issuerId: string,
  means: Meaning,
  today: PlainDate,
): Promise<Meant> {
  const { tenantId } = actor
  switch (means.kind) {
    case 'nobody':
      return { organizationId: null, groupId: null }
    case 'organization':
      return { organizationId: (await getOrganization(trx, tenantId, means.organizationId)).id, groupId: null }
    case 'group': {
      const groups = await listGroupRows(trx, tenantId, today)
      if (!groups.some(({ id }) => id === means.groupId))
        throw new Problem('group.not-found', { groupId: means.groupId })
      return { organizationId: null, groupId: means.groupId }
    }
    case 'new-organization': {
      const parent = await getOrganization(trx, tenantId, means.parentId)
      mustBeAllowed(canManageOrganizations(actor, parent.orgPath))
      const { name, organizationKind: kind, parentId } = means
      const made = await addOrganization(trx, by, { parentId, kind, name, issuesPlans: false, validFrom: today })
      return { organizationId: made.id, groupId: null }
    }
    case 'new-group': {
      for (const id of new Set(means.memberIds)) await getOrganization(trx, tenantId, id)
      const group = { organizationId: issuerId, name: means.name, memberIds: means.memberIds, validFrom: today }
      return { organizationId: null, groupId: await addGroup(trx, by, group) }
    }
  }
}

/**
 * Says whom a name of a draft means, wherever the plan writes it; remembered for plans to come where asked. The findings about
 * unknown leads follow. Throws what `lockDraft` throws, `plan.name-not-found`, `organization.not-found`, `group.not-found`, and
 * `access.denied` for a new organization where the actor does not keep the tree.
 */
export async function setPlanName(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  request: {
    readonly planId: string
    readonly name: string
    readonly means: Meaning
    readonly remember: boolean
    readonly today: PlainDate
  },
): Promise<void> {
  const { planId, name, means, remember, today } = request
  const plan = await lockDraft(trx, actor, planId, null)
  const { tenantId } = plan
  const meant = await meantBy(trx, actor, by, plan.issuerId, means, today)
  const written = await settleName(trx, tenantId, planId, name, meant)
  if (written === 0) throw new Problem('plan.name-not-found', { name })
  const { organizationId, groupId } = meant
  if (remember && organizationId !== null) await insertOrganizationAlias(trx, { tenantId, organizationId, alias: name })
  if (remember && groupId !== null) await insertGroupAlias(trx, { tenantId, groupId, alias: name })
  await recheckDraft(trx, tenantId, planId, today)
  await writeAudit(trx, by, {
    action: 'plan.name-settled',
    subjectKind: 'plan',
    subjectId: planId,
    subject: plan.code,
    after: { name, kind: means.kind, ...meant, remember },
  })
}
