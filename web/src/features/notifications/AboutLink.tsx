import type { Notification } from '@dondoc/contract/notifications'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

interface Props {
  about: Notification['about']
  onOpen: () => void
  children: ReactNode
}

/** The link to what a notification is about. */
export function AboutLink({ about, onOpen, children }: Props) {
  const common = { className: 'notification__link', onClick: onOpen }
  switch (about.kind) {
    case 'duty':
      return (
        <Link to="/nhiem-vu/$dutyId" params={{ dutyId: about.id }} {...common}>
          {children}
        </Link>
      )
    case 'plan':
      return (
        <Link to="/ke-hoach/$planId" params={{ planId: about.id }} search={{ plan: about.id }} {...common}>
          {children}
        </Link>
      )
    case 'record':
      return (
        <Link to="/van-ban/$recordId" params={{ recordId: about.id }} {...common}>
          {children}
        </Link>
      )
    case 'account':
      return (
        <Link to="/tai-khoan" {...common}>
          {children}
        </Link>
      )
    case 'letter':
      return (
        <Link to="/don-doc/$letterId" params={{ letterId: about.id }} {...common}>
          {children}
        </Link>
      )
    case 'settings':
      return (
        <Link to="/quan-tri/nhac-viec" {...common}>
          {children}
        </Link>
      )
    default:
      return (
        <Link to="/viec-cua-toi" {...common}>
          {children}
        </Link>
      )
  }
}
