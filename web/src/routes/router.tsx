import type { QueryClient } from '@tanstack/react-query'
import { type AnyRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { administrationRoutes } from './administration-routes.ts'
import { CrashPage, LoadingPage, NotFoundPage } from './fallbacks.tsx'
import { frame, mustBeSignedIn, root } from './frame-route.ts'
import { parseSearch, stringifySearch } from './search/address.ts'
import { readDutyPageSearch, readDutySearch, readMyWorkSearch, readOverviewSearch } from './search/duties.ts'
import {
  readCoverageSearch,
  readImportsSearch,
  readPlanSearch,
  readReviewSearch,
  readSourceSearch,
} from './search/plans.ts'
import { readRecordsSearch } from './search/records.ts'
import { readNextSearch, readSignInSearch } from './search/session.ts'

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/dang-nhap',
  validateSearch: readSignInSearch,
  component: lazyRouteComponent(() => import('../features/session/SignIn.tsx'), 'SignIn'),
})

const firstSteps = createRoute({
  getParentRoute: () => root,
  path: '/dang-nhap/hoan-tat',
  validateSearch: readNextSearch,
  beforeLoad: mustBeSignedIn,
  component: lazyRouteComponent(() => import('../features/session/FirstStepsPage.tsx'), 'FirstStepsPage'),
})

const forgotten = createRoute({
  getParentRoute: () => root,
  path: '/quen-mat-khau',
  component: lazyRouteComponent(() => import('../features/session/ForgottenPage.tsx'), 'ForgottenPage'),
})

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/thiet-lap',
  component: lazyRouteComponent(() => import('../features/session/SetUpPage.tsx'), 'SetUpPage'),
})

/** The link of the daily mail. */
const digest = createRoute({
  getParentRoute: () => root,
  path: '/viec-hom-nay',
  component: lazyRouteComponent(() => import('../features/digest/DigestPage.tsx'), 'DigestPage'),
})

const setPassword = createRoute({
  getParentRoute: () => root,
  path: '/dat-mat-khau',
  component: lazyRouteComponent(() => import('../features/session/SetPasswordPage.tsx'), 'SetPasswordPage'),
})

const home = createRoute({
  getParentRoute: () => frame,
  path: '/',
  beforeLoad: ({ context }) => {
    throw redirect({ to: context.me.can.seeOverview ? '/tong-quan' : '/viec-cua-toi' })
  },
})

const myWork = createRoute({
  getParentRoute: () => frame,
  path: '/viec-cua-toi',
  validateSearch: readMyWorkSearch,
  component: lazyRouteComponent(() => import('../features/duties/MyWorkPage.tsx'), 'MyWorkPage'),
})

const overview = createRoute({
  getParentRoute: () => frame,
  path: '/tong-quan',
  validateSearch: readOverviewSearch,
  component: lazyRouteComponent(() => import('../features/overview/OverviewPage.tsx'), 'OverviewPage'),
})

const plans = createRoute({
  getParentRoute: () => frame,
  path: '/ke-hoach',
  component: lazyRouteComponent(() => import('./PlansRoute.tsx'), 'PlansRoute'),
})

const plan = createRoute({
  getParentRoute: () => frame,
  path: '/ke-hoach/$planId',
  validateSearch: readPlanSearch,
  component: lazyRouteComponent(() => import('../features/plans/PlanPage.tsx'), 'PlanPage'),
})

const review = createRoute({
  getParentRoute: () => frame,
  path: '/ke-hoach/$planId/ra-soat',
  validateSearch: readReviewSearch,
  component: lazyRouteComponent(() => import('../features/review/ReviewPage.tsx'), 'ReviewPage'),
})

const source = createRoute({
  getParentRoute: () => frame,
  path: '/ke-hoach/$planId/nguon',
  validateSearch: readSourceSearch,
  component: lazyRouteComponent(() => import('../features/review/SourcePage.tsx'), 'SourcePage'),
})

const planStart = createRoute({
  getParentRoute: () => frame,
  path: '/ke-hoach/moi',
  component: lazyRouteComponent(() => import('../features/plan-start/StartPage.tsx'), 'StartPage'),
})

const planLinks = createRoute({
  getParentRoute: () => frame,
  path: '/ke-hoach/$planId/cap-tren',
  component: lazyRouteComponent(() => import('../features/cascade/LinksPage.tsx'), 'LinksPage'),
})

