import type { Import } from '@dondoc/contract/imports'
import type { ProblemCode } from '@dondoc/contract/problems'
import type { Actor } from '../../lib/actor.ts'
import type { AuditActor } from '../../lib/audit.ts'
import { inTenant } from '../../lib/db.ts'
import type { Deps } from '../../lib/deps.ts'
import { Problem } from '../../lib/problem.ts'
import type { Reader } from '../../lib/reading-process.ts'
import { findImport } from './imports.store.ts'
import { runImport } from './run-import.ts'
import { showImport } from './show-import.ts'
import { type PlanFile, startImport } from './start-import.ts'

/** How long an upload waits for its reading before it answers that it goes on. */
const PATIENCE_MS = 2000
const POLL_MS = 60

const hasEnded = (state: Import['state']): boolean => state !== 'queued' && state !== 'reading'

async function look(deps: Pick<Deps, 'db'>, actor: Actor, importId: string, known: boolean): Promise<Import> {
  return inTenant(deps.db, actor, async (trx) => {
    const row = await findImport(trx, actor.tenantId, importId)
    if (!row) throw new Problem('import.not-found', { importId })
    return showImport(trx, row, { known })
  })
}

/**
 * Keeps a plan file and reads it: a text at once, anything else in the background, for which this waits a moment. The same bytes
 * again change nothing and answer with what they made. Throws what `startImport` throws, and the problem of a file that turned
 * out unreadable while this waited; its import stays listed (`params.importId`).
 */
export async function importPlan(
  deps: Pick<Deps, 'db' | 'files' | 'clock' | 'jobs' | 'reader'>,
  actor: Actor,
  by: AuditActor,
  file: PlanFile,
): Promise<Import> {
  const { importId, known, now } = await startImport(deps, actor, by, file, deps.jobs)
  if (now) await runImport(deps, deps.reader, actor, by, importId)
  const until = performance.now() + PATIENCE_MS
  let shown = await look(deps, actor, importId, known)
  while (!hasEnded(shown.state) && performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    shown = await look(deps, actor, importId, known)
  }
  return unlessFailed(shown)
}

function unlessFailed(shown: Import): Import {
  const { state, problem, importId } = shown
  if (state === 'failed' && problem) throw new Problem(problem.code as ProblemCode, { ...problem.params, importId })
  return shown
}

/** As {@link importPlan}, without a worker: for commands and the demo. */
export async function importPlanNow(
  deps: Pick<Deps, 'db' | 'files' | 'clock'>,
  reader: Reader,
  actor: Actor,
  by: AuditActor,
  file: PlanFile & { readonly demo: boolean },
): Promise<Import> {
  const { importId, known, now } = await startImport(deps, actor, by, file, null)
  if (now) await runImport(deps, reader, actor, by, importId, { demo: file.demo })
  return unlessFailed(await look(deps, actor, importId, known))
}
