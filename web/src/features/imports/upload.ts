import { type Import, importPlan } from '@dondoc/contract/imports'
import { addressOf } from '../../lib/api.ts'
import { Failure, failureOf } from '../../lib/failure.ts'

interface Options {
  /** The plan that the file amends. */
  readonly amends?: string | undefined
  /** Told the share that is sent, 0–1; `fetch` cannot tell it. */
  readonly onSent: (share: number) => void
}

/** Sends a plan file as it is. The answer comes when it is read, or soon after while its reading goes on. Rejects with `Failure`. */
export function uploadPlan(file: File, { amends, onSent }: Options): Promise<Import> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(importPlan.method, addressOf(importPlan.url, undefined, { name: file.name, amends }))
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = (event) => event.lengthComputable && onSent(event.loaded / event.total)
    request.upload.onload = () => onSent(1)
    request.onerror = () => reject(new Failure('network.offline'))
    request.onload = () => {
      const good = request.status >= 200 && request.status < 300
      if (good) resolve(JSON.parse(request.responseText) as Import)
      else failureOf(new Response(request.responseText, { status: request.status })).then(reject, reject)
    }
    request.send(file)
  })
}
