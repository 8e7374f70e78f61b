import type { Me } from '@dondoc/contract/accounts'
import {
  type Icon,
  IconChecklist,
  IconClipboardList,
  IconFileCertificate,
  IconLayoutDashboard,
  IconSettings,
  IconUserCheck,
} from '@tabler/icons-react'
import type { Messages } from '../messages/vi.ts'
import { sectionsFor } from './administration.ts'

/** A place of the main navigation, which the search offers too. */
export interface Place {
  readonly to: '/viec-cua-toi' | '/tong-quan' | '/ke-hoach' | '/nhiem-vu' | '/van-ban' | '/quan-tri'
  readonly word: keyof Messages['nav']
  readonly icon: Icon
  readonly shownTo: (me: Me) => boolean
  /** Addresses of pages that belong to it without standing below it. */
  readonly also?: readonly string[]
}

const everybody = () => true

const PLACES: readonly Place[] = [
  { to: '/viec-cua-toi', word: 'myWork', icon: IconUserCheck, shownTo: everybody },
  { to: '/tong-quan', word: 'overview', icon: IconLayoutDashboard, shownTo: ({ can }) => can.seeOverview },
  { to: '/ke-hoach', word: 'plans', icon: IconClipboardList, shownTo: everybody, also: ['/nhap-ke-hoach'] },
  { to: '/nhiem-vu', word: 'duties', icon: IconChecklist, shownTo: everybody, also: ['/su-kien', '/don-doc'] },
  { to: '/van-ban', word: 'records', icon: IconFileCertificate, shownTo: everybody },
  { to: '/quan-tri', word: 'administration', icon: IconSettings, shownTo: (me) => sectionsFor(me).length > 0 },
]

/** True where an address is one of the place's pages. */
export const isIn = ({ to, also = [] }: Place, pathname: string): boolean =>
  [to, ...also].some((one) => pathname === one || pathname.startsWith(`${one}/`))

/** Where this person may go, in the order of the navigation. */
export function placesFor(me: Me): readonly Place[] {
  return PLACES.filter((place) => place.shownTo(me))
}
