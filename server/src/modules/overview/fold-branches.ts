import { idOfPath, tellBranchesApart } from '@dondoc/domain/organizations/branches'
import { addCounts, type Counts, type DutyCounts, noCounts, sumCounts } from './count-states.ts'

/** What those who owe add up to, told apart where it helps. */
export interface FoldedBranches {
  /** The lowest organization that all who owe stand at or under; null where none is above all of them. */
  readonly focusId: string | null
  /** By the id of an organization right below the focus, or of the focus itself: what it and those below it owe. */
  readonly branches: ReadonlyMap<string, { readonly counts: Counts; readonly below: number }>
}

/** Adds up what organizations owe to agencies in a province, to units in an agency; `below` of it is owed further down. */
export function foldBranches({ byOrganization }: Pick<DutyCounts, 'byOrganization'>): FoldedBranches {
  const { focus, branchOf } = tellBranchesApart([...byOrganization.keys()].map(({ path }) => path))
  const branches = new Map<string, { counts: Counts; below: number }>()
  for (const [{ path }, own] of byOrganization) {
    const branch = branchOf(path)
    const id = idOfPath(branch.path)
    const folded = branches.get(id) ?? { counts: noCounts(), below: 0 }
    branches.set(id, folded)
    addCounts(folded.counts, own)
    if (branch.below) folded.below += sumCounts(own)
  }
  return { focusId: focus === null ? null : idOfPath(focus), branches }
}
