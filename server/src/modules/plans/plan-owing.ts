import type { Deadline } from '@dondoc/domain/calendar/deadline'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { planContributions, planDuties } from '@dondoc/domain/duties/plan-duties'
import { dueDateSettings } from '@dondoc/domain/settings/tenant-settings'
import type { Trx } from '../../lib/db.ts'
import type { NewDuty } from '../duties/index.ts'
import { listGroupAliases, listGroupRows, listOrganizationRows } from '../organizations/index.ts'
import type { Settings } from '../settings/index.ts'
import type { NameRow } from './plans.read.store.ts'
import { createLeadResolver, type Directory } from './resolve-leads.ts'

/** The organizations and groups of a tenant on a day, as leads are resolved against them; a group once for each of its names. */
export async function readDirectory(trx: Trx, tenantId: string, on: PlainDate): Promise<Directory> {
  const organizations = await listOrganizationRows(trx, tenantId)
  const groups = await listGroupRows(trx, tenantId, on)
  const byId = new Map(groups.map((group) => [group.id, group]))
  const named = (await listGroupAliases(trx, tenantId)).flatMap(({ groupId, alias }) => {
    const group = byId.get(groupId)
    return group ? [{ ...group, name: alias }] : []
  })
  return {
    organizations: organizations.filter(({ validTo }) => validTo === null || validTo >= on),
    groups: [...groups, ...named],
  }
}

/** Names that nobody answered to when the plan was read are asked again: an alias or a group may have come since. */
export function resolveAgain(
  names: readonly NameRow[],
  directory: Directory,
  issuerId: string,
): readonly (NameRow & { readonly answered: boolean })[] {
  const resolve = createLeadResolver(directory, issuerId)
  return names.map((name) => {
    const open = !name.settled && name.organizationId === null && name.groupId === null
    const [found, ...more] = open ? resolve(name.part) : []
    const answered = found !== undefined && more.length === 0 && (found.organizationId ?? found.groupId) !== null
    return answered
      ? { ...name, organizationId: found.organizationId, groupId: found.groupId, answered }
      : { ...name, answered }
  })
}

interface Owing {
  readonly byName: ReadonlyMap<string, readonly string[]>
  readonly unresolved: readonly string[]
}

function owingOrganizations(
  names: readonly Omit<NameRow, 'tenantId' | 'planId' | 'settled'>[],
  directory: Directory,
): Owing {
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

export interface OwedLeaf {
  readonly id: string
  readonly coordinators: readonly string[]
  readonly deadline: Deadline | null
  readonly leads: readonly string[]
  readonly products: readonly string[]
}

/**
 * The duties that the leaves of a plan make, in their order. A leaf whose leads nobody answers to is owed by the issuer, so that
 * no task is lost; the names nobody answers to are told.
 */
export function dutiesOfPlan(
  plan: { readonly issuerId: string; readonly periodFrom: PlainDate; readonly periodTo: PlainDate },
  leaves: readonly OwedLeaf[],
  names: readonly NameRow[],
  directory: Directory,
  settings: Settings,
): { readonly duties: readonly NewDuty[]; readonly unresolved: readonly string[] } {
  const leading = new Set(leaves.flatMap(({ leads }) => leads))
  const owing = owingOrganizations(
    names.filter(({ name }) => leading.has(name)),
    directory,
  )
  const period = { from: plan.periodFrom, to: plan.periodTo }
  const counted = dueDateSettings(settings, period)
  const duties = leaves.flatMap((leaf): NewDuty[] => {
    const known = leaf.leads.flatMap((name) => owing.byName.get(name) ?? [])
    const leads = known.length > 0 ? known : [plan.issuerId]
    return planDuties({ ...leaf, leads }, counted, settings.calendar).map((duty) => ({
      ...duty,
      nodeId: leaf.id,
      organizationId: duty.lead,
    }))
  })
  return { duties, unresolved: owing.unresolved }
}

/** The issuer and everything below it. */
function branchOf(issuerId: string, { organizations }: Directory): ReadonlySet<string> {
  const parents = new Map(organizations.map(({ id, parentId }) => [id, parentId]))
  const isInside = (id: string): boolean => {
    for (let at: string | null | undefined = id; at; at = parents.get(at)) if (at === issuerId) return true
    return false
  }
  return new Set(organizations.map(({ id }) => id).filter(isInside))
}

/**
 * What coordinators contribute to the leaves of a plan, by an earlier day than the leads. Only those below the issuer: to others it
 * gives no work, they are named in words. Names that nobody answers to make nothing, the lead keeps the words.
 */
export function contributionsOfPlan(
  plan: { readonly issuerId: string },
  leaves: readonly OwedLeaf[],
  leads: readonly NewDuty[],
  names: readonly Omit<NameRow, 'tenantId' | 'planId' | 'settled'>[],
  directory: Directory,
  given: { readonly on: PlainDate; readonly settings: Settings },
): readonly NewDuty[] {
  const wanted = new Set(leaves.flatMap(({ coordinators }) => coordinators))
  const known = new Set(names.map(({ name }) => name))
  const resolve = createLeadResolver(directory, plan.issuerId)
  const rows = [
    ...names.filter(({ name }) => wanted.has(name)),
    ...[...wanted]
      .filter((name) => !known.has(name))
      .flatMap((name) => resolve(name).map((found, position) => ({ name, position, ...found }))),
  ]
  const { byName } = owingOrganizations(rows, directory)
  const branch = branchOf(plan.issuerId, directory)
  const byLeaf = Map.groupBy(leads, ({ nodeId }) => nodeId)
  const days = { on: given.on, days: given.settings.coordinatorLeadDays }
  return leaves.flatMap((leaf) => {
    const owed = (byLeaf.get(leaf.id) ?? []).map(({ organizationId, ...duty }) => ({ ...duty, lead: organizationId }))
    const coordinators = leaf.coordinators.flatMap((name) => byName.get(name) ?? []).filter((id) => branch.has(id))
    return planContributions(coordinators, owed, days, given.settings.calendar).map((one): NewDuty => {
      const { organizationId, dueOn, label, waitingFor } = one
      return {
        role: 'coordinator',
        nodeId: leaf.id,
        organizationId,
        label,
        products: [],
        originalDueOn: dueOn,
        windowFrom: null,
        waitingFor,
      }
    })
  })
}
