import './page-header.css'
import { Children, type ReactNode } from 'react'
import { useMessages } from '../lib/i18n.tsx'

/** The way to a page: links to what stands above it, then its own short code where it has one; the title is said below. */
export function Crumbs({ children }: { children: ReactNode }) {
  const { frame } = useMessages()
  return (
    <nav className="crumbs secondary" aria-label={frame.crumbs}>
      <ol>
        {Children.map(children, (child) => (
          <li>{child}</li>
        ))}
      </ol>
    </nav>
  )
}
