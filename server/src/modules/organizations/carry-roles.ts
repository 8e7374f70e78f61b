import { addDays } from '@dondoc/domain/calendar/plain-date'
import { type Insertable, type Selectable, sql } from 'kysely'
import type { Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import type { RoleHeldTable } from '../../lib/tables.ts'
import type { Passing } from './passing.ts'

type Role = Selectable<RoleHeldTable>

const sameHolder = (role: Pick<Role, 'accountId' | 'role' | 'organizationId'>): string =>
  `${role.accountId} ${role.role} ${role.organizationId}`

/**
 * Roles go on at the heir from the day of the change, and ended with the day before where they were: who held what on a past day
 * stays known. A role that the person holds at the heir already, or from two that merge, is held once.
 */
export async function carryRoles(trx: Trx, { tenantId, on, heirs }: Passing): Promise<void> {
  const heirOf = new Map(heirs.flatMap(({ id, heirId }) => (heirId === null ? [] : [[id, heirId] as const])))
  const places = [...heirOf.keys(), ...heirOf.values()]
  const held = await trx
    .selectFrom('role_held')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where(sql<boolean>`"organizationId" = any(${sql.val(places)}::uuid[])`)
    .where((row) => row.or([row('validTo', 'is', null), row('validTo', '>=', on)]))
    .orderBy('id')
    .execute()
  const paths = await trx
    .selectFrom('organization')
    .select(['id', 'orgPath'])
    .where('tenantId', '=', tenantId)
    .where(sql<boolean>`id = any(${sql.val([...heirOf.values()])}::uuid[])`)
    .execute()
  const pathOf = new Map(paths.map(({ id, orgPath }) => [id, orgPath]))
  const isPassing = ({ organizationId }: Role): boolean => heirOf.has(organizationId)
  // Only a role without an end covers whatever passes.
  const known = new Set(
    held.filter((role) => !isPassing(role) && role.validFrom <= on && role.validTo === null).map(sameHolder),
  )
  const going: Insertable<RoleHeldTable>[] = []
  const passing = held.filter(isPassing)
  // Roles without an end first, so that they are the ones that are kept.
  for (const role of passing.toSorted((a, b) => Number(a.validTo !== null) - Number(b.validTo !== null))) {
    const organizationId = heirOf.get(role.organizationId) ?? role.organizationId
    const next = { ...role, organizationId }
    if (known.has(sameHolder(next))) continue
    if (role.validTo === null) known.add(sameHolder(next))
    const validFrom = role.validFrom > on ? role.validFrom : on
    going.push({ ...next, id: newId(), orgPath: pathOf.get(organizationId) ?? role.orgPath, validFrom })
  }
  const ids = sql.val(passing.map(({ id }) => id))
  const passed = sql`"tenantId" = ${tenantId} and id = any(${ids}::uuid[])`
  await sql`delete from role_held where ${passed} and "validFrom" >= ${on}::date`.execute(trx)
  await sql`update role_held set "validTo" = ${addDays(on, -1)}::date where ${passed}`.execute(trx)
  for (let from = 0; from < going.length; from += 2000)
    await trx
      .insertInto('role_held')
      .values(going.slice(from, from + 2000))
      .execute()
}
