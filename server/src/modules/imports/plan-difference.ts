import type { PlanDifference } from '@dondoc/contract/imports'
import type { PlanItem } from '@dondoc/domain/imports/reading'
import type { Actor } from '../../lib/actor.ts'
import type { AuditActor } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { amendPlan, compareAmendment, countEffects, getReadablePlan } from '../plan-editing/index.ts'
import { findReading, setApplied } from './imports.store.ts'
import { getImport } from './show-import.ts'

interface AmendedVersion {
  readonly planId: string
  readonly items: readonly PlanItem[]
}

/** What was read of an amended version. Throws `import.not-found`, `import.not-ready`, `import.nothing-to-apply`. */
async function getAmendedVersion(trx: Trx, actor: Actor, importId: string): Promise<AmendedVersion> {
  const row = await getImport(trx, actor, importId)
  if (row.amendsPlanId === null || row.appliedAt !== null) throw new Problem('import.nothing-to-apply', { importId })
  const reading = row.state === 'ready' ? await findReading(trx, actor.tenantId, importId) : null
  if (reading === null) throw new Problem('import.not-ready', { importId, state: row.state })
  return { planId: row.amendsPlanId, items: reading.items }
}

const textOf = (item: PlanItem | undefined): string => item?.activity ?? item?.task ?? ''

/** What an amended version changes in its plan and in the duties under way; nothing is written. */
export async function planDifference(
  trx: Trx,
  actor: Actor,
  importId: string,
  today: Parameters<typeof compareAmendment>[3],
): Promise<PlanDifference> {
  const { planId, items } = await getAmendedVersion(trx, actor, importId)
  const plan = await getReadablePlan(trx, actor, planId)
  const { leaves, comparison, effectsBefore, effectsAdded } = await compareAmendment(trx, plan, items, today)
  const effectOf = (effects: typeof effectsBefore, at: number) => {
    const effect = effects.get(at)
    return countEffects(effect === undefined ? [] : [effect.leads])
  }
  return {
    importId,
    planId,
    version: plan.version,
    planState: plan.state,
    sameCount: comparison.same.length,
    added: comparison.added.map((at) => ({
      area: items[at]?.area ?? null,
      text: textOf(items[at]),
      leadText: items[at]?.leadText ?? null,
      deadlineText: items[at]?.deadlineText ?? null,
      duties: effectOf(effectsAdded, at),
    })),
    changed: comparison.changed.flatMap(({ before, fields }) => {
      const leaf = leaves[before]
      return leaf === undefined
        ? []
        : [
            {
              nodeId: leaf.id,
              area: leaf.area,
              text: leaf.text,
              fields: fields.map((field) => ({ ...field })),
              duties: effectOf(effectsBefore, before),
            },
          ]
    }),
    dropped: comparison.dropped.flatMap((before) => {
      const leaf = leaves[before]
      return leaf === undefined
        ? []
        : [{ nodeId: leaf.id, area: leaf.area, text: leaf.text, duties: effectOf(effectsBefore, before) }]
    }),
  }
}

/** Applies an amended version once. Throws what `getAmendedVersion` and `amendPlan` throw. */
export async function applyAmendment(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  request: { readonly importId: string } & Omit<Parameters<typeof amendPlan>[3], 'planId' | 'items'>,
) {
  const { planId, items } = await getAmendedVersion(trx, actor, request.importId)
  const applied = await amendPlan(trx, actor, by, { ...request, planId, items })
  await setApplied(trx, actor.tenantId, request.importId, { planId, appliedAt: request.now })
  return { planId, ...applied }
}
