import { type DutyFilter, listDuties } from '@dondoc/contract/duties'
import { infiniteQueryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from '../../lib/api.ts'

/** Rows asked at once. */
const PAGE_SIZE = 100

/** The pages of a list of duties, fetched as one scrolls. */
export function dutyPages(filter: z.input<typeof DutyFilter>) {
  return infiniteQueryOptions({
    queryKey: [listDuties.url, 'pages', filter],
    queryFn: ({ pageParam, signal }) =>
      call(listDuties, { query: { ...filter, limit: PAGE_SIZE, cursor: pageParam ?? undefined } }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.cursor,
  })
}
