import { readHtml } from '@dondoc/documents/html/read-html'
import { readText } from '@dondoc/documents/text'
import { UnreadableDocument } from '@dondoc/documents/unreadable'
import type { DocumentBlocks } from '@dondoc/domain/imports/blocks'
import { pastedRows, readTabbed } from '@dondoc/domain/plans/paste-rows'
import type { Actor } from '../../lib/actor.ts'
import type { AuditActor } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { newId } from '../../lib/id.ts'
import { Problem } from '../../lib/problem.ts'
import { applyToDraft, type Moment, timeOf } from './edit-plan.ts'
import { lockDraft } from './get-draft.ts'

export interface Clipboard {
  /** Word and Excel put tables there as HTML … */
  readonly html?: string | undefined
  /** … and everything as text, cells parted by tabs. */
  readonly text?: string | undefined
}

/** What stood on the clipboard; null where it is nothing that can be read. */
function readClipboard({ html = '', text = '' }: Clipboard): DocumentBlocks | null {
  try {
    if (html.trim() !== '') return readHtml(html)
    if (text.trim() === '') return null
    const table = readTabbed(text)
    const blocks = readText(new TextEncoder().encode(text))
    return table === null ? blocks : { ...blocks, blocks: [table] }
  } catch (error) {
    if (error instanceof UnreadableDocument) return null
    throw error
  }
}

/**
 * Adds the rows that a person pasted behind a row of a draft, at the end where none is given. Throws what `lockDraft` throws,
 * `plan.paste-without-rows`, `plan.edit-refused`.
 */
export async function pasteRows(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  request: { readonly planId: string; readonly version: number; readonly afterId: string | null } & Clipboard & Moment,
): Promise<void> {
  const { planId, version, afterId } = request
  const plan = await lockDraft(trx, actor, planId, version)
  const document = readClipboard(request)
  const rows = document === null ? [] : pastedRows(document, timeOf(plan), newId)
  if (rows.length === 0) throw new Problem('plan.paste-without-rows')
  await applyToDraft(trx, by, plan, [{ op: 'insert', rows, afterId }], request)
}
