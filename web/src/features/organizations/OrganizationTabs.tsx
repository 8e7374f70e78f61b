import './organizations.css'
import { Link } from '@tanstack/react-router'
import { useOrganizationWords } from './words.ts'

const TABS = [
  { to: '/quan-tri/don-vi', word: 'tree' },
  { to: '/quan-tri/don-vi/nhom', word: 'groups' },
  { to: '/quan-tri/don-vi/sap-xep', word: 'changes' },
] as const

/** The pages about organizations, above their lists. */
export function OrganizationTabs() {
  const words = useOrganizationWords()
  return (
    <nav className="org-tabs no-print" aria-label={words.parts}>
      {TABS.map(({ to, word }) => (
        <Link key={to} to={to} className="chip" activeOptions={{ exact: true, includeSearch: false }}>
          {words.tabs[word]}
        </Link>
      ))}
    </nav>
  )
}
