import type { OrganizationPath } from '../access/roles.ts'

/** Where organizations are told apart. */
export interface Branches {
  /** The lowest organization that all stand at or under; null where none is above all of them. */
  readonly focus: OrganizationPath | null
  /** The one right below the focus at or under which an organization stands, or the focus; `below` tells that it stands under it. */
  readonly branchOf: (path: OrganizationPath) => { readonly path: OrganizationPath; readonly below: boolean }
}

/** Tells organizations apart where it helps: agencies in a province, units in an agency. */
export function tellBranchesApart(paths: Iterable<OrganizationPath>): Branches {
  let common: readonly string[] | null = null
  for (const path of paths) {
    const labels: readonly string[] = path.split('.')
    const until: readonly string[] = common ?? labels
    const differs = until.findIndex((label, at) => label !== labels[at])
    common = differs < 0 ? until : until.slice(0, differs)
  }
  const shared = common ?? []
  return {
    focus: shared.length === 0 ? null : shared.join('.'),
    branchOf: (path) => {
      const labels = path.split('.')
      const branch = labels.slice(0, shared.length + 1)
      return { path: branch.join('.'), below: labels.length > branch.length }
    },
  }
}

/** The id of the organization that a path ends with: its labels are ids without hyphens. */
export function idOfPath(path: OrganizationPath): string {
  const label = path.slice(path.lastIndexOf('.') + 1)
  return [label.slice(0, 8), label.slice(8, 12), label.slice(12, 16), label.slice(16, 20), label.slice(20)].join('-')
}
