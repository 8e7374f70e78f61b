import type { Me } from '@dondoc/contract/accounts'
import { canImport } from '@dondoc/domain/access/predicates'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { type Actor, somewhere } from '../../lib/actor.ts'
import { canReadWholeAudit } from '../audit/index.ts'
import type { getMeRow } from './accounts.store.ts'

type OrganizationName = Me['organization']

/** Who is signed in, with what the menu needs to know. `organizations` are those of the roles held. */
export function presentMe(
  actor: Actor,
  me: Awaited<ReturnType<typeof getMeRow>>,
  organizations: readonly OrganizationName[],
  today: PlainDate,
): Me {
  const byId = new Map(organizations.map((organization) => [organization.id, organization]))
  return {
    id: actor.accountId,
    name: actor.name,
    email: me.email,
    tenant: { id: actor.tenantId, name: me.tenantName, demo: me.tenantDemo },
    roles: actor.roles.flatMap(({ role, organizationId }) => {
      const organization = byId.get(organizationId)
      return organization === undefined ? [] : [{ role, organization }]
    }),
    organization: { id: actor.organizationId, name: me.organizationName, shortName: me.organizationShortName },
    today,
    can: {
      importPlan: somewhere(canImport)(actor),
      seeOverview: actor.roles.length > 0,
      seeAudit: canReadWholeAudit(actor),
    },
  }
}
