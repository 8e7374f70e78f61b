import { useEffect, useRef } from 'react'

/** What the keyboard (or a button) asks of the editor. */
export type Command =
  | 'accept'
  | 'next-doubt'
  | 'previous-doubt'
  | 'row-down'
  | 'row-up'
  | 'cell-left'
  | 'cell-right'
  | 'first-row'
  | 'last-row'
  | 'edit'
  | 'split'
  | 'merge'
  | 'names'
  | 'area'
  | 'add'
  | 'remove'
  | 'up'
  | 'down'
  | 'indent'
  | 'outdent'
  | 'undo'
  | 'keys'

const PLAIN: Readonly<Record<string, Command>> = {
  Enter: 'accept',
  n: 'next-doubt',
  p: 'previous-doubt',
  j: 'row-down',
  k: 'row-up',
  ArrowDown: 'row-down',
  ArrowUp: 'row-up',
  ArrowLeft: 'cell-left',
  ArrowRight: 'cell-right',
  Home: 'first-row',
  End: 'last-row',
  e: 'edit',
  F2: 'edit',
  s: 'split',
  m: 'merge',
  g: 'names',
  a: 'area',
  Insert: 'add',
  Delete: 'remove',
  '?': 'keys',
}

const WITH_ALT: Readonly<Record<string, Command>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'indent',
  ArrowLeft: 'outdent',
}

type Stroke = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** The command of a key stroke, null for none. Letters mean the same with Caps Lock on. */
export function commandOf(stroke: Stroke): Command | null {
  const key = stroke.key.length === 1 ? stroke.key.toLowerCase() : stroke.key
  if (stroke.ctrlKey || stroke.metaKey) return key === 'z' && !stroke.altKey && !stroke.shiftKey ? 'undo' : null
  if (stroke.altKey) return WITH_ALT[key] ?? null
  return PLAIN[key] ?? null
}

/** What works wherever the focus stands (Alt ← would leave the page); everything else only in the table or with the focus nowhere. */
const ANYWHERE: readonly Command[] = ['next-doubt', 'previous-doubt', 'undo', 'keys', 'up', 'down', 'indent', 'outdent']

const FIELDS = 'input:not([type="checkbox"]), textarea, select, [contenteditable="true"], [role="menu"] *, dialog *'

/** True where a key or a paste belongs to a field or a dialog and not to the table. */
export function belongsElsewhere(event: Event): boolean {
  const { target } = event
  return (
    event.defaultPrevented ||
    document.querySelector('dialog[open]') !== null ||
    (target instanceof HTMLElement && target.matches(FIELDS))
  )
}

function isHeard(command: Command, event: KeyboardEvent): boolean {
  const { target } = event
  if (ANYWHERE.includes(command) || !(target instanceof HTMLElement)) return true
  if (target.matches('[role="gridcell"]')) return true
  // With the focus nowhere the arrows scroll the page; letters are ours.
  return target.matches('body, main') && (event.altKey || !/^(?:Arrow|Home|End)/.test(event.key))
}

/** Listens for the editor's keys while the page is open; never while something is typed or a dialog stands open. */
export function useReviewKeys(onCommand: (command: Command) => void): void {
  const latest = useRef(onCommand)
  useEffect(() => {
    latest.current = onCommand
  }, [onCommand])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || belongsElsewhere(event)) return
      const command = commandOf(event)
      if (command === null || !isHeard(command, event)) return
      event.preventDefault()
      latest.current(command)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
