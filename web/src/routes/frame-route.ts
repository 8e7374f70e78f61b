import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, Outlet, redirect, retainSearchParams } from '@tanstack/react-router'
import { asFailure } from '../lib/failure.ts'
import { currentPerson } from '../lib/session.ts'
import { FrameRoute } from './FrameRoute.tsx'
import { readViewSearch } from './search.ts'

interface Context {
  readonly queryClient: QueryClient
}

/** Above everything. */
export const root = createRootRouteWithContext<Context>()({ component: Outlet })

/** Everything behind the sign-in, inside navigation and top bar. */
export const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  validateSearch: readViewSearch,
  search: { middlewares: [retainSearchParams(['asOf', 'plan'])] },
  component: FrameRoute,
  beforeLoad: async ({ context, location }) => {
    try {
      return { me: await context.queryClient.ensureQueryData(currentPerson) }
    } catch (error) {
      if (asFailure(error).code !== 'auth.required') throw error
      throw redirect({ to: '/dang-nhap', search: { next: location.pathname === '/' ? undefined : location.href } })
    }
  },
})
