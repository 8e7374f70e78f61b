import './view-tools.css'
import {
  type Icon,
  IconCalendarMonth,
  IconGridDots,
  IconLayoutKanban,
  IconList,
  IconTimeline,
} from '@tabler/icons-react'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { DutySearch } from '../../routes/search/duties.ts'
import { useViewWords } from './words.ts'

const VIEWS: readonly (readonly [NonNullable<DutySearch['view']> | 'list', Icon])[] = [
  ['list', IconList],
  ['board', IconLayoutKanban],
  ['calendar', IconCalendarMonth],
  ['heat', IconGridDots],
  ['timeline', IconTimeline],
]

const route = getRouteApi('/frame/nhiem-vu')

/** The ways to look at the same duties; the conditions stay in the address. */
export function ViewSwitch() {
  const search = route.useSearch()
  const words = useViewWords()
  return (
    <nav className="view-switch no-print" aria-label={words.views}>
      {VIEWS.map(([name, ViewIcon]) => (
        <Link
          key={name}
          to="/nhiem-vu"
          search={{ ...search, view: name === 'list' ? undefined : name }}
          className="chip"
          activeOptions={{ includeSearch: true, explicitUndefined: true }}
        >
          <ViewIcon size={15} aria-hidden />
          {words.view[name]}
        </Link>
      ))}
    </nav>
  )
}
