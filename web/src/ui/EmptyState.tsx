import './states.css'
import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'

interface Props {
  icon: Icon
  title: string
  text: string
  children?: ReactNode
  /** `h1` where the state is the whole page. */
  heading?: 'h1' | 'h2'
}

/** An empty place that says why it is empty and what to do; the doing comes as children. */
export function EmptyState({ icon: EmptyIcon, title, text, children, heading: Heading = 'h2' }: Props) {
  return (
    <div className="state">
      <EmptyIcon className="state__icon" size={32} stroke={1.5} aria-hidden />
      <Heading className="state__title">{title}</Heading>
      <p className="state__text">{text}</p>
      {children ? <div className="state__actions">{children}</div> : null}
    </div>
  )
}
