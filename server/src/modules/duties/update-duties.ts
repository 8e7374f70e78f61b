import type { NewUpdate } from '@dondoc/contract/duties'
import type { ProblemCode } from '@dondoc/contract/problems'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { Actor } from '../../lib/actor.ts'
import type { AuditActor } from '../../lib/audit.ts'
import { inPart, type Trx } from '../../lib/db.ts'
import { Problem } from '../../lib/problem.ts'
import { findCodes } from './duty-detail.store.ts'
import { giveUpdate } from './give-update.ts'

interface Refused {
  readonly id: string
  readonly code: string | null
  readonly problem: ProblemCode
  readonly params: Record<string, unknown>
}

/**
 * Gives the same update on many duties, one after the other: each is done or refused by itself, and of a refused one nothing is
 * written. A new record is entered with the first that takes it and proves the others, too.
 */
export async function updateDuties(
  trx: Trx,
  actor: Actor,
  by: AuditActor,
  request: {
    readonly update: Omit<NewUpdate, 'version'>
    readonly duties: readonly { readonly id: string; readonly version: number }[]
    readonly today: PlainDate
    readonly now: Date
  },
): Promise<{ done: string[]; refused: Refused[] }> {
  const { duties, today, now } = request
  const codes = await findCodes(
    trx,
    actor.tenantId,
    duties.map(({ id }) => id),
  )
  const done: string[] = []
  const refused: Refused[] = []
  let said = request.update
  // In one order for everybody: two who update the same duties wait for each other and do not block each other.
  for (const { id, version } of [...duties].sort((a, b) => a.id.localeCompare(b.id))) {
    try {
      const { recordId } = await inPart(trx, () =>
        giveUpdate(trx, actor, by, { dutyId: id, update: { ...said, version }, today, now }),
      )
      if (recordId !== null && said.record !== undefined) {
        const { record: _entered, ...rest } = said
        said = { ...rest, recordId }
      }
      done.push(id)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      // What a person may not read is not named either.
      const code = error.code === 'duty.not-found' ? null : (codes.get(id) ?? null)
      refused.push({ id, code, problem: error.code, params: { ...error.params } })
    }
  }
  return { done, refused }
}
