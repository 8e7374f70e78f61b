import type { LinkDecision, PlanLinks, RowLinks } from '@dondoc/contract/cascade'

export const LINK_VIEWS = ['open', 'linked', 'none', 'all'] as const

export type LinkView = (typeof LINK_VIEWS)[number]

export const isLinked = ({ links }: RowLinks): boolean => links.some(({ state }) => state === 'confirmed')

/** A row that nobody has linked and for which something is proposed. */
export const isOpen = (row: RowLinks): boolean =>
  !isLinked(row) && row.proposals.length > 0 && row.row.droppedOn === null

/** The rows of a view, in the order of the plan. */
export function rowsOfView(rows: readonly RowLinks[], view: LinkView): readonly RowLinks[] {
  switch (view) {
    case 'open':
      return rows.filter(isOpen)
    case 'linked':
      return rows.filter(isLinked)
    case 'none':
      return rows.filter((row) => !isLinked(row) && row.row.droppedOn === null)
    case 'all':
      return rows
  }
}

/** Where the work stands: rows linked, rows to look at, linked rows that are due after their superior's. */
export function progressOf(rows: readonly RowLinks[]) {
  const standing = rows.filter(({ row }) => row.droppedOn === null)
  return {
    total: standing.length,
    linked: standing.filter(isLinked).length,
    open: standing.filter(isOpen).length,
    late: standing.filter(({ links }) => links.some(({ state, late }) => state === 'confirmed' && late)).length,
  }
}

/** The proposals that are taken with one stroke. */
export function sureDecisions(rows: readonly RowLinks[]): LinkDecision[] {
  return rows
    .filter(isOpen)
    .flatMap(({ row, proposals: [first] }) =>
      first?.sure ? [{ nodeId: row.id, superiorId: first.superiorId, state: 'confirmed' as const }] : [],
    )
}

/** What takes decisions back: each pair as it was before. */
export function reverseOf({ rows }: Pick<PlanLinks, 'rows'>, decisions: readonly LinkDecision[]): LinkDecision[] {
  const before = new Map(
    rows.flatMap(({ row, links }) => links.map(({ superiorId, state }) => [`${row.id}/${superiorId}`, state] as const)),
  )
  return decisions.map(({ nodeId, superiorId }) => ({
    nodeId,
    superiorId,
    state: before.get(`${nodeId}/${superiorId}`) ?? 'open',
  }))
}
