import { cancelImport, type Import, listImports } from '@dondoc/contract/imports'
import { listPlans } from '@dondoc/contract/plans'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { asking, call } from '../../lib/api.ts'
import { asFailure, type Failure } from '../../lib/failure.ts'
import { uploadPlan } from './upload.ts'

/** Milliseconds between two looks while something is being read. */
const LIVE = 1000

/** True where an import has not come to its end yet. */
export const isRunning = ({ state }: Pick<Import, 'state'>): boolean => state === 'queued' || state === 'reading'

/** One's own last imports, live while one of them runs. */
export function useImports(enabled: boolean) {
  return useQuery({
    ...asking(listImports, {}),
    enabled,
    refetchInterval: ({ state }) => (state.data?.imports.some(isRunning) ? LIVE : false),
  })
}

/** Stops the reading of a file. */
export function useCancelImport() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (importId: string) => call(cancelImport, { params: { importId } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: [listImports.url] }),
  })
}

/** A file on its way to the server, or refused by it. */
export interface Sending {
  readonly key: number
  readonly file: File
  /** Share sent, 0–1. */
  readonly sent: number
  readonly failure: Failure | null
  /** The import that read the same bytes before: nothing was written. */
  readonly known: Import | null
}

let nextKey = 0

/** Files sent one after another; what was taken is in the list of imports, what was refused stays here with its reason. */
export function useSending(amends: string | undefined) {
  const queryClient = useQueryClient()
  const [sendings, setSendings] = useState<readonly Sending[]>([])
  const drop = useCallback((key: number) => setSendings((before) => before.filter((one) => one.key !== key)), [])
  const send = async (files: readonly File[]) => {
    const added = files.map((file) => ({ key: nextKey++, file, sent: 0, failure: null, known: null }))
    setSendings((before) => [...added, ...before])
    const change = (key: number, part: Partial<Sending>) =>
      setSendings((before) => before.map((one) => (one.key === key ? { ...one, ...part } : one)))
    for (const { key, file } of added) {
      try {
        const taken = await uploadPlan(file, { amends, onSent: (sent) => change(key, { sent }) })
        if (taken.known) change(key, { known: taken })
        else drop(key)
      } catch (error) {
        const failure = asFailure(error)
        // A file that was kept and turned out unreadable is in the list of imports with its reason.
        if (typeof failure.params['importId'] === 'string') drop(key)
        else change(key, { failure })
      }
      for (const route of [listImports, listPlans]) await queryClient.invalidateQueries({ queryKey: [route.url] })
    }
  }
  return { sendings, send, drop }
}
