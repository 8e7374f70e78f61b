import type { PlanReview } from '@dondoc/contract/plan-editing'
import { ActionIcon, Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconFocus2, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { pageAddress } from './page-address.ts'
import { useReviewWords } from './words.ts'

/** Widths of the page in widths of the pane. */
const ZOOMS = [1, 1.5, 2, 3] as const

type Box = readonly [x0: number, y0: number, x1: number, y1: number]

interface Props {
  importId: string
  pages: PlanReview['pages']
  /** The page of the current row; null where it has none. */
  page: number | null
  /** The current cell in points of the page. */
  box: Box | null
}

/** The page of the file as it is, following the current row, with the current cell lit and the rest a little dimmed. */
export function PagePane({ importId, pages, page, box }: Props) {
  const words = useReviewWords()
  const [turned, setTurned] = useState<{ readonly from: number | null; readonly to: number } | null>(null)
  const [chosen, setZoom] = useState<number | null>(null)
  const scroller = useRef<HTMLDivElement>(null)
  // Turning pages by hand holds until another row's page comes.
  const shown = (turned?.from === page ? turned?.to : page) ?? pages[0]?.page ?? 1
  const at = pages.findIndex((one) => one.page === shown)
  const size = pages[at]
  const lit = shown === page ? box : null
  // A page that lies on its side is too small to read at the width of the pane.
  const zoom = chosen ?? (size && size.width > size.height ? 1 : 0)
  const turn = (step: -1 | 1) => {
    const next = pages[at + step]
    if (next) setTurned({ from: page, to: next.page })
  }
  const scale = ZOOMS[zoom] ?? 1
  useEffect(() => {
    const pane = scroller.current
    if (!pane || !lit || !size) return
    const [x0, y0, x1, y1] = lit
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    const centre = (behavior: ScrollBehavior) => {
      const points = (pane.clientWidth * scale) / size.width
      pane.scrollTo({
        left: ((x0 + x1) / 2) * points - pane.clientWidth / 2,
        top: ((y0 + Math.min(y1, y0 + 200)) / 2) * points - pane.clientHeight / 2,
        behavior,
      })
    }
    centre(calm ? 'auto' : 'smooth')
    // A pane that was folded away (on a phone) has no size until it opens.
    let width = pane.clientWidth
    const resized = new ResizeObserver(() => {
      if (pane.clientWidth !== width) centre('auto')
      width = pane.clientWidth
    })
    resized.observe(pane)
    return () => resized.disconnect()
  }, [lit, size, scale])
  return (
    <section className="page-pane" aria-label={words.page.label}>
      <div className="page-pane__tools">
        <ActionIcon aria-label={words.page.previous} disabled={at <= 0} onClick={() => turn(-1)}>
          <IconChevronLeft size={18} />
        </ActionIcon>
        <span className="page-pane__count" role="status">
          {words.page.page(shown, pages.length)}
        </span>
        <ActionIcon aria-label={words.page.next} disabled={at >= pages.length - 1} onClick={() => turn(1)}>
          <IconChevronRight size={18} />
        </ActionIcon>
        <span className="push" />
        {shown !== page && page !== null ? (
          <ActionIcon aria-label={words.page.lit} title={words.page.lit} onClick={() => setTurned(null)}>
            <IconFocus2 size={18} />
          </ActionIcon>
        ) : null}
        <ActionIcon aria-label={words.page.smaller} disabled={zoom === 0} onClick={() => setZoom(zoom - 1)}>
          <IconZoomOut size={18} />
        </ActionIcon>
        <ActionIcon
          aria-label={words.page.larger}
          disabled={zoom === ZOOMS.length - 1}
          onClick={() => setZoom(zoom + 1)}
        >
          <IconZoomIn size={18} />
        </ActionIcon>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section ref={scroller} className="page-pane__scroller" tabIndex={0} aria-label={words.page.alt(shown)}>
        {size ? (
          <div
            className="page-pane__sheet"
            style={{ width: `${scale * 100}%`, aspectRatio: `${size.width} / ${size.height}` }}
          >
            <PagePicture
              key={`${importId}-${shown}`}
              address={pageAddress(importId, shown)}
              alt={words.page.alt(shown)}
            />
            {lit ? <Light box={lit} width={size.width} height={size.height} /> : null}
          </div>
        ) : null}
      </section>
    </section>
  )
}

function PagePicture({ address, alt }: { address: string; alt: string }) {
  const words = useReviewWords()
  const [state, setState] = useState<'loading' | 'here' | 'failed'>('loading')
  const [attempt, setAttempt] = useState(0)
  if (state === 'failed') {
    const again = () => {
      setAttempt(attempt + 1)
      setState('loading')
    }
    return (
      <div className="page-pane__failed" role="alert">
        <p>{words.page.failed}</p>
        <Button variant="default" size="xs" onClick={again}>
          {words.page.retry}
        </Button>
      </div>
    )
  }
  return (
    <>
      {state === 'loading' ? <span className="skeleton page-pane__skeleton" aria-hidden /> : null}
      <img
        key={attempt}
        src={address}
        alt={alt}
        decoding="async"
        onLoad={() => setState('here')}
        onError={() => setState('failed')}
      />
    </>
  )
}

/** Points left free around the words of the lit cell. */
const MARGIN = 3

function Light({ box: [x0, y0, x1, y1], width, height }: { box: Box; width: number; height: number }) {
  const [x, y] = [Math.max(0, x0 - MARGIN), Math.max(0, y0 - MARGIN)]
  const [right, bottom] = [Math.min(width, x1 + MARGIN), Math.min(height, y1 + MARGIN)]
  return (
    <svg className="page-pane__light" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden>
      <path
        className="page-pane__dim"
        fillRule="evenodd"
        d={`M0 0H${width}V${height}H0ZM${x} ${y}V${bottom}H${right}V${y}Z`}
      />
      <rect className="page-pane__frame" x={x} y={y} width={right - x} height={bottom - y} rx="2" />
    </svg>
  )
}
