import { canReadPlan } from '@dondoc/domain/access/predicates'
import type { Actor } from '../../lib/actor.ts'
import { inTenant, type Trx } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import type { FileAnswer } from '../../lib/http.ts'
import { Problem } from '../../lib/problem.ts'
import { findPlan } from '../plans/index.ts'
import { findImport, findPagePicture, type ImportRow, insertPagePicture } from './imports.store.ts'
import { getImport } from './show-import.ts'

/** Pixels a point: 144 dots per inch, sharp on an ordinary screen. */
const SCALE = 2

/** The import behind a plan is there for everybody who may read the plan: a dispute ends with a look at the source. */
async function getSource(trx: Trx, actor: Actor, importId: string): Promise<ImportRow> {
  const row = await findImport(trx, actor.tenantId, importId)
  const plan = row?.planId == null ? undefined : await findPlan(trx, actor.tenantId, row.planId)
  const isReadable = plan && canReadPlan(actor, { ownerPath: plan.orgPath, isDraft: plan.state === 'draft' })
  return row && isReadable ? row : getImport(trx, actor, importId)
}

/**
 * The picture of a page of an imported file, drawn once in a process of its own and then kept. Throws `import.not-found`,
 * `import.page-not-found` for a format without pages or a page that is not there.
 */
export async function pagePicture(
  deps: Pick<Deps, 'db' | 'files' | 'reader'>,
  actor: Actor,
  importId: string,
  page: number,
): Promise<FileAnswer> {
  const { tenantId } = actor
  const { row, kept } = await inTenant(deps.db, actor, async (trx) => ({
    row: await getSource(trx, actor, importId),
    kept: await findPagePicture(trx, tenantId, importId, page),
  }))
  const answer = (bytes: Uint8Array): FileAnswer => ({ name: `trang-${page}.png`, contentType: 'image/png', bytes })
  if (kept !== undefined && deps.files.has(kept)) return answer(await deps.files.read(kept))
  if (row.pages.length > 0 && !row.pages.some((one) => one.page === page)) {
    throw new Problem('import.page-not-found', { importId, page })
  }
  // Of a cancelled import the bytes are swept away.
  if (!deps.files.has(row.sha256)) throw new Problem('import.page-not-found', { importId, page })
  const drawn = await deps.reader.page({ bytes: await deps.files.read(row.sha256), page, scale: SCALE })
  if (!drawn.ok) throw new Problem('import.page-not-found', { importId, page })
  const { sha256 } = await deps.files.put(drawn.png)
  await inTenant(deps.db, actor, (trx) => insertPagePicture(trx, { tenantId, importId, page, sha256 }))
  return answer(drawn.png)
}
