import './facts.css'
import type { ReactNode } from 'react'

/** What is known of one thing, word by word. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="fact-list">{children}</dl>
}

/** One line of it; nothing where there is nothing to say. */
export function Fact({ word, children }: { word: string; children: ReactNode }) {
  if (children === null || children === undefined || children === '' || children === false) return null
  return (
    <div className="fact-list__row">
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  )
}
