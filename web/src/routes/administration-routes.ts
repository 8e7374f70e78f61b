import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { sectionsFor } from '../lib/administration.ts'
import { frame } from './frame-route.ts'
import { readAccountsSearch, readAuditSearch } from './search.ts'

const administration = createRoute({
  getParentRoute: () => frame,
  path: '/quan-tri',
  component: lazyRouteComponent(
    () => import('../features/administration/AdministrationFrame.tsx'),
    'AdministrationFrame',
  ),
})

/** The first section that the person may open; who may open none is told so by the frame. */
const first = createRoute({
  getParentRoute: () => administration,
  path: '/',
  beforeLoad: ({ context }) => {
    const [section] = sectionsFor(context.me)
    if (section) throw redirect({ to: section.to })
  },
})

const accounts = createRoute({
  getParentRoute: () => administration,
  path: '/tai-khoan',
  validateSearch: readAccountsSearch,
  component: lazyRouteComponent(() => import('../features/accounts/AccountsPage.tsx'), 'AccountsPage'),
})

const audit = createRoute({
  getParentRoute: () => administration,
  path: '/nhat-ky',
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import('../features/audit/AuditPage.tsx'), 'AuditPage'),
})

/** The addresses under `/quan-tri`. */
export const administrationRoutes = administration.addChildren([first, accounts, audit])
