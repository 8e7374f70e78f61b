import { IconSearch } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useMessages } from '../../lib/i18n.tsx'
import { Emblem } from '../../ui/Emblem.tsx'
import { AsOfPicker } from './AsOfPicker.tsx'
import { PersonMenu } from './PersonMenu.tsx'
import { PlanChooser } from './PlanChooser.tsx'

const Bell = lazy(async () => ({ default: (await import('../notifications/Bell.tsx')).Bell }))

/** Search, the plan and the day that one looks at, what one was told, and the person. */
export function TopBar({ onSearch }: { onSearch: () => void }) {
  const { search, product } = useMessages()
  return (
    <header className="top">
      <Link to="/" className="top__brand" aria-label={product.name}>
        <Emblem size={28} />
      </Link>
      <button type="button" className="top__search" aria-keyshortcuts="Control+K" onClick={onSearch}>
        <IconSearch size={16} aria-hidden />
        <span>{search.placeholder}</span>
        <kbd aria-hidden>Ctrl K</kbd>
      </button>
      <span className="push" />
      <PlanChooser />
      <AsOfPicker />
      <Suspense fallback={<span className="top__bell-place" />}>
        <Bell />
      </Suspense>
      <PersonMenu />
    </header>
  )
}
