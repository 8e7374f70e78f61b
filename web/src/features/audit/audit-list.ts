import { type AuditFilter, listAudit } from '@dondoc/contract/audit'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { call } from '../../lib/api.ts'

/** Rows asked at once. */
const PAGE_SIZE = 100

/** The pages of the trail, fetched as one scrolls. Not asked again by itself: each look is on record. */
export function auditPages(filter: AuditFilter) {
  return infiniteQueryOptions({
    queryKey: [listAudit.url, 'pages', filter],
    queryFn: ({ pageParam, signal }) =>
      call(listAudit, { query: { ...filter, limit: PAGE_SIZE, cursor: pageParam ?? undefined } }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.cursor,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}
