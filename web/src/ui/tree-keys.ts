import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { isTyping } from './list-keys.ts'

/** A row of a tree that can be folded. */
export interface FoldableRow {
  readonly node: { readonly id: string; readonly parentId: string | null; readonly leaf: boolean }
  readonly open: boolean
}

interface Options {
  rows: readonly FoldableRow[]
  onToggle: (id: string) => void
  onOpen: (id: string) => void
  /** True where Enter shows a branch, too, instead of folding it. */
  branchesOpen?: boolean
}

interface TreeKeys {
  grid: RefObject<HTMLDivElement | null>
  /** The one row that the tab key reaches. */
  active: number
  /** The row to scroll to, -1 for none. */
  reveal: number
  onFocus: (position: number) => void
  onKeyDown: (event: KeyboardEvent) => void
}

/** The keyboard of a tree table (ARIA treegrid): up and down, j and k, left closes or goes up, right opens, Enter shows. */
export function useTreeKeys({ rows, onToggle, onOpen, branchesOpen = false }: Options): TreeKeys {
  const grid = useRef<HTMLDivElement>(null)
  const [wanted, setWanted] = useState(0)
  const [reveal, setReveal] = useState(-1)
  const active = Math.min(wanted, Math.max(rows.length - 1, 0))
  const move = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to))
    setWanted(next)
    setReveal(next)
    focusRow(grid.current, next)
  }
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if ((event.key !== 'j' && event.key !== 'k') || isTyping(event) || document.querySelector('dialog[open]')) return
      if (grid.current?.contains(document.activeElement)) return
      event.preventDefault()
      focusRow(grid.current, active)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [active])
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[active]
    if (!row || isTyping(event.nativeEvent)) return
    const act = () => {
      switch (event.key) {
        case 'ArrowDown':
        case 'j':
          return move(active + 1)
        case 'ArrowUp':
        case 'k':
          return move(active - 1)
        case 'Home':
          return move(0)
        case 'End':
          return move(rows.length - 1)
        case 'ArrowRight':
          return !row.node.leaf && !row.open ? onToggle(row.node.id) : move(active + 1)
        case 'ArrowLeft':
          return !row.node.leaf && row.open ? onToggle(row.node.id) : move(parentAt(rows, active))
        case 'Enter':
          return row.node.leaf || branchesOpen ? onOpen(row.node.id) : onToggle(row.node.id)
        default:
          return 'not ours'
      }
    }
    if (act() !== 'not ours') event.preventDefault()
  }
  return { grid, active, reveal, onFocus: setWanted, onKeyDown }
}

const parentAt = (rows: readonly FoldableRow[], at: number): number => {
  const parentId = rows[at]?.node.parentId
  const found = rows.findIndex((row) => row.node.id === parentId)
  return found < 0 ? at : found
}

/** Focuses a row; one that does not exist yet (virtual scrolling) is waited for, a few frames at most. */
function focusRow(grid: HTMLElement | null, position: number, framesLeft = 10): void {
  const row = grid?.querySelector<HTMLElement>(`[data-position="${position}"]`)
  if (row) {
    row.focus({ preventScroll: true })
    row.scrollIntoView({ block: 'nearest' })
  } else if (framesLeft > 0) {
    window.requestAnimationFrame(() => focusRow(grid, position, framesLeft - 1))
  }
}
