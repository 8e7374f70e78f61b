import type { NewUpdate } from '@dondoc/contract/duties'
import type { AuditActor } from '../../lib/audit.ts'
import type { Trx } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { tell } from '../notifications/index.ts'
import { type Contribution, listContributions } from './awaited.store.ts'
import { type DutyRecord, findWords } from './duty-detail.store.ts'

/**
 * The contributions that an update names as what it waits for. Throws `duty.waits-without-reason` where its reason is another,
 * `duty.not-its-coordinator` for what helps another row, `duty.contribution-over` for what was sent already or is stopped.
 */
export async function awaitedOf(
  trx: Trx,
  duty: DutyRecord,
  { waitsFor = [], reason }: Pick<NewUpdate, 'waitsFor' | 'reason'>,
): Promise<Contribution[]> {
  const ids = [...new Set(waitsFor)]
  if (ids.length === 0) return []
  if (reason !== 'waiting-coordination') throw new Problem('duty.waits-without-reason')
  const known = new Map((duty.role === 'lead' ? await listContributions(trx, duty) : []).map((one) => [one.id, one]))
  return ids.map((dutyId) => {
    const contribution = known.get(dutyId)
    if (!contribution) throw new Problem('duty.not-its-coordinator', { dutyId })
    const { code, organization, open } = contribution
    if (!open) throw new Problem('duty.contribution-over', { code, organization })
    return contribution
  })
}

/** Tells coordinators that a lead waits for them: of one lead once, however often it says so. */
export async function tellAwaited(
  trx: Trx,
  by: AuditActor,
  lead: DutyRecord,
  contributions: readonly Contribution[],
  at: Date,
): Promise<void> {
  if (contributions.length === 0) return
  const { text, organization } = await findWords(trx, lead)
  for (const { id, code, dueOn, organizationId, assigneeId } of contributions) {
    await tell(trx, by, {
      kind: 'duty.awaited',
      about: { kind: 'duty', id },
      data: { code, text, organization, dueOn },
      to: [
        { organizationId, roles: ['unit-head', 'staff'], orAbove: true },
        ...(assigneeId === null ? [] : [{ accountId: assigneeId }]),
      ],
      cause: lead.id,
      at,
    })
  }
}
