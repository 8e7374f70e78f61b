import { ActionIcon } from '@mantine/core'
import {
  type Icon,
  IconChecklist,
  IconClipboardList,
  IconFileCertificate,
  IconLayoutDashboard,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconUserCheck,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMessages } from '../../lib/i18n.tsx'
import { useMe } from '../../lib/session.ts'
import { Emblem } from '../../ui/Emblem.tsx'

/** The places one may go, by rights; a bar at the bottom of a phone. */
export function Navigation({ narrow, onFold }: { narrow: boolean; onFold: () => void }) {
  const { nav, product } = useMessages()
  const me = useMe()
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
        <Entry to="/viec-cua-toi" icon={IconUserCheck} word={nav.myWork} narrow={narrow} />
        {me.can.seeOverview ? (
          <Entry to="/tong-quan" icon={IconLayoutDashboard} word={nav.overview} narrow={narrow} />
        ) : null}
        <Entry to="/ke-hoach" icon={IconClipboardList} word={nav.plans} narrow={narrow} />
        <Entry to="/nhiem-vu" icon={IconChecklist} word={nav.duties} narrow={narrow} />
        <Entry to="/van-ban" icon={IconFileCertificate} word={nav.records} narrow={narrow} />
      </ul>
      <div className="nav__fold">
        <ActionIcon aria-label={narrow ? nav.expand : nav.collapse} aria-expanded={!narrow} onClick={onFold} size={36}>
          {narrow ? <IconLayoutSidebarLeftExpand size={18} /> : <IconLayoutSidebarLeftCollapse size={18} />}
        </ActionIcon>
      </div>
    </nav>
  )
}

interface EntryProps {
  to: '/viec-cua-toi' | '/tong-quan' | '/ke-hoach' | '/nhiem-vu' | '/van-ban'
  icon: Icon
  word: string
  narrow: boolean
}

function Entry({ to, icon: EntryIcon, word, narrow }: EntryProps) {
  return (
    <li>
      <Link to={to} className="nav__link" activeOptions={{ includeSearch: false }} {...(narrow ? { title: word } : {})}>
        <EntryIcon size={20} stroke={1.75} aria-hidden />
        <span className="nav__word">{word}</span>
      </Link>
    </li>
  )
}
