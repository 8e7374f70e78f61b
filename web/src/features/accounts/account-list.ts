import { type AccountFilter, listAccounts } from '@dondoc/contract/accounts'
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
