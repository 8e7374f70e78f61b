import type { Readable } from 'node:stream'
import type { ProblemCode } from '@dondoc/contract/problems'
import type { Upload } from '@dondoc/contract/record-files'
import { type EvidenceKind, type FileRefusal, judgeFile } from '@dondoc/documents/file-kind'
import type { Actor } from '../../lib/actor.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { newId } from '../../lib/id.ts'
import { Problem } from '../../lib/problem.ts'
import { insertUpload, sumWaiting } from './record-files.store.ts'

const PROBLEM_OF = {
  'kind-unknown': 'file.kind-unknown',
  'kind-mismatch': 'file.kind-mismatch',
  unsafe: 'file.unsafe',
  locked: 'file.locked',
} as const satisfies Record<FileRefusal, ProblemCode>

/** How many files of the largest size a person may have sent that no form has named: nobody fills the disk alone. */
const WAITING_FILES = 10

/** A name as people keep it: without the folders some browsers send, and without signs that are none. */
const tidyName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/^.*[/\\]/, '')
    .replaceAll(/\p{Cc}/gu, '')
    .trim() || 'tep-dinh-kem'

/**
 * Keeps a file as it comes in, part by part, and judges it by its content before it is kept. It belongs to nothing until a form
 * names it. Throws `upload.too-much-waiting`, `file.empty`, `file.too-large` (before a byte is read where its size is announced), `file.disk-full`,
 * `file.kind-unknown`, `file.kind-mismatch`, `file.unsafe`, `file.locked`; then nothing is kept.
 */
export async function uploadFile(
  { db, files, clock }: Pick<Deps, 'db' | 'files' | 'clock'>,
  actor: Actor,
  file: { readonly name: string; readonly content: Readable; readonly announcedBytes: number | undefined },
): Promise<Upload> {
  const { tenantId, accountId } = actor
  const waiting = await inTenant(db, actor, (trx) => sumWaiting(trx, tenantId, accountId))
  if (waiting >= WAITING_FILES * files.evidenceLimitBytes) throw new Problem('upload.too-much-waiting')
  const name = tidyName(file.name)
  let kind: EvidenceKind = 'text'
  const { sha256, size } = await files.put(file.content, {
    limitBytes: files.evidenceLimitBytes,
    ...(file.announcedBytes === undefined ? {} : { announcedBytes: file.announcedBytes }),
    inspect: async (draft) => {
      if (draft.size === 0) throw new Problem('file.empty', { name })
      const judged = await judgeFile(name, draft)
      if (!judged.ok) throw new Problem(PROBLEM_OF[judged.code], { name, found: judged.found })
      kind = judged.kind
    },
  })
  const upload = { id: newId(), name, byteSize: size, kind, sha256 }
  await inTenant(db, actor, (trx) =>
    insertUpload(trx, {
      ...upload,
      tenantId,
      uploadedById: accountId,
      uploadedAt: clock.now(),
    }),
  )
  return upload
}
