import './administration.css'
import { IconLock } from '@tabler/icons-react'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { useLayoutEffect, useRef } from 'react'
import { sectionsFor } from '../../lib/administration.ts'
import { useMe } from '../../lib/session.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Faults } from './Faults.tsx'
import { useAdministrationWords } from './words.ts'

/** The sections of the administration above the page of one; only those that the person may open. */
export function AdministrationFrame() {
  const words = useAdministrationWords()
  const me = useMe()
  const sections = sectionsFor(me)
  const { pathname } = useLocation()
  const nav = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another section, and its tab may stand beyond the edge of a phone.
  useLayoutEffect(() => {
    const [row, tab] = [nav.current, nav.current?.querySelector<HTMLElement>('[aria-current="page"]')]
    if (row && tab) row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2
  }, [pathname])
  if (sections.length === 0)
    return <EmptyState icon={IconLock} heading="h1" title={words.noneTitle} text={words.noneText} />
  return (
    <>
      <nav ref={nav} className="sections no-print" aria-label={words.sections}>
        {sections.map(({ to, word }) => (
          <Link key={to} to={to} className="sections__link" activeOptions={{ includeSearch: false }}>
            {words.names[word]}
          </Link>
        ))}
      </nav>
      {me.can.watchService === true ? <Faults /> : null}
      <Outlet />
    </>
  )
}
