import type { Me } from '@dondoc/contract/accounts'
import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, Outlet, redirect, retainSearchParams } from '@tanstack/react-router'
import { asFailure } from '../lib/failure.ts'
import { currentPerson } from '../lib/session.ts'
import { FrameRoute } from './FrameRoute.tsx'
import { readViewSearch } from './search/address.ts'

interface Context {
  readonly queryClient: QueryClient
}

/** Above everything. */
export const root = createRootRouteWithContext<Context>()({ component: Outlet })

interface At {
  readonly context: Context
  readonly location: { readonly pathname: string; readonly href: string }
}

const nextOf = ({ pathname, href }: At['location']) => (pathname === '/' ? undefined : href)

/** For pages that need a session: who is signed in, or the way to the sign-in and back. */
export async function mustBeSignedIn({ context, location }: At): Promise<{ me: Me }> {
  try {
    return { me: await context.queryClient.ensureQueryData(currentPerson) }
  } catch (error) {
    if (asFailure(error).code !== 'auth.required') throw error
    const isInside = !location.pathname.startsWith('/dang-nhap')
    throw redirect({ to: '/dang-nhap', search: { next: isInside ? nextOf(location) : undefined } })
  }
}

/** Everything behind the sign-in, inside navigation and top bar. */
export const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  validateSearch: readViewSearch,
  search: { middlewares: [retainSearchParams(['asOf', 'plan'])] },
  component: FrameRoute,
  beforeLoad: async (at) => {
    const { me } = await mustBeSignedIn(at)
    if (me.must) throw redirect({ to: '/dang-nhap/hoan-tat', search: { next: nextOf(at.location) } })
    return { me }
  },
})