const coverage = createRoute({
  getParentRoute: () => frame,
  path: '/ke-hoach/$planId/trien-khai',
  validateSearch: readCoverageSearch,
  component: lazyRouteComponent(() => import('../features/cascade/CoveragePage.tsx'), 'CoveragePage'),
})

const imports = createRoute({
  getParentRoute: () => frame,
  path: '/nhap-ke-hoach',
  validateSearch: readImportsSearch,
  component: lazyRouteComponent(() => import('../features/imports/ImportsPage.tsx'), 'ImportsPage'),
})

const difference = createRoute({
  getParentRoute: () => frame,
  path: '/nhap-ke-hoach/$importId/thay-doi',
  component: lazyRouteComponent(() => import('../features/imports/DifferencePage.tsx'), 'DifferencePage'),
})

const duties = createRoute({
  getParentRoute: () => frame,
  path: '/nhiem-vu',
  validateSearch: readDutySearch,
  component: lazyRouteComponent(() => import('../features/duties/DutiesPage.tsx'), 'DutiesPage'),
})

const duty = createRoute({
  getParentRoute: () => frame,
  path: '/nhiem-vu/$dutyId',
  validateSearch: readDutyPageSearch,
  component: lazyRouteComponent(() => import('../features/duties/DutyPage.tsx'), 'DutyPage'),
})

const events = createRoute({
  getParentRoute: () => frame,
  path: '/su-kien',
  component: lazyRouteComponent(() => import('../features/trigger-events/EventsPage.tsx'), 'EventsPage'),
})

const records = createRoute({
  getParentRoute: () => frame,
  path: '/van-ban',
  validateSearch: readRecordsSearch,
  component: lazyRouteComponent(() => import('../features/records/RecordsPage.tsx'), 'RecordsPage'),
})

const myAccount = createRoute({
  getParentRoute: () => frame,
  path: '/tai-khoan',
  component: lazyRouteComponent(() => import('../features/session/account/MyAccountPage.tsx'), 'MyAccountPage'),
})

const record = createRoute({
  getParentRoute: () => frame,
  path: '/van-ban/$recordId',
  component: lazyRouteComponent(() => import('../features/records/RecordPage.tsx'), 'RecordPage'),
})

const letters = createRoute({
  getParentRoute: () => frame,
  path: '/don-doc',
  component: lazyRouteComponent(() => import('../features/letters/LettersPage.tsx'), 'LettersPage'),
})

const newLetter = createRoute({
  getParentRoute: () => frame,
  path: '/don-doc/moi',
  component: lazyRouteComponent(() => import('../features/letters/NewLetterPage.tsx'), 'NewLetterPage'),
})

const letter = createRoute({
  getParentRoute: () => frame,
  path: '/don-doc/$letterId',
  component: lazyRouteComponent(() => import('../features/letters/LetterPage.tsx'), 'LetterPage'),
})

const myNotifications = createRoute({
  getParentRoute: () => frame,
  path: '/thong-bao',
  component: lazyRouteComponent(
    () => import('../features/notifications/MyNotificationsPage.tsx'),
    'MyNotificationsPage',
  ),
})

/** An address that leads nowhere, inside the frame: search and navigation stay at hand. */
const nowhere = createRoute({ getParentRoute: () => frame, path: '$', component: NotFoundPage })

const routeTree = root.addChildren([
  signIn,
  firstSteps,
  forgotten,
  setUp,
  setPassword,
  digest,
  frame.addChildren([
    home,
    myWork,
    overview,
    plans,
    planStart,
    plan,
    review,
    source,
    planLinks,
    coverage,
    imports,
    difference,
    duties,
    duty,
    events,
    records,
    record,
    administrationRoutes,
    myAccount,
    letters,
    newLetter,
    letter,
    myNotifications,
    nowhere,
  ]),
])

/** The addresses of the application; a page's code is fetched when it is first opened or pointed at. */
export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultErrorComponent: CrashPage,
    defaultPendingComponent: LoadingPage,
    defaultNotFoundComponent: NotFoundPage,
    defaultPendingMs: 200,
    scrollRestoration: true,
    parseSearch,
    stringifySearch,
  })
}

/** Begins to fetch the code of the page that the address names at once, not when it is known who asks. */
export function loadFirstPage(router: ReturnType<typeof createAppRouter>): void {
  const routes: Record<string, AnyRoute> = router.routesById
  for (const { routeId } of router.matchRoutes(router.latestLocation)) {
    const route = routes[routeId]
    // Where it fails now, it is said when the page is opened.
    if (route !== undefined) router.loadRouteChunk(route)?.catch(() => undefined)
  }
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
