import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from './actor.ts'
import { type Api, mustHaveSignedInFully } from './http.ts'
import { Problem } from './problem.ts'

/** One open answer of server-sent events. */
export interface EventStream {
  /** What the browser had heard before its connection broke; null at first. */
  readonly lastId: string | null
  /** Sends an event, unless the person has signed out meanwhile: then it ends instead. */
  readonly send: (event: { readonly name: string; readonly id: string; readonly data: unknown }) => Promise<void>
}

/** Proxies close what is silent for a minute; and no longer than this is a connection open after its session ended. */
const PULSE_MS = 15_000
/** Of one account in one process: some tabs on some devices. More are refused, and the browser asks from time to time instead. */
const STREAMS_OF_ACCOUNT = 8

/**
 * Puts an address of server-sent events on the air: session required, at most `STREAMS_OF_ACCOUNT` for an account. Nothing is sent
 * after the session has ended: it is asked for before each event and with each pulse. `open` returns what to do at the end.
 */
export function registerEventStream(
  api: Api,
  url: string,
  open: (actor: Actor, stream: EventStream) => Promise<() => void>,
  pulseMs = PULSE_MS,
): void {
  const streams = new Set<() => void>()
  const counts = new Map<string, number>()

  const handle = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const actor = await api.findActor(request)
    if (actor === null) throw new Problem('auth.required')
    mustHaveSignedInFully(actor)
    const { accountId } = actor
    const count = counts.get(accountId) ?? 0
    if (count >= STREAMS_OF_ACCOUNT) throw new Problem('request.too-many')
    counts.set(accountId, count + 1)

    const headers = reply.getHeaders()
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, {
      ...(headers as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      // Its end is the end of the connection: the service need not wait for it to be idle before it stops.
      connection: 'close',
      // nginx holds answers back unless told not to.
      'x-accel-buffering': 'no',
    })
    raw.write('retry: 3000\n\n')

    let onEnd: () => void = () => undefined
    let ended = false
    const end = (): void => {
      if (ended) return
      ended = true
      clearInterval(pulse)
      streams.delete(end)
      const left = (counts.get(accountId) ?? 1) - 1
      if (left > 0) counts.set(accountId, left)
      else counts.delete(accountId)
      onEnd()
      raw.end()
    }
    const isSignedIn = async (): Promise<boolean> => {
      const now = await api.findActor(request).catch(() => null)
      if (now?.accountId !== accountId) end()
      return !ended
    }
    const pulse = setInterval(() => {
      void isSignedIn().then((yes) => yes && raw.write(': pulse\n\n'))
    }, pulseMs)
    streams.add(end)
    request.raw.once('close', end)
    raw.once('error', end)

    const last = request.headers['last-event-id']
    const stream: EventStream = {
      lastId: typeof last === 'string' ? last : null,
      send: async ({ name, id, data }) => {
        if (ended || !(await isSignedIn())) return
        raw.write(`event: ${name}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`)
      },
    }
    const stop = await open(actor, stream).catch((error: unknown) => {
      request.log.error(error)
      end()
      return () => undefined
    })
    if (ended) stop()
    else onEnd = stop
    return reply
  }
  api.app.get(url, { schema: { hide: true } }, handle)
  api.app.addHook('preClose', async () => {
    for (const end of [...streams]) end()
  })
}
