import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { asFailure, type Failure } from './failure.ts'

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: Failure
  }
}

/** The cache of answers. `onSignedOut` runs when any answer says that nobody is signed in any more. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (asFailure(error).code === 'auth.required') onSignedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        // A refusal stays a refusal; only silence and a starting server are worth asking again.
        retry: (count, error) =>
          count < 2 && ['network.offline', 'server.not-ready', 'server.error'].includes(asFailure(error).code),
        retryDelay: (count) => 500 * 2 ** count,
      },
    },
  })
}
