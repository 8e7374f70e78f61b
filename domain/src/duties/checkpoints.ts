import type { Checkpoint } from '../calendar/due-dates.ts'
import type { DateRange, PlainDate } from '../calendar/plain-date.ts'

/** A duty as far as its checkpoints need it. */
export interface CheckedWork {
  readonly checkpoints: readonly Checkpoint[]
  /** The duty exists from this day on: earlier checkpoints ask nothing of it. */
  readonly issuedOn: PlainDate
  readonly started: boolean
  readonly lastUpdateOn: PlainDate | null
}

/**
 * The last checkpoint that passed before `today` without an update on open work; null where there is none. An update counts for
 * the checkpoint that follows the one before it, also when it comes late: then the duty is up to date again. To take a duty on
 * is not yet an update.
 */
export function missedCheckpoint(work: CheckedWork, today: PlainDate): Checkpoint | null {
  const { checkpoints, issuedOn, started, lastUpdateOn } = work
  const passed = checkpoints.filter(({ on }) => on < today && on >= issuedOn).sort((a, b) => a.on.localeCompare(b.on))
  const last = passed.at(-1)
  if (last === undefined) return null
  if (!started || lastUpdateOn === null) return last
  const before = passed.at(-2)
  return before !== undefined && lastUpdateOn <= before.on ? last : null
}

/** Why checkpoints are not set. */
export const CHECKPOINT_REFUSALS = ['checkpoint-twice', 'checkpoint-outside'] as const

export type CheckpointRefusal = (typeof CHECKPOINT_REFUSALS)[number]

/** Whether the days can be checkpoints of a duty: each once, inside the plan's period and before its due date. */
export function checkCheckpoints(
  checkpoints: readonly Checkpoint[],
  duty: { readonly period: DateRange; readonly dueOn: PlainDate | null },
): { readonly code: CheckpointRefusal; readonly on: PlainDate } | null {
  const seen = new Set<PlainDate>()
  for (const { on } of checkpoints) {
    if (seen.has(on)) return { code: 'checkpoint-twice', on }
    seen.add(on)
    const isOutside = on < duty.period.from || on > duty.period.to || (duty.dueOn !== null && on >= duty.dueOn)
    if (isOutside) return { code: 'checkpoint-outside', on }
  }
  return null
}
