import { type AccountFilter, listAccounts } from '@dondoc/contract/accounts'
import type { Role } from '@dondoc/domain/access/roles'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'

/** Rows asked at once. */
const PAGE_SIZE = 100

/** The pages of the list of accounts, fetched as one scrolls. */
export function accountPages(filter: AccountFilter) {
  return infiniteQueryOptions({
    queryKey: [listAccounts.url, 'pages', filter],
    queryFn: ({ pageParam, signal }) =>
      call(listAccounts, { query: { ...filter, limit: PAGE_SIZE, cursor: pageParam ?? undefined } }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.cursor,
  })
}

interface Conditions {
  readonly q: string | undefined
  readonly organization: string | undefined
  readonly role: Role | undefined
  readonly only: 'invited' | 'locked' | 'no-second-factor' | 'ends-soon' | undefined
  readonly sort: 'organization' | 'ends' | undefined
}

/** What the API is asked for, from what the address of the list says. */
export function filterOf({ q, organization, role, only, sort }: Conditions): AccountFilter {
  return {
    q,
    role,
    sort,
    organizationId: organization,
    state: only === 'invited' || only === 'locked' ? only : undefined,
    secondFactor: only === 'no-second-factor' ? 'off' : undefined,
    endsSoon: only === 'ends-soon' ? 'true' : undefined,
  }
}
