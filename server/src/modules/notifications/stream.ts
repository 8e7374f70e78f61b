import { NOTIFICATION_STREAM, type NotificationState } from '@dondoc/contract/notifications'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { registerEventStream } from '../../lib/event-stream.ts'
import type { Api } from '../../lib/http.ts'
import { presentNotification } from './notifications.present.ts'
import { CHANNEL, readState } from './notifications.store.ts'

/** Tells the open pages of a person at once what changed, also where another process wrote it. */
export function registerStream(api: Api, deps: Pick<Deps, 'db' | 'signals'>): void {
  /** What to do for each account with an open page in this process. */
  const wakes = new Map<string, Set<() => void>>()
  let stopListening: (() => void) | null = null

  const heard = (word: string | null): void => {
    const sets = word === null ? [...wakes.values()] : [wakes.get(word) ?? new Set<() => void>()]
    for (const wake of sets.flatMap((set) => [...set])) wake()
  }

  registerEventStream(api, NOTIFICATION_STREAM, async (actor, stream) => {
    const key = `${actor.tenantId} ${actor.accountId}`
    let lastId = stream.lastId
    let sending = false
    let changed = false
    async function sendState(): Promise<void> {
      const { unread, newest } = await inTenant(deps.db, actor, (trx) => readState(trx, actor))
      const id = `${newest?.id ?? 'none'}.${unread}`
      if (id === lastId) return
      lastId = id
      const data: NotificationState = { unread, newest: newest === null ? null : presentNotification(newest) }
      await stream.send({ name: 'state', id, data })
    }
    const wake = (): void => {
      changed = true
      if (sending) return
      sending = true
      void (async () => {
        while (changed) {
          changed = false
          // A database that is away for a moment comes back with a wake-up of its own.
          await sendState().catch(() => undefined)
        }
        sending = false
      })()
    }
    stopListening ??= deps.signals.listen(CHANNEL, heard)
    const set = wakes.get(key) ?? new Set()
    wakes.set(key, set.add(wake))
    wake()
    return () => {
      set.delete(wake)
      if (set.size === 0 && wakes.get(key) === set) wakes.delete(key)
      if (wakes.size > 0) return
      stopListening?.()
      stopListening = null
    }
  })
}
