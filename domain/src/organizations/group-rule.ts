import { fold } from '../imports/normalise.ts'
import type { OrganizationKind } from './kinds.ts'
import type { OrganizationOn } from './structure.ts'

/**
 * Whom a group means without listing them: "Các phòng, đơn vị thuộc Sở" are the children of the Sở, "UBND cấp xã" the communes in
 * the branch of the province. Its members follow the tree.
 */
export interface GroupRule {
  /** The organization whose children or branch is meant. */
  readonly of: string
  readonly reach: 'children' | 'branch'
  /** Only these kinds; all where empty. */
  readonly kinds: readonly OrganizationKind[]
  /** Only what a decree calls so ("Phường"), accents and capitals aside; all where empty. */
  readonly types: readonly string[]
  /** Who is left out though the rule would take them in. */
  readonly except: readonly string[]
}

/** The members of a group by rule in the tree of a day (`structureOn`), in the tree's order. */
export function ruleMembers(rule: GroupRule, tree: readonly OrganizationOn[]): readonly string[] {
  const parents = new Map(tree.map(({ id, parentId }) => [id, parentId]))
  const types = new Set(rule.types.map(fold))
  const except = new Set(rule.except)
  const isReached = ({ id, parentId }: OrganizationOn): boolean => {
    if (rule.reach === 'children') return parentId === rule.of
    for (let up = parentId, steps = 0; up !== null && steps <= tree.length; up = parents.get(up) ?? null, steps++) {
      if (up === rule.of) return id !== rule.of
    }
    return false
  }
  return tree
    .filter(
      (one) =>
        (rule.kinds.length === 0 || rule.kinds.includes(one.kind)) &&
        (types.size === 0 || (one.type !== null && types.has(fold(one.type)))) &&
        !except.has(one.id) &&
        isReached(one),
    )
    .map(({ id }) => id)
}
