import pg from 'pg'
import { connectionOf, type DatabaseAddress } from './db.ts'

/** Words between processes on one database, by LISTEN and NOTIFY. */
export interface Signals {
  /**
   * Calls `heard` with what is sent to a channel by whatever process; null says that words may have been lost meanwhile. The first
   * listener opens the connection. Returns the way to stop listening.
   */
  readonly listen: (channel: string, heard: (word: string | null) => void) => () => void
  readonly stop: () => Promise<void>
}

const RETRY_MS = 1000

/** One connection of its own, opened again whenever it breaks: a pooled one could not be waited on. */
export function openSignals(address: DatabaseAddress, onError: (error: Error) => void): Signals {
  const listeners = new Map<string, Set<(word: string | null) => void>>()
  let client: pg.Client | null = null
  let connecting: Promise<void> | null = null
  let again: NodeJS.Timeout | null = null
  let stopped = false

  const tellAll = (): void => {
    for (const heard of [...listeners.values()].flatMap((set) => [...set])) heard(null)
  }
  const lost = (one: pg.Client): void => {
    if (client !== one) return
    client = null
    if (!stopped) again = setTimeout(connect, RETRY_MS).unref()
  }
  async function open(): Promise<void> {
    const one = new pg.Client({
      ...connectionOf(address, { role: 'app' }),
      application_name: 'dondoc-signals',
      keepAlive: true,
    })
    client = one
    one.on('error', (error) => {
      if (!stopped) onError(error)
      lost(one)
    })
    one.on('end', () => lost(one))
    one.on('notification', ({ channel, payload }) => {
      for (const heard of listeners.get(channel) ?? []) heard(payload ?? '')
    })
    try {
      await one.connect()
      for (const channel of listeners.keys()) await one.query(`listen ${pg.escapeIdentifier(channel)}`)
      tellAll()
    } catch (error) {
      if (!stopped && error instanceof Error) onError(error)
      await one.end().catch(() => undefined)
      lost(one)
    }
  }
  function connect(): void {
    again = null
    if (stopped || client !== null) return
    connecting = open().finally(() => {
      connecting = null
    })
  }
  return {
    listen: (channel, heard) => {
      const set = listeners.get(channel) ?? new Set()
      const isNew = set.size === 0
      listeners.set(channel, set.add(heard))
      if (client === null && again === null) connect()
      else if (isNew && client !== null && connecting === null)
        client.query(`listen ${pg.escapeIdentifier(channel)}`).catch(onError)
      return () => void set.delete(heard)
    },
    stop: async () => {
      stopped = true
      if (again !== null) clearTimeout(again)
      await connecting
      await client?.end().catch(() => undefined)
    },
  }
}
