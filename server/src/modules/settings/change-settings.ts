import type { ProblemCode } from '@dondoc/contract/problems'
import { canSetRules } from '@dondoc/domain/access/settings'
import type { TenantSettings } from '@dondoc/domain/settings/tenant-settings'
import { type Actor, mustBeAllowed } from '../../lib/actor.ts'
import { type AuditActor, writeAudit } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { putSettings, readSettings, type Settings } from './settings.store.ts'

const CHANGED = 'settings.changed-meanwhile' satisfies ProblemCode

/** What of the old settings another value is given to, before and after. */
function differenceOf(before: TenantSettings, change: Partial<TenantSettings>): { before: object; after: object } {
  const keys = (Object.keys(change) as (keyof TenantSettings)[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(change[key]),
  )
  const pick = (from: Partial<TenantSettings>): object => Object.fromEntries(keys.map((key) => [key, from[key]]))
  return { before: pick(before), after: pick(change) }
}

/**
 * Changes some settings of the tenant and writes down what changed. Returns those before and after. Throws `access.denied`, and
 * `settings.changed-meanwhile` where somebody else changed them since the asker looked.
 */
export async function changeSettings(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  request: {
    readonly version: number
    readonly change: Partial<TenantSettings>
    readonly action: 'settings.set' | 'calendar.set'
    /** What follows from the change, for the audit trail. */
    readonly effect?: (before: Settings, after: Settings) => Promise<object>
  },
): Promise<Settings> {
  mustBeAllowed(canSetRules(actor))
  const { tenantId } = actor
  const { version, change, action, effect } = request
  const before = await readSettings(trx, tenantId)
  const isSeen = before.version === version && (await putSettings(trx, tenantId, version, { ...before, ...change }))
  if (!isSeen) throw new Problem(CHANGED, { version: before.version })
  const after = await readSettings(trx, tenantId)
  const moved = await effect?.(before, after)
  const difference = differenceOf(before, change)
  await writeAudit(trx, by, {
    action,
    subjectKind: 'tenant',
    subjectId: tenantId,
    before: difference.before,
    after: { ...difference.after, ...moved },
  })
  return after
}
