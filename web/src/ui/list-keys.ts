import { type RefObject, useEffect } from 'react'

/** True where a key belongs to what is being typed. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target
  return (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    (target instanceof HTMLElement &&
      (target.isContentEditable || target.matches('input, textarea, select, [role="menu"] *, dialog *')))
  )
}

/** `j` and `k` (and the arrows, once inside) walk from one `.row-link` of the list to the next; Enter is the link's own. */
export function useListKeys(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!list.current || isTyping(event) || document.querySelector('dialog[open]')) return
      const links = [...list.current.querySelectorAll<HTMLElement>('.row-link')]
      const at = document.activeElement instanceof HTMLElement ? links.indexOf(document.activeElement) : -1
      const step = stepOf(event.key, at >= 0)
      if (step === 0) return
      const next = links[at < 0 ? 0 : at + step]
      if (!next) return
      event.preventDefault()
      next.focus({ preventScroll: true })
      next.closest('[role="row"]')?.scrollIntoView({ block: 'nearest' })
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [list])
}

function stepOf(key: string, inside: boolean): number {
  if (key === 'j' || (inside && key === 'ArrowDown')) return 1
  if (key === 'k' || (inside && key === 'ArrowUp')) return -1
  return 0
}
