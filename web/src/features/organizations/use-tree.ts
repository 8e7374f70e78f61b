import { getOrganizationTree } from '@dondoc/contract/organizations'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { keepPreviousData, type QueryClient, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { asking } from '../../lib/api.ts'
import { indexOrganizations, type OrganizationIndex } from './tree.ts'

/** The tree of a day (today where absent) and its index; the index is undefined while it is on its way. */
export function useTree(asOf: PlainDate | undefined) {
  const answer = useQuery({
    ...asking(getOrganizationTree, { query: { asOf } }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })
  const organizations = answer.data?.organizations
  const index: OrganizationIndex | undefined = useMemo(
    () => (organizations ? indexOrganizations(organizations) : undefined),
    [organizations],
  )
  return { answer, index, groups: answer.data?.groups ?? [] }
}

/** After something about organizations was written: all that was asked about them is asked again. */
export async function forgetOrganizations(queryClient: QueryClient): Promise<void> {
  await queryClient.invalidateQueries({
    predicate: ({ queryKey: [url] }) => typeof url === 'string' && url.startsWith('/api/organization'),
  })
}
