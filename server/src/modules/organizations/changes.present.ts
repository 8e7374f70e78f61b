import type { ChangeEffects } from '@dondoc/contract/organization-changes'
import type { OrganizationRef } from '@dondoc/contract/shared'
import type { AppliedChange } from '@dondoc/domain/organizations/apply-change'
import type { OrganizationChange } from '@dondoc/domain/organizations/change'
import type { Structure } from '@dondoc/domain/organizations/structure'
import { presentRef } from './organizations.present.ts'

/** How many things of a sort hang on one organization. */
export interface Carried {
  readonly what: ChangeEffects['effects'][number]['what']
  readonly fate: 'passes' | 'stays'
  readonly id: string
  /** Who takes them over where that is not the heir. */
  readonly toId: string | null
  readonly count: number
}

/** "Sở A, Sở B → Sở C": what a change is about, in names. */
function subjectOf(change: OrganizationChange, nameOf: (id: string) => string): string {
  const target = (
    into: { kind: 'new'; organization: { name: string } } | { kind: 'existing'; organizationId: string },
  ) => (into.kind === 'new' ? into.organization.name : nameOf(into.organizationId))
  switch (change.kind) {
    case 'add':
      return change.organization.name
    case 'rename':
      return `${nameOf(change.organizationId)} → ${change.name}`
    case 'move':
      return `${nameOf(change.organizationId)} → ${nameOf(change.parentId)}`
    case 'merge':
      return `${[...new Set(change.organizationIds)].map(nameOf).join(', ')} → ${target(change.into)}`
    case 'split':
      return `${nameOf(change.organizationId)} → ${change.into.map(target).join(', ')}`
    case 'close':
      return change.heirId === null
        ? nameOf(change.organizationId)
        : `${nameOf(change.organizationId)} → ${nameOf(change.heirId)}`
  }
}

/** What a change does, with names instead of ids: shown before, recorded after. */
export function presentEffects(
  before: Structure,
  change: OrganizationChange,
  applied: AppliedChange,
  carried: readonly Carried[],
  doubledDuties: number,
): ChangeEffects {
  const names = new Map<string, OrganizationRef>()
  for (const one of [...before.organizations, ...applied.added]) names.set(one.id, presentRef(one))
  const ref = (id: string): OrganizationRef => names.get(id) ?? { id, name: '', shortName: null }
  const refOrNull = (id: string | null): OrganizationRef | null => (id === null ? null : ref(id))
  const heirs = new Map(applied.ended.map(({ id, heirId }) => [id, heirId]))
  const earlier = new Map(before.organizations.map((organization) => [organization.id, organization]))
  const changed = applied.changed.flatMap(({ id, state }) => {
    const was = earlier.get(id)
    return was === undefined ? [] : [{ id, state, was }]
  })
  const byWhat = Map.groupBy(carried, ({ what }) => what)
  return {
    subject: subjectOf(change, (id) => ref(id).name),
    added: applied.added.map(({ id }) => ref(id)),
    ended: applied.ended.map(({ id, heirId }) => ({ organization: ref(id), heir: refOrNull(heirId) })),
    moved: changed
      .filter(({ state, was }) => state.parentId !== was.parentId)
      .map(({ id, state, was }) => ({
        organization: ref(id),
        from: refOrNull(was.parentId),
        to: refOrNull(state.parentId),
      })),
    renamed: changed
      .filter(({ state, was }) => state.name !== was.name)
      .map(({ id, state, was }) => ({ organizationId: id, from: was.name, to: state.name })),
    replaced: applied.paths.length,
    inheritedNames: applied.aliases.map(({ organizationId, alias }) => ({ organization: ref(organizationId), alias })),
    effects: [...byWhat].map(([what, rows]) => ({
      what,
      fate: rows[0]?.fate ?? 'stays',
      total: rows.reduce((sum, { count }) => sum + count, 0),
      rows: rows
        .map(({ id, toId, fate, count }) => ({
          organization: ref(id),
          to: fate === 'passes' ? refOrNull(toId ?? heirs.get(id) ?? null) : null,
          count,
        }))
        .toSorted((a, b) => b.count - a.count),
    })),
    clashes: applied.clashes
      // Each pair once.
      .filter(({ organizationId, otherId }, at, all) =>
        all.slice(0, at).every((one) => one.organizationId !== otherId || one.otherId !== organizationId),
      )
      .map(({ alias, organizationId, otherId }) => ({ alias, organization: ref(organizationId), other: ref(otherId) })),
    doubledDuties,
  }
}
