import type { ReviewNode } from '@dondoc/contract/plan-editing'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { Cell, Place } from './cells.ts'

/** The row and cell where the person is. `goTo` also brings it into view and gives it the keyboard. */
export function usePlace(nodes: readonly ReviewNode[], start: Place | null) {
  const grid = useRef<HTMLDivElement>(null)
  const [wanted, setWanted] = useState<Place | null>(start)
  const [reveal, setReveal] = useState<string | null>(null)
  const here = nodes.some(({ id }) => id === wanted?.nodeId)
  const first = nodes.find(({ leaf }) => leaf) ?? nodes[0]
  const place: Place | null = here ? wanted : first ? { nodeId: first.id, cell: 'text' } : null
  const goTo = useCallback((next: Place) => {
    setWanted(next)
    // Asked anew each time: the same row may have been scrolled away meanwhile.
    setReveal(null)
    window.requestAnimationFrame(() => setReveal(next.nodeId))
    focusCell(grid, next)
  }, [])
  // The keyboard starts at the first doubt, so that Enter and E work at once.
  const started = useRef(start)
  useEffect(() => {
    if (started.current) goTo(started.current)
  }, [goTo])
  return { grid, place, reveal, select: setWanted, goTo }
}

const attribute = (nodeId: string, cell: Cell): string => `[data-node="${nodeId}"] [data-cell="${cell}"]`

/** Focuses a cell; one that is not yet there (virtual scrolling, an answer on the way) is waited for, a few frames at most. */
function focusCell(grid: RefObject<HTMLElement | null>, { nodeId, cell }: Place, framesLeft = 20): void {
  window.requestAnimationFrame(() => {
    const found = grid.current?.querySelector<HTMLElement>(attribute(nodeId, cell))
    if (found) {
      found.focus({ preventScroll: true })
      keepInView(found, 4)
    } else if (framesLeft > 0) focusCell(grid, { nodeId, cell }, framesLeft - 1)
  })
}

/** Brings a cell's row into view, for some frames: rows above it still find their real heights. */
function keepInView(cell: HTMLElement, framesLeft: number): void {
  cell.closest('[role="row"]')?.scrollIntoView({ block: 'nearest' })
  if (framesLeft > 0) window.requestAnimationFrame(() => keepInView(cell, framesLeft - 1))
}
