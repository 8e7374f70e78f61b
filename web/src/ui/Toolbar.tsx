import './toolbar.css'
import type { ReactNode } from 'react'

/** Above a list: its search and conditions in one row that wraps. */
export function Toolbar({ children }: { children: ReactNode }) {
  return <div className="toolbar">{children}</div>
}

interface FootProps {
  /** How many rows are shown, in words; read out when it changes. */
  count: string
  /** What may be done with the list as it stands. */
  children?: ReactNode
  /** The keys of the list, in words; not on a phone. */
  keys?: string
  /** What every list offers, at the end of the row. */
  tools?: ReactNode
}

/** Between the conditions and the rows: the count, what can be done, and the keys at the far end. */
export function ToolbarFoot({ count, children, keys, tools }: FootProps) {
  return (
    <div className="toolbar__foot">
      <span className="secondary" role="status">
        {count}
      </span>
      {children}
      {keys ? <span className="secondary push toolbar__keys">{keys}</span> : null}
      {tools}
    </div>
  )
}
