import './page-header.css'
import { type ReactNode, useEffect } from 'react'
import { useMessages } from '../lib/i18n.tsx'

interface Props {
  title: string
  /** The finding of the page in one line. */
  lead?: ReactNode
  above?: ReactNode
  children?: ReactNode
}

/** Title, finding and actions of a page; also names the browser's tab. */
export function PageHeader({ title, lead, above, children }: Props) {
  const { product } = useMessages()
  useEffect(() => {
    document.title = `${title} · ${product.name}`
  }, [title, product.name])
  return (
    <header className="page-header">
      <div className="page-header__titles">
        {above}
        <h1>{title}</h1>
        {lead ? <p className="page-header__lead">{lead}</p> : null}
      </div>
      {children ? <div className="page-header__actions no-print">{children}</div> : null}
    </header>
  )
}
