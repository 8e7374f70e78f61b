import './administration.css'
import { IconLock } from '@tabler/icons-react'
import { Link, Outlet } from '@tanstack/react-router'
import { sectionsFor } from '../../lib/administration.ts'
import { useMe } from '../../lib/session.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useAdministrationWords } from './words.ts'

/** The sections of the administration above the page of one; only those that the person may open. */
export function AdministrationFrame() {
  const words = useAdministrationWords()
  const sections = sectionsFor(useMe())
  if (sections.length === 0)
    return <EmptyState icon={IconLock} heading="h1" title={words.noneTitle} text={words.noneText} />
  return (
    <>
      <nav className="sections no-print" aria-label={words.sections}>
        {sections.map(({ to, word }) => (
          <Link key={to} to={to} className="sections__link" activeOptions={{ includeSearch: false }}>
            {words.names[word]}
          </Link>
        ))}
      </nav>
      <Outlet />
    </>
  )
}
