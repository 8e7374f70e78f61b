import type { PageLayout } from './page-layout.ts'
import type { TextLine } from './text-lines.ts'

/** The share of the page's height at its top and bottom where headers, footers and page numbers stand. */
const MARGIN = 0.11

/** The pages without page numbers and without lines that repeat at the top or bottom of the pages. */
export function withoutFurniture(pages: readonly PageLayout[]): PageLayout[] {
  const seen = new Map<string, number>()
  for (const page of pages) {
    const keys = new Set(page.prose.filter((line) => inMargin(line, page)).map((line) => keyOf(line, page)))
    for (const key of keys) seen.set(key, (seen.get(key) ?? 0) + 1)
  }
  return pages.map((page) => ({
    ...page,
    prose: page.prose.filter((line) => {
      if (!inMargin(line, page)) return true
      if (isPageNumber(line, page)) return false
      return (seen.get(keyOf(line, page)) ?? 0) < Math.max(3, 0.4 * pages.length)
    }),
  }))
}

function inMargin(line: TextLine, page: PageLayout): boolean {
  return line.bottom < MARGIN * page.height || line.top > (1 - MARGIN) * page.height
}

const keyOf = (line: TextLine, page: PageLayout): string =>
  `${line.text.replace(/\d+/g, '#').toLowerCase()}@${Math.round(line.top / 6)}:${Math.round(page.height)}`

/** "3", "- 3 -", "Trang 3/12" alone at the edge of the page. */
function isPageNumber(line: TextLine, page: PageLayout): boolean {
  if (!/^(?:[-–]\s?)?(?:trang\s)?\d{1,4}(?:\s?\/\s?\d{1,4})?(?:\s?[-–])?$/i.test(line.text)) return false
  const below = page.prose.filter((other) => other !== line && other.top > line.bottom - 1)
  const above = page.prose.filter((other) => other !== line && other.bottom < line.top + 1)
  return below.every((other) => inMargin(other, page)) || above.every((other) => inMargin(other, page))
}
