import type { PlanReview, ReviewNode } from '@dondoc/contract/plan-editing'

/** The pages of the file as pictures, for cells that were read from pictures. */
export interface ScanPages {
  readonly importId: string
  /** Width of a row's page in points. */
  readonly widthOf: (node: ReviewNode) => number
}

/** The pictures of a review's pages; null where its file has none. */
export function scanPages(importId: string | null, pages: PlanReview['pages']): ScanPages | null {
  const [first] = pages
  if (importId === null || first === undefined) return null
  const widths = new Map(pages.map(({ page, width }) => [page, width]))
  return { importId, widthOf: ({ source }) => widths.get(source?.page ?? first.page) ?? first.width }
}
