import type { Organization } from '@dondoc/contract/organizations'
import { fold } from '../../lib/fold.ts'

/** An organization in the tree that is shown. */
export interface OrganizationNode extends Organization {
  readonly leaf: boolean
}

/** A tree of organizations with what its screens ask again and again. Made once for each answer of the server. */
export interface OrganizationIndex {
  readonly all: readonly OrganizationNode[]
  readonly byId: ReadonlyMap<string, OrganizationNode>
  /** The units right below each, in the order of the server; the roots under null. */
  readonly children: ReadonlyMap<string | null, readonly OrganizationNode[]>
  /** How many stand below each, at any depth. */
  readonly below: ReadonlyMap<string, number>
  /** Folded names, other names, code and type of each. */
  readonly words: ReadonlyMap<string, string>
}

export interface OrganizationTreeRow {
  readonly node: OrganizationNode
  /** 0 for the top. */
  readonly depth: number
  readonly open: boolean
  /** True where it fits the filter itself; false where it only leads to one that does. */
  readonly hit: boolean
}

export interface OrganizationFilter {
  readonly q: string
  readonly kind: Organization['kind'] | undefined
}

/** Prepares the organizations of a day. Whose superior is not among them stands at the top. */
export function indexOrganizations(organizations: readonly Organization[]): OrganizationIndex {
  const ids = new Set(organizations.map(({ id }) => id))
  const placeOf = ({ parentId }: Organization): string | null =>
    parentId !== null && ids.has(parentId) ? parentId : null
  const parents = new Set(organizations.map(placeOf))
  const all = organizations.map((one): OrganizationNode => ({ ...one, leaf: !parents.has(one.id) }))
  const byId = new Map(all.map((one) => [one.id, one]))
  const below = new Map(all.map(({ id }) => [id, 0]))
  for (const one of all) for (const { id } of aboveOf(byId, one)) below.set(id, (below.get(id) ?? 0) + 1)
  return {
    all,
    byId,
    children: Map.groupBy(all, placeOf),
    below,
    words: new Map(
      all.map(({ id, name, shortName, aliases, identifierCode, type }) => [
        id,
        fold([name, shortName, ...aliases, identifierCode, type].filter((text) => text !== null).join(' ')),
      ]),
    ),
  }
}

/** The superiors of an organization, the nearest first. */
function aboveOf(byId: ReadonlyMap<string, OrganizationNode>, one: Organization): readonly OrganizationNode[] {
  const above: OrganizationNode[] = []
  for (let at = byId.get(one.parentId ?? ''); at && above.length < byId.size; at = byId.get(at.parentId ?? ''))
    above.push(at)
  return above
}

/** The superiors of an organization from the top down. */
export function pathOf(index: OrganizationIndex, id: string): readonly OrganizationNode[] {
  const one = index.byId.get(id)
  return one ? [...aboveOf(index.byId, one)].reverse() : []
}

/** True where an organization stands below another one. */
export function isBelow(index: OrganizationIndex, id: string, top: string): boolean {
  return pathOf(index, id).some((above) => above.id === top)
}

/**
 * The rows to show, superiors before their units. Without a filter: what stands below one of `opened`. With one: what fits, and
 * everything above it, all open; `folded` are the rows that a person opened or closed against that.
 */
export function organizationRows(
  index: OrganizationIndex,
  { q, kind }: OrganizationFilter,
  opened: ReadonlySet<string>,
  folded: ReadonlySet<string> = new Set(),
): readonly OrganizationTreeRow[] {
  const queryWords = fold(q).split(' ')
  const all = q.trim() === '' && kind === undefined
  const fits = ({ id, kind: own }: OrganizationNode): boolean =>
    (kind === undefined || own === kind) && queryWords.every((word) => (index.words.get(id) ?? '').includes(word))
  const hits = new Set(all ? [] : index.all.filter(fits).map(({ id }) => id))
  const leading = new Set<string>()
  for (const id of hits) for (const above of pathOf(index, id)) leading.add(above.id)
  const rows: OrganizationTreeRow[] = []
  const add = (parentId: string | null, depth: number, whole: boolean): void => {
    for (const node of index.children.get(parentId) ?? []) {
      const leads = leading.has(node.id)
      const hit = all || hits.has(node.id)
      if (!hit && !leads && !whole) continue
      const open = !node.leaf && (all ? opened.has(node.id) : leads !== folded.has(node.id))
      rows.push({ node, depth, open, hit })
      // One that leads to nothing was opened by hand: all of its units are asked for.
      if (open) add(node.id, depth + 1, !all && !leads)
    }
  }
  add(null, 0, false)
  return rows
}

/** Open at first: the top, and on the way down everything that has a single unit. */
export function firstOpened(index: OrganizationIndex): ReadonlySet<string> {
  const opened = new Set<string>()
  for (let level = index.children.get(null) ?? []; level.length === 1; ) {
    const [only] = level
    if (!only) break
    opened.add(only.id)
    level = index.children.get(only.id) ?? []
  }
  return opened
}
