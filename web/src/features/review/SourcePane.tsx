import type { PlanReview, ReviewNode } from '@dondoc/contract/plan-editing'
import { Button } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { boxOf, type Cell } from './cells.ts'
import { PagePane } from './PagePane.tsx'
import { SourceWords } from './SourceWords.tsx'
import { useReviewWords } from './words.ts'

interface Props {
  review: PlanReview
  node: ReviewNode | undefined
  cell: Cell
}

/** Where the current row comes from: the page's picture, or its words in the file. On a phone it folds away. */
export function SourcePane({ review, node, cell }: Props) {
  const words = useReviewWords()
  const [open, setOpen] = useState(false)
  const { importId, pages } = review
  const box = useMemo(() => (node ? boxOf(node, cell) : null), [node, cell])
  if (!importId && !node) return null
  return (
    <aside className="review__source" data-open={open}>
      <Button
        className="review__source-toggle"
        size="xs"
        variant="default"
        leftSection={<IconFileText size={15} />}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {open ? words.page.hide : importId && pages.length > 0 ? words.page.show : words.source.see}
      </Button>
      <div className="review__source-body">
        {importId && pages.length > 0 ? (
          <PagePane importId={importId} pages={pages} page={node?.source?.page ?? null} box={box} />
        ) : null}
        {node && !(importId && pages.length > 0) ? (
          <SourceWords fromFile={importId !== null} node={node} cell={cell} />
        ) : null}
      </div>
    </aside>
  )
}
