// biome-ignore-all lint/a11y/useSemanticElements: virtual rows stand alone in their blocks, which a table element does not allow.
// biome-ignore-all lint/a11y/useFocusableInteractive: in this treegrid the cells take the focus, not headers and rows.
import type { RefObject } from 'react'
import { VirtualRows } from '../../ui/VirtualRows.tsx'
import type { Cell, Doubt, Place } from './cells.ts'
import { ReviewRow, type RowHandlers } from './ReviewRow.tsx'
import type { ReviewRow as Row } from './review-rows.ts'
import type { ScanPages } from './scan-pages.ts'
import { useReviewWords } from './words.ts'

interface Props extends RowHandlers {
  grid: RefObject<HTMLDivElement | null>
  rows: readonly Row[]
  place: Place | null
  /** Row to bring into view. */
  reveal: string | null
  editing: boolean
  doubts: ReadonlyMap<string, readonly Doubt[]>
  extra: readonly Cell[]
  scan: ScanPages | null
}

/** The draft as an editable tree table. Text over the whole width, the other cells below it: words stay readable beside the page. */
export function ReviewGrid({ grid, rows, place, reveal, editing, doubts, extra, scan, ...handlers }: Props) {
  const words = useReviewWords()
  const headers = ['ordinal', 'text', 'product', 'lead', 'coordinator', 'deadline'] as const
  return (
    <div
      ref={grid}
      className="review-grid"
      role="treegrid"
      aria-label={words.grid}
      aria-rowcount={rows.length + 1}
      data-labels={rows.some(({ node }) => node.leaf && node.label !== null)}
    >
      <div role="rowgroup">
        <div role="row" className="review-grid__head" aria-rowindex={1}>
          {headers.map((name) => (
            <div key={name} role="columnheader" className={`review-cell--${name}`}>
              {words.columns[name]}
            </div>
          ))}
          {extra.map((name) => (
            <div key={name} role="columnheader" className="hidden-visually">
              {words.columns[name]}
            </div>
          ))}
          <div role="columnheader" className="review-cell--five">
            {words.fiveClear}
          </div>
        </div>
      </div>
      <div role="rowgroup">
        <VirtualRows
          count={rows.length}
          estimate={96}
          keyOf={(at) => rows[at]?.node.id ?? String(at)}
          reveal={reveal === null ? -1 : rows.findIndex(({ node }) => node.id === reveal)}
          row={(at) => {
            const row = rows[at]
            if (!row) return null
            const here = row.node.id === place?.nodeId
            return (
              <ReviewRow
                row={row}
                position={at}
                cell={here ? place.cell : null}
                editing={here && editing}
                doubts={doubts.get(row.node.id)}
                extra={extra}
                scan={scan}
                {...handlers}
              />
            )
          }}
        />
      </div>
    </div>
  )
}
