/** How an agency carries out a row of the superior plan. */
export type Coverage = 'linked' | 'gap'

/** What an agency owes by the superior plan's row, and whether its own plan has a row for it. */
export interface Expectation {
  readonly nodeId: string
  readonly organizationId: string
}

const keyOf = ({ nodeId, organizationId }: Expectation): string => `${nodeId}/${organizationId}`

/**
 * The cells of the coverage matrix: an agency that the row names and that has a row of its own for it is `linked`, one without is a
 * `gap`; who has a row without being named is `linked`, too. Where neither holds there is no cell.
 */
export function coverCells(
  expected: readonly Expectation[],
  linked: readonly Expectation[],
): readonly (Expectation & { readonly coverage: Coverage })[] {
  const has = new Map(linked.map((one) => [keyOf(one), one]))
  const gaps = new Map(expected.filter((one) => !has.has(keyOf(one))).map((one) => [keyOf(one), one]))
  const cells = (some: ReadonlyMap<string, Expectation>, coverage: Coverage) =>
    [...some.values()].map(({ nodeId, organizationId }) => ({ nodeId, organizationId, coverage }))
  return [...cells(has, 'linked'), ...cells(gaps, 'gap')]
}
