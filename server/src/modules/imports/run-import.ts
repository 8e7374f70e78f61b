import type { ProblemCode } from '@dondoc/contract/problems'
import type { Actor } from '../../lib/actor.ts'
import type { AuditActor } from '../../lib/audit.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { Problem } from '../../lib/problem.ts'
import type { Reader } from '../../lib/reading-process.ts'
import { finishImport } from './finish-import.ts'
import { claimImport, findImport, setEnded, setProgress } from './imports.store.ts'
import { type PlanFileReading, readPlanFile } from './read-plan-file.ts'

/** How often the progress is written, and how soon a cancelled reading is noticed. */
const BEAT_MS = 500

type RunDeps = Pick<Deps, 'db' | 'files' | 'clock'>

/** Ends an import with the reason; it stays listed with its file. */
export async function failImport(
  deps: Pick<Deps, 'db'>,
  tenantId: string,
  importId: string,
  problem: ProblemCode,
  params: Readonly<Record<string, unknown>>,
): Promise<void> {
  await inTenant(deps.db, { tenantId }, (trx) =>
    setEnded(trx, tenantId, importId, { state: 'failed', problem, params }),
  )
}

/** Reads the file while telling how far it is; ends the reading where somebody cancelled it. */
async function readWithProgress(
  deps: RunDeps,
  reader: Reader,
  row: { readonly tenantId: string; readonly id: string; readonly sha256: string; readonly fileName: string },
): Promise<PlanFileReading> {
  const { tenantId, id } = row
  const controller = new AbortController()
  let pages: { done: number; total: number | null } = { done: 0, total: null }
  let writing: Promise<void> = Promise.resolve()
  const beat = async (): Promise<void> => {
    const goesOn = await inTenant(deps.db, { tenantId }, (trx) => setProgress(trx, tenantId, id, pages))
    if (!goesOn) controller.abort()
  }
  const clock = setInterval(() => {
    // A database that is away for a moment must not end the reading: the next beat tries again.
    writing = writing.then(beat).catch(() => undefined)
  }, BEAT_MS)
  try {
    return await readPlanFile(reader, await deps.files.read(row.sha256), row.fileName, {
      signal: controller.signal,
      onProgress: (done, total) => {
        pages = { done, total }
      },
    })
  } finally {
    clearInterval(clock)
    await writing
  }
}

/**
 * Reads a kept file and makes a draft plan of it, or keeps the reading of an amended version. An expected refusal ends the import
 * as failed and is no error; anything else is thrown, so that the work is tried again.
 */
export async function runImport(
  deps: RunDeps,
  reader: Reader,
  actor: Actor,
  by: AuditActor,
  importId: string,
  options: { readonly demo?: boolean } = {},
): Promise<void> {
  const { tenantId } = actor
  const claimed = await inTenant(deps.db, actor, (trx) => claimImport(trx, tenantId, importId))
  const row = await inTenant(deps.db, actor, (trx) => findImport(trx, tenantId, importId))
  if (!claimed || !row) return
  try {
    const read = await readWithProgress(deps, reader, row)
    await inTenant(deps.db, actor, (trx) =>
      finishImport(trx, actor, by, row, read, { demo: options.demo ?? false, today: deps.clock.today() }),
    )
  } catch (error) {
    // The service stops: whoever starts next reads it again.
    if (!(error instanceof Problem) || error.code === 'import.interrupted') throw error
    if (error.code !== 'import.cancelled') await failImport(deps, tenantId, importId, error.code, error.params)
  }
}
