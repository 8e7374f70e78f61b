import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import type { UpdateKind } from '@dondoc/domain/duties/duty-facts'
import type { DutyWork } from '@dondoc/domain/duties/duty-status'
import type { UpdateFinding } from '@dondoc/domain/duties/update-finding'
import type { Trx } from '../../lib/db.ts'
import type { DutyUpdateTable } from '../../lib/tables.ts'

export interface NewDutyUpdate {
  readonly id: string
  readonly sequence: number
  readonly kind: UpdateKind
  readonly on: PlainDate
  readonly progress: number | null
  readonly text: string | null
  readonly reason: DutyUpdateTable['reason']
  readonly authorId: string | null
  readonly author: string
  readonly recordedAt: Date
  readonly findings?: readonly UpdateFinding[]
  /** Million đồng, from the beginning. */
  readonly spent?: number | null
  /** The duty because of which it was said; absent where somebody said it of this one. */
  readonly withDutyId?: string | null
  /** What all updates with this one add up to. */
  readonly work: DutyWork
}

const workColumns = ({ acceptance, started, stopped, deliveredOn, confirmedOn, progress }: DutyWork) => ({
  acceptance,
  started,
  stopped,
  deliveredOn,
  confirmedOn,
  progress,
})

/** Writes an update and what the duty's updates add up to with it. The caller holds the duty's row. */
export async function appendUpdate(
  trx: Trx,
  duty: { readonly tenantId: string; readonly id: string; readonly demo: boolean },
  update: NewDutyUpdate,
): Promise<void> {
  const { tenantId, id: dutyId, demo } = duty
  const { work, findings = [], spent = null, ...said } = update
  await trx
    .insertInto('duty_update')
    .values({
      ...said,
      findings: findings.length === 0 ? null : JSON.stringify(findings),
      spent: spent === null ? null : String(spent),
      tenantId,
      dutyId,
      // An update that a person gives is real, also on a duty of the demo.
      demo: demo && update.authorId === null,
      acceptanceAfter: work.acceptance,
      startedAfter: work.started,
      stoppedAfter: work.stopped,
      deliveredOnAfter: work.deliveredOn,
      confirmedOnAfter: work.confirmedOn,
      progressAfter: work.progress,
    })
    .execute()
  await trx
    .updateTable('duty')
    .set({ ...workColumns(work), lastUpdateOn: update.on, version: update.sequence })
    .where('tenantId', '=', tenantId)
    .where('id', '=', dutyId)
    .execute()
}
