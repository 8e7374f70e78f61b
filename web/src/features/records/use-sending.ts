import { getFileRules, uploadFile } from '@dondoc/contract/record-files'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { asking } from '../../lib/api.ts'
import { asFailure, Failure } from '../../lib/failure.ts'
import { sendFile } from '../../lib/send-file.ts'
import type { SentFile } from './record-draft.ts'

/** A file on its way, or the reason why it was not taken. */
export interface Sending {
  readonly key: number
  readonly file: File
  /** 0–1 */
  readonly share: number
  readonly failure: Failure | null
}

let keys = 0

/** Sends files one after the other as they are chosen; what is too large is refused before it is sent. */
export function useSending(onSent: (file: SentFile) => void) {
  const rules = useQuery({ ...asking(getFileRules, {}), staleTime: Number.POSITIVE_INFINITY }).data
  const [sendings, setSendings] = useState<readonly Sending[]>([])
  const [lastSent, setLastSent] = useState<string | null>(null)
  const stops = useRef(new Map<number, AbortController>())
  useEffect(() => {
    const running = stops.current
    return () => {
      for (const stop of running.values()) stop.abort()
    }
  }, [])
  const change = (key: number, part: Partial<Sending>) =>
    setSendings((before) => before.map((one) => (one.key === key ? { ...one, ...part } : one)))
  const drop = (key: number) => {
    stops.current.get(key)?.abort()
    stops.current.delete(key)
    setSendings((before) => before.filter((one) => one.key !== key))
  }
  const send = async ({ key, file }: Pick<Sending, 'key' | 'file'>) => {
    const stop = new AbortController()
    stops.current.set(key, stop)
    change(key, { share: 0, failure: null })
    try {
      if (rules && file.size > rules.limitBytes) throw new Failure('file.too-large', { limitBytes: rules.limitBytes })
      const sent = await sendFile(uploadFile, { name: file.name }, file, {
        onSent: (share) => change(key, { share }),
        signal: stop.signal,
      })
      drop(key)
      setLastSent(sent.name)
      onSent({ id: sent.id, name: sent.name, byteSize: sent.byteSize })
    } catch (error) {
      change(key, { failure: asFailure(error) })
    }
  }
  const begin = (files: readonly File[]) => {
    const added = files.map((file): Sending => ({ key: ++keys, file, share: 0, failure: null }))
    setSendings((before) => [...before, ...added])
    for (const one of added) void send(one)
  }
  return { rules, sendings, lastSent, begin, drop, again: (one: Sending) => void send(one) }
}
