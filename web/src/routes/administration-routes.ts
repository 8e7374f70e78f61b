import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { sectionsFor } from '../lib/administration.ts'
import { frame } from './frame-route.ts'
import {
  readAccountsSearch,
  readAuditSearch,
  readChangeSearch,
  readGroupsSearch,
  readOrganizationsSearch,
} from './search/administration.ts'

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

const account = createRoute({
  getParentRoute: () => administration,
  path: '/tai-khoan/$accountId',
  component: lazyRouteComponent(() => import('./AccountRoute.tsx'), 'AccountRoute'),
})

const accountImport = createRoute({
  getParentRoute: () => administration,
  path: '/tai-khoan/nhap',
  component: lazyRouteComponent(() => import('../features/accounts/AccountImportPage.tsx'), 'AccountImportPage'),
})

const signIn = createRoute({
  getParentRoute: () => administration,
  path: '/dang-nhap',
  component: lazyRouteComponent(() => import('../features/accounts/SignInPolicyPage.tsx'), 'SignInPolicyPage'),
})

const calendar = createRoute({
  getParentRoute: () => administration,
  path: '/lich-lam-viec',
  component: lazyRouteComponent(() => import('../features/calendar/CalendarPage.tsx'), 'CalendarPage'),
})

const audit = createRoute({
  getParentRoute: () => administration,
  path: '/nhat-ky',
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import('../features/audit/AuditPage.tsx'), 'AuditPage'),
})

const organizations = createRoute({
  getParentRoute: () => administration,
  path: '/don-vi',
  validateSearch: readOrganizationsSearch,
  component: lazyRouteComponent(() => import('../features/organizations/OrganizationsPage.tsx'), 'OrganizationsPage'),
})

const organization = createRoute({
  getParentRoute: () => administration,
  path: '/don-vi/$organizationId',
  component: lazyRouteComponent(() => import('../features/organizations/OrganizationPage.tsx'), 'OrganizationPage'),
})

const organizationImport = createRoute({
  getParentRoute: () => administration,
  path: '/don-vi/nhap',
  component: lazyRouteComponent(() => import('../features/organizations/import/ImportPage.tsx'), 'ImportPage'),
})

const organizationGroups = createRoute({
  getParentRoute: () => administration,
  path: '/don-vi/nhom',
  validateSearch: readGroupsSearch,
  component: lazyRouteComponent(() => import('../features/organizations/groups/GroupsPage.tsx'), 'GroupsPage'),
})

const organizationGroup = createRoute({
  getParentRoute: () => administration,
  path: '/don-vi/nhom/$groupId',
  component: lazyRouteComponent(() => import('../features/organizations/groups/GroupPage.tsx'), 'GroupPage'),
})

const organizationChanges = createRoute({
  getParentRoute: () => administration,
  path: '/don-vi/sap-xep',
  component: lazyRouteComponent(() => import('../features/organizations/changes/ChangesPage.tsx'), 'ChangesPage'),
})

const newOrganizationChange = createRoute({
  getParentRoute: () => administration,
  path: '/don-vi/sap-xep/moi',
  validateSearch: readChangeSearch,
  component: lazyRouteComponent(() => import('../features/organizations/changes/NewChangePage.tsx'), 'NewChangePage'),
})

const organizationChange = createRoute({
  getParentRoute: () => administration,
  path: '/don-vi/sap-xep/$changeId',
  component: lazyRouteComponent(() => import('../features/organizations/changes/ChangePage.tsx'), 'ChangePage'),
})

const urging = createRoute({
  getParentRoute: () => administration,
  path: '/nhac-viec',
  component: lazyRouteComponent(() => import('../features/urging/RulesPage.tsx'), 'RulesPage'),
})

/** The addresses under `/quan-tri`. */
export const administrationRoutes = administration.addChildren([
  first,
  accounts,
  account,
  accountImport,
  signIn,
  audit,
  urging,
  organizations,
  organization,
  organizationImport,
  organizationGroups,
  organizationGroup,
  organizationChanges,
  newOrganizationChange,
  organizationChange,
  calendar,
])
