import { type DutyFilter, listDuties } from '@dondoc/contract/duties'
import { infiniteQueryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from '../../lib/api.ts'
import type { DUTY_NEEDS, DutySearch } from '../../routes/search/duties.ts'

type DutyNeed = (typeof DUTY_NEEDS)[number]

/** Rows asked at once by a list. */
const PAGE_SIZE = 100

/** The pages of a list of duties, fetched as one scrolls. */
export function dutyPages(filter: z.input<typeof DutyFilter>, limit = PAGE_SIZE) {
  return infiniteQueryOptions({
    queryKey: [listDuties.url, 'pages', filter, limit],
    queryFn: ({ pageParam, signal }) =>
      call(listDuties, { query: { ...filter, limit, cursor: pageParam ?? undefined } }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.cursor,
  })
}

interface Conditions extends Omit<z.input<typeof DutyFilter>, 'mine' | 'own' | 'organizationId' | 'nodeId'> {
  readonly organization?: string | undefined
  readonly own?: '1' | undefined
  readonly node?: string | undefined
  readonly view?: DutySearch['view']
  readonly year?: string | undefined
  readonly mine?: DutySearch['mine']
  readonly only?: DutyNeed | undefined
}

/** What the API is asked for, from what the address of the list says. */
export function filterOf(
  { organization, own, node, mine, only, view: _view, year: _year, ...conditions }: Conditions,
  view: { readonly asOf: string | undefined; readonly planId: string | undefined },
): z.input<typeof DutyFilter> {
  return {
    ...conditions,
    ...view,
    organizationId: organization,
    nodeId: node,
    own: own && 'true',
    mine: mine && 'true',
    below: mine === 'below' ? 'true' : undefined,
    soon: only === 'soon' ? 'true' : undefined,
    newlyLate: only === 'newly-late' ? 'true' : undefined,
    returned: only === 'returned' ? 'true' : undefined,
    toConfirm: only === 'to-confirm' ? 'true' : undefined,
    extensionAsked: only === 'extension-asked' ? 'true' : undefined,
    lateOriginal: only === 'late-original' ? 'true' : undefined,
    missedCheckpoint: only === 'missed-checkpoint' ? 'true' : undefined,
    toAccept: only === 'to-accept' ? 'true' : undefined,
    toDecide: only === 'to-decide' ? 'true' : undefined,
  }
}
