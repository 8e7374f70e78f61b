import { type AccountDetail, getAccount, listAccounts } from '@dondoc/contract/accounts'
import { listAudit } from '@dondoc/contract/audit'
import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { asking } from '../../lib/api.ts'

/** One account; asked once while the page stands, because each look at somebody's data is on record. */
export const accountQuery = (accountId: string) =>
  queryOptions({
    ...asking(getAccount, { params: { accountId } }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })

/** Lists and histories that show the account are asked again. */
export async function forgetLists(queryClient: QueryClient): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: [listAccounts.url] }),
    queryClient.invalidateQueries({ queryKey: [listAudit.url] }),
  ])
}

/**
 * A change of an account. An answer with the account takes the place of the one shown; after any other answer the account is
 * asked again.
 */
export function useAccountChange<Input, Answer>(
  accountId: string,
  run: (input: Input) => Promise<Answer>,
  shown?: (answer: Answer) => AccountDetail,
) {
  const queryClient = useQueryClient()
  const { queryKey } = accountQuery(accountId)
  return useMutation({
    mutationFn: run,
    onSuccess: async (answer) => {
      if (shown) queryClient.setQueryData(queryKey, shown(answer))
      else await queryClient.invalidateQueries({ queryKey })
      await forgetLists(queryClient)
    },
  })
}
