import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { asFailure, type Failure } from './failure.ts'

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: Failure
  }
}

/** What an answer may say about the session itself, whatever was asked. */
export interface SessionWatch {
  /** Nobody is signed in any more. */
  readonly onSignedOut: () => void
  /** The person must do something first: a first password, a second factor that has become compulsory. */
  readonly onFirstSteps: () => void
}

const FIRST_STEPS: readonly string[] = ['auth.password-change-required', 'auth.second-factor-required']

/** The cache of answers. */
export function createQueryClient({ onSignedOut, onFirstSteps }: SessionWatch): QueryClient {
  const onError = (error: unknown) => {
    const { code } = asFailure(error)
    if (code === 'auth.required') onSignedOut()
    if (FIRST_STEPS.includes(code)) onFirstSteps()
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
