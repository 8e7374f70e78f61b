import type { Me } from '@dondoc/contract/accounts'

/**
 * The sections under `/quan-tri`, in the order of their tabs. A new one is a line here, its word in
 * `messages/administration.*.ts` and its page in `routes/administration-routes.ts`.
 */
const SECTIONS = [
  // Focal officers keep the groups that their plans name.
  {
    to: '/quan-tri/don-vi',
    word: 'organizations',
    shownTo: ({ can }: Me) => can.manageOrganizations === true || can.importPlan,
  },
  { to: '/quan-tri/tai-khoan', word: 'accounts', shownTo: ({ can }: Me) => can.manageAccounts === true },
  { to: '/quan-tri/dang-nhap', word: 'signIn', shownTo: ({ can }: Me) => can.setSignInPolicy === true },
  { to: '/quan-tri/lich-lam-viec', word: 'calendar', shownTo: ({ can }: Me) => can.setRules === true },
  {
    to: '/quan-tri/nhac-viec',
    word: 'notifications',
    shownTo: ({ can }: Me) => can.manageAccounts === true || can.importPlan,
  },
  { to: '/quan-tri/nhat-ky', word: 'audit', shownTo: ({ can }: Me) => can.seeAudit },
] as const

export type Section = (typeof SECTIONS)[number]

/** The sections that this person may open. */
export function sectionsFor(me: Me): readonly Section[] {
  return SECTIONS.filter((section) => section.shownTo(me))
}
