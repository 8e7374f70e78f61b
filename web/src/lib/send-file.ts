import type { Route } from '@dondoc/contract/route'
import type { z } from 'zod'
import { addressOf } from './api.ts'
import { Failure, failureOf } from './failure.ts'

interface Options {
  /** Told the share that is sent, 0–1; `fetch` cannot tell it. */
  readonly onSent: (share: number) => void
  readonly signal?: AbortSignal
}

/** Sends a file's bytes to an upload route of the contract. Rejects with `Failure`; never settles once `signal` aborted it. */
export function sendFile<Q extends z.ZodType, R extends z.ZodType>(
  route: Route<z.ZodUndefined, Q, z.ZodUndefined, R>,
  query: z.input<Q>,
  file: Blob,
  { onSent, signal }: Options,
): Promise<z.output<R>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(route.method, addressOf(route.url, undefined, query as object))
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = (event) => event.lengthComputable && onSent(event.loaded / event.total)
    request.upload.onload = () => onSent(1)
    request.onerror = () => reject(new Failure('network.offline'))
    request.onload = () => {
      const good = request.status >= 200 && request.status < 300
      if (good) resolve(JSON.parse(request.responseText) as z.output<R>)
      else failureOf(new Response(request.responseText, { status: request.status })).then(reject, reject)
    }
    signal?.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}
