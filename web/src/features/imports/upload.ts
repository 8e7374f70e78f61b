import { type ImportResult, importPlan } from '@dondoc/contract/imports'
import { addressOf } from '../../lib/api.ts'
import { Failure, failureOf } from '../../lib/failure.ts'

/** Sends a plan file as it is; tells the share sent (0–1), then waits for the reading. `fetch` cannot tell how much was sent. */
export function uploadPlan(file: File, onSent: (share: number) => void): Promise<ImportResult> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(importPlan.method, addressOf(importPlan.url, undefined, { name: file.name }))
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = (event) => event.lengthComputable && onSent(event.loaded / event.total)
    request.upload.onload = () => onSent(1)
    request.onerror = () => reject(new Failure('network.offline'))
    request.onload = () => {
      const good = request.status >= 200 && request.status < 300
      if (good) resolve(JSON.parse(request.responseText) as ImportResult)
      else failureOf(new Response(request.responseText, { status: request.status })).then(reject, reject)
    }
    request.send(file)
  })
}
