// The process in which files of strangers are opened. It may be killed at any moment: it owns nothing.
import { readDocument } from '@dondoc/documents/read'
import { UnreadableDocument } from '@dondoc/documents/unreadable'
import { readPlan } from '@dondoc/domain/imports/read-plan'
import { convertWithLibreOffice } from './office.ts'
import type { ReadAnswer, ReadRequest } from './reading-process.ts'

const answer = (message: ReadAnswer): void => {
  process.send?.(message)
}

process.on('message', (request: ReadRequest) => {
  const onProgress = (done: number, total: number): void => answer({ kind: 'progress', done, total })
  readDocument(request.bytes, request.name, { onProgress, convert: convertWithLibreOffice })
    .then((blocks) => answer({ kind: 'read', blocks, reading: readPlan(blocks, request.name) }))
    .catch((error: unknown) => {
      if (error instanceof UnreadableDocument) answer({ kind: 'refused', code: error.code, detail: error.detail })
      else answer({ kind: 'failed', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    })
})

// Without its parent it has nobody to answer.
process.on('disconnect', () => process.exit(0))
