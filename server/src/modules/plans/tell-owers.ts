import type { AuditActor } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import type { NewDuty } from '../duties/index.ts'
import { tell } from '../notifications/index.ts'
import { listOrganizationRows } from '../organizations/index.ts'

const isHelp = ({ role }: Pick<NewDuty, 'role'>): boolean => role === 'coordinator'

/** Tells each organization in one message how many duties, and how many contributions to those of others, a plan gave it. */
export async function tellOwers(
  trx: Trx,
  by: AuditActor,
  plan: { readonly id: string; readonly code: string; readonly title: string },
  duties: readonly Pick<NewDuty, 'organizationId' | 'role'>[],
  /** Empty for the issue itself; tells amendments apart. */
  occasion: { readonly cause: string; readonly at: Date },
): Promise<void> {
  if (duties.length === 0) return
  const { id, code, title } = plan
  const rows = await listOrganizationRows(trx, by.tenantId)
  const names = new Map(rows.map((row) => [row.id, row.shortName ?? row.name]))
  for (const [organizationId, given] of Map.groupBy(duties, (duty) => duty.organizationId)) {
    const helping = given.filter(isHelp).length
    await tell(trx, by, {
      kind: 'duties.issued',
      about: { kind: 'plan', id },
      data: { code, title, organization: names.get(organizationId) ?? '', count: given.length - helping, helping },
      to: [{ organizationId, roles: ['unit-head', 'staff', 'focal'] }],
      cause: `${occasion.cause}${organizationId}`,
      at: occasion.at,
    })
  }
}
