import { ActionIcon, Menu } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconDots, IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { Link, useRouterState } from '@tanstack/react-router'
import { useMessages } from '../../lib/i18n.tsx'
import { isIn, type Place, placesFor } from '../../lib/places.ts'
import { useMe } from '../../lib/session.ts'
import { Emblem } from '../../ui/Emblem.tsx'

/** So many places fit into the bar at the bottom of a phone 360 px wide; what is more stands under "Thêm". */
const BAR = 5

/** The places one may go, by rights; a bar at the bottom of a phone. */
export function Navigation({ narrow, onFold }: { narrow: boolean; onFold: () => void }) {
  const { nav, product } = useMessages()
  const me = useMe()
  const phone = useMediaQuery('(max-width: 700px)', false, { getInitialValueInEffect: false })
  const places = placesFor(me)
  const inBar = phone && places.length > BAR ? places.slice(0, BAR - 1) : places
  const more = places.slice(inBar.length)
  return (
    <nav className="nav" aria-label={nav.label}>
      <Link to="/" className="nav__brand" title={me.tenant.name}>
        <Emblem size={30} />
        <span className="nav__word">
          {product.name}
          <span className="nav__tenant secondary">{me.tenant.name}</span>
        </span>
      </Link>
      <ul className="nav__list">
        {inBar.map((place) => (
          <li key={place.to}>
            <Entry place={place} narrow={narrow} />
          </li>
        ))}
        {more.length > 0 ? (
          <li>
            <More places={more} />
          </li>
        ) : null}
      </ul>
      <div className="nav__fold">
        <ActionIcon aria-label={narrow ? nav.expand : nav.collapse} aria-expanded={!narrow} onClick={onFold} size={36}>
          {narrow ? <IconLayoutSidebarLeftExpand size={18} /> : <IconLayoutSidebarLeftCollapse size={18} />}
        </ActionIcon>
      </div>
    </nav>
  )
}

function Entry({ place, narrow }: { place: Place; narrow: boolean }) {
  const { nav } = useMessages()
  const word = nav[place.word]
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  return (
    <Link
      to={place.to}
      className="nav__link"
      activeOptions={{ includeSearch: false }}
      {...(isIn(place, pathname) ? { 'aria-current': 'page' as const } : {})}
      {...(narrow ? { title: word } : {})}
    >
      <place.icon size={20} stroke={1.75} aria-hidden />
      <span className="nav__word">{word}</span>
    </Link>
  )
}

/** What the bar of a phone has no room for; lit while one is in one of its places. */
function More({ places }: { places: readonly Place[] }) {
  const { nav } = useMessages()
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  const current = places.find((place) => isIn(place, pathname))
  return (
    <Menu position="top-end" width={232}>
      <Menu.Target>
        <button type="button" className="nav__link nav__more" data-current={current !== undefined}>
          <IconDots size={20} stroke={1.75} aria-hidden />
          <span className="nav__word">{current ? nav[current.word] : nav.more}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {places.map((place) => (
          <Menu.Item
            key={place.to}
            renderRoot={(props) => <Link to={place.to} {...props} />}
            leftSection={<place.icon size={18} stroke={1.75} aria-hidden />}
          >
            {nav[place.word]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
