import type { ReviewNode } from '@dondoc/contract/plan-editing'
import { pageAddress } from './page-address.ts'

/** Widest picture of a cell, in pixels. */
const WIDEST = 150
/** Points shown of a high cell: a deadline stands in its first lines. */
const HIGHEST = 48

interface Props {
  node: ReviewNode
  importId: string
  /** Points; the picture's own size does not matter. */
  pageWidth: number
}

/** The deadline as it stands on the scanned page, beside what was read there: a wrong digit is seen at once. */
export function DeadlineCrop({ node, importId, pageWidth }: Props) {
  const box = node.source?.cells['deadline']
  if (!node.source || !box) return null
  const [x0, y0, x1, y1] = box
  const scale = Math.min(1, WIDEST / (x1 - x0))
  return (
    <span
      className="deadline-crop"
      aria-hidden
      style={{ width: (x1 - x0) * scale, height: Math.min(y1 - y0, HIGHEST) * scale }}
    >
      <img
        src={pageAddress(importId, node.source.page)}
        alt=""
        loading="lazy"
        decoding="async"
        style={{ width: pageWidth * scale, left: -x0 * scale, top: -y0 * scale }}
      />
    </span>
  )
}
