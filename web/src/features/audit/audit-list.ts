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

/** Browser and system of a user agent in two words, as a person would say them; the whole text stays in the entry. */
export function deviceOf(userAgent: string | null | undefined): string | null {
  if (!userAgent) return null
  const browsers = [
    [/Edg\//, 'Edge'],
    [/OPR\//, 'Opera'],
    [/coc_coc|CocCoc/i, 'Cốc Cốc'],
    [/Firefox\//, 'Firefox'],
    [/Chrome\//, 'Chrome'],
    [/Safari\//, 'Safari'],
  ] as const
  const systems = [
    [/Android/, 'Android'],
    [/iPhone|iPad/, 'iOS'],
    [/Windows/, 'Windows'],
    [/Mac OS X/, 'macOS'],
    [/Linux/, 'Linux'],
  ] as const
  const nameIn = (known: readonly (readonly [RegExp, string])[]) => known.find(([sign]) => sign.test(userAgent))?.[1]
  const words = [nameIn(browsers), nameIn(systems)].filter((word) => word !== undefined)
  return words.length > 0 ? words.join(', ') : userAgent.slice(0, 40)
}
