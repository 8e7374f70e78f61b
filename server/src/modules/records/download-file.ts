import { EVIDENCE_KINDS, type EvidenceKind } from '@dondoc/documents/file-kind'
import type { Actor } from '../../lib/actor.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import type { FileAnswer } from '../../lib/http.ts'
import { Problem } from '../../lib/problem.ts'
import { scopeOf } from '../../lib/read-scope.ts'
import { findOwnRow } from './record-detail.store.ts'
import { findRecordFile } from './record-files.store.ts'

/** Kinds that a browser shows without running anything of them. */
const SHOWABLE: readonly EvidenceKind[] = ['pdf', 'jpeg', 'png']

export const isShowable = (kind: EvidenceKind): boolean => SHOWABLE.includes(kind)

/**
 * One revision of a file, whose checksum was compared first. Throws `record.not-found`, `file.not-found`, and `file.damaged` where
 * the bytes on disk are not those that were sent.
 */
export async function downloadFile(
  { db, files }: Pick<Deps, 'db' | 'files'>,
  actor: Actor,
  asked: { readonly recordId: string; readonly fileId: string; readonly show: boolean },
): Promise<FileAnswer> {
  const { recordId, fileId } = asked
  const file = await inTenant(db, actor, async (trx) => {
    if (!(await findOwnRow(trx, scopeOf(actor), recordId))) throw new Problem('record.not-found', { recordId })
    return findRecordFile(trx, actor.tenantId, recordId, fileId)
  })
  if (!file) throw new Problem('file.not-found', { fileId })
  if (!(await files.isSound(file.sha256))) throw new Problem('file.damaged', { name: file.name, fileId })
  return {
    name: file.name,
    contentType: EVIDENCE_KINDS[file.kind].mediaType,
    bytes: { stream: files.stream(file.sha256), size: file.byteSize },
    inline: asked.show && isShowable(file.kind),
  }
}
