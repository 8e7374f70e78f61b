import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

/** Up to here all rows are real, so that the browser's own search and print find them. */
const ALL_REAL_UP_TO = 200

interface Props {
  count: number
  /** Likely height of a row in pixels; the real one is measured. */
  estimate: number
  keyOf: (index: number) => string
  /** One row; it stands alone in its block. */
  row: (index: number) => ReactNode
  /** Called when the last rows come into view. */
  onEnd?: (() => void) | undefined
  /** Row to bring into view, -1 for none. */
  reveal?: number
}

/** Rows that scroll with the page; beyond 200 only those near the window exist, except on paper. */
export function VirtualRows(props: Props) {
  const printing = usePrinting()
  if (props.count > ALL_REAL_UP_TO && !printing) return <WindowedRows {...props} />
  return (
    <div role="presentation">
      {Array.from({ length: props.count }, (_, index) => (
        <div key={props.keyOf(index)} role="presentation" data-index={index}>
          {props.row(index)}
        </div>
      ))}
    </div>
  )
}

function WindowedRows({ count, estimate, keyOf, row, onEnd, reveal = -1 }: Props) {
  const block = useRef<HTMLDivElement>(null)
  const [margin, setMargin] = useState(0)
  useLayoutEffect(() => setMargin((block.current?.getBoundingClientRect().top ?? 0) + window.scrollY), [])
  const virtual = useWindowVirtualizer({
    count,
    estimateSize: () => estimate,
    overscan: 12,
    scrollMargin: margin,
    getItemKey: keyOf,
    scrollPaddingStart: 120,
    scrollPaddingEnd: 80,
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (last >= count - 20) onEnd?.()
  }, [last, count, onEnd])
  useEffect(() => {
    if (reveal >= 0) virtual.scrollToIndex(reveal)
  }, [reveal, virtual])
  return (
    <div ref={block} role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
      {items.map((item) => (
        <div
          key={item.key}
          role="presentation"
          ref={virtual.measureElement}
          data-index={item.index}
          style={{ position: 'absolute', insetInline: 0, top: 0, transform: `translateY(${item.start - margin}px)` }}
        >
          {row(item.index)}
        </div>
      ))}
    </div>
  )
}

function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true))
    const end = () => setPrinting(false)
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
    }
  }, [])
  return printing
}
