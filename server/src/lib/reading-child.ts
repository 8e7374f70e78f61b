// The process in which files of strangers are opened. It may be killed at any moment: it owns nothing.
import { readDocument } from '@dondoc/documents/read'
import { UnreadableDocument } from '@dondoc/documents/unreadable'
import { readPlan } from '@dondoc/domain/imports/read-plan'
import { convertWithLibreOffice } from './office.ts'
import type { ChildRequest, ReadAnswer } from './reading-process.ts'

const answer = (message: ReadAnswer): void => {
  process.send?.(message)
}

async function work(request: ChildRequest): Promise<ReadAnswer> {
  if (request.kind === 'page') {
    const { renderDocumentPage } = await import('@dondoc/documents/render')
    const { png } = await renderDocumentPage(request.bytes, request.page, request.scale)
    return { kind: 'page', png }
  }
  const onProgress = (done: number, total: number): void => answer({ kind: 'progress', done, total })
  const blocks = await readDocument(request.bytes, request.name, { onProgress, convert: convertWithLibreOffice })
  return { kind: 'read', blocks, reading: readPlan(blocks, request.name) }
}

process.on('message', (request: ChildRequest) => {
  work(request)
    .then(answer)
    .catch((error: unknown) => {
      if (error instanceof UnreadableDocument) answer({ kind: 'refused', code: error.code, detail: error.detail })
      else answer({ kind: 'failed', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    })
})

// Without its parent it has nobody to answer.
process.on('disconnect', () => process.exit(0))
