import type { listOrganizationChanges, RecordedChange } from '@dondoc/contract/organization-changes'
import type { OrganizationDetail } from '@dondoc/contract/organizations'
import { canManageOrganizations } from '@dondoc/domain/access/predicates'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Actor } from '../../lib/actor.ts'
import type { Reader } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { canManageGroups, placeAbove } from './organizations.access.ts'
import { presentOrganization, presentRef } from './organizations.present.ts'
import { listOrganizationRows } from './organizations.store.ts'
import { listPastStates, treeVersion } from './structure.store.ts'

/** One organization with its earlier states and who comes from whom. Throws `organization.not-found`. */
export async function showOrganization(db: Reader, actor: Actor, organizationId: string): Promise<OrganizationDetail> {
  const { tenantId } = actor
  const rows = await listOrganizationRows(db, tenantId)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const row = byId.get(organizationId)
  if (row === undefined) throw new Problem('organization.not-found', { organizationId })
  const ref = (id: string | null) => {
    const found = byId.get(id ?? '')
    return found === undefined ? null : presentRef(found)
  }
  const successions = await db
    .selectFrom('organization_succession')
    .select(['predecessorId', 'successorId', 'on'])
    .where('tenantId', '=', tenantId)
    .where((one) => one.or([one('predecessorId', '=', organizationId), one('successorId', '=', organizationId)]))
    .orderBy('on')
    .execute()
  const linked = (mine: 'predecessorId' | 'successorId', theirs: 'predecessorId' | 'successorId') =>
    successions
      .filter((pair) => pair[mine] === organizationId)
      .flatMap((pair) => {
        const organization = ref(pair[theirs])
        return organization === null ? [] : [{ organization, on: pair.on }]
      })
  const past = await listPastStates(db, tenantId, organizationId)
  return {
    ...presentOrganization(row),
    parent: ref(row.parentId),
    past: past.reverse().map(({ validFrom, validTo, name, shortName, kind, type, parentId }) => ({
      ...{ validFrom, validTo, name, shortName, kind, type },
      parent: ref(parentId),
    })),
    predecessors: linked('successorId', 'predecessorId'),
    successors: linked('predecessorId', 'successorId'),
    changes: await listChangesOf(db, tenantId, organizationId),
    can: {
      manage: row.validTo === null && canManageOrganizations(actor, row.orgPath),
      reorganize: row.validTo === null && canManageOrganizations(actor, placeAbove(row)),
      keepGroups: row.validTo === null && canManageGroups(actor, row.orgPath),
    },
  }
}

/** The reorganizations that name an organization, as what changes, heir, superior or unit, newest first. */
async function listChangesOf(
  db: Reader,
  tenantId: string,
  organizationId: string,
): Promise<OrganizationDetail['changes']> {
  const named = JSON.stringify({ id: organizationId })
  return db
    .selectFrom('organization_change')
    .select(['id', 'kind', 'on', 'basis', 'subject'])
    .where('tenantId', '=', tenantId)
    .where(sql<boolean>`jsonb_path_exists(change, 'strict $.** ? (@ == $id)', ${named}::jsonb)`)
    .orderBy('sequence', 'desc')
    .execute()
}

type Changes = z.output<NonNullable<(typeof listOrganizationChanges)['response']>>

const changesOf = (db: Reader, tenantId: string) =>
  db
    .selectFrom('organization_change')
    .select(['id', 'sequence as version', 'kind', 'on', 'basis', 'effects', 'at', 'actor'])
    .where('tenantId', '=', tenantId)

/** The reorganizations so far, newest first. */
export async function showChanges(db: Reader, tenantId: string): Promise<Changes> {
  const rows = await changesOf(db, tenantId).orderBy('sequence', 'desc').limit(500).execute()
  const changes = rows.map((row) => ({ ...row, at: row.at.toISOString() }))
  return { version: await treeVersion(db, tenantId), changes }
}

/** One reorganization as it was recorded. Throws `organization.change-not-found`. */
export async function showChange(db: Reader, tenantId: string, changeId: string): Promise<RecordedChange> {
  const row = await changesOf(db, tenantId).where('id', '=', changeId).executeTakeFirst()
  if (row === undefined) throw new Problem('organization.change-not-found', { changeId })
  return { ...row, at: row.at.toISOString() }
}
