import type { PlainDate } from '../calendar/plain-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { Acceptance, DutyFacts, DutySettings, DutyUpdate, Extension, Parts, UpdateKind } from './duty-facts.ts'
import { dutyStatus, inOrder } from './duty-status.ts'
import type { DutyStatus } from './status.ts'

const AVAILABLE = {
  'not-started': ['started', 'progress', 'delivered', 'stopped', 'reassigned'],
  waiting: ['started', 'progress', 'delivered', 'stopped', 'reassigned'],
  running: ['progress', 'delivered', 'stopped', 'reassigned'],
  overdue: ['started', 'progress', 'delivered', 'stopped', 'reassigned'],
  'to-confirm': ['confirmed', 'returned', 'stopped'],
  'done-on-time': ['returned'],
  'done-late': ['returned'],
  stopped: ['resumed'],
} satisfies Record<DutyStatus, readonly UpdateKind[]>

/** What else decides on what may be said. */
export interface Standing {
  readonly acceptance?: Acceptance
  readonly parts?: Parts
}

const NO_PARTS: Parts = { total: 0, open: 0 }

/**
 * What may be said next on a duty; who may say it is a matter of access. A duty that was given back is first decided on by who
 * gave it. Where it was broken down, its progress is that of its parts, and it is delivered after them.
 */
export function availableUpdates(
  status: DutyStatus,
  { acceptance = 'accepted', parts = NO_PARTS }: Standing = {},
): readonly UpdateKind[] {
  const kinds = AVAILABLE[status].filter(
    (kind) => !(kind === 'progress' && parts.total > 0) && !(kind === 'delivered' && parts.open > 0),
  )
  if (!isOpenStatus(status)) return kinds
  if (acceptance === 'declined') return ['insisted', 'reassigned', 'stopped']
  return acceptance === 'open' ? [...kinds, 'accepted', 'declined'] : kinds
}

/** Something is left to do. */
export function isOpenStatus(status: DutyStatus): boolean {
  return status === 'not-started' || status === 'waiting' || status === 'running' || status === 'overdue'
}

/** Why an update is not taken. */
export const UPDATE_REFUSALS = [
  'update-in-future',
  'update-before-last',
  'update-wrong-state',
  'accepted-already',
  'declined',
  'parts-open',
  'progress-of-parts',
  'words-required',
  'progress-out-of-range',
  'record-required',
  'own-confirmation',
] as const

export type UpdateRefusal = (typeof UPDATE_REFUSALS)[number]

/** What checking needs beside the facts. */
export interface CheckContext {
  readonly today: PlainDate
  readonly calendar: WorkingCalendar
  readonly settings: DutySettings
  /** Its unit said nothing until it counted as taken. */
  readonly takenBySilence?: boolean
}

export type Checked<Refusal> = { readonly ok: true } | { readonly ok: false; readonly code: Refusal }

/** Whether the delivery that waits for confirmation was reported by that person. */
export function isOwnDelivery(updates: readonly DutyUpdate[], by: string | null): boolean {
  const delivery = inOrder(updates).findLast(({ kind }) => kind === 'delivered')
  return by !== null && delivery?.by === by
}

const refuse = <Refusal>(code: Refusal): Checked<Refusal> => ({ ok: false, code })

/** Giving back, and deciding on it, says why: the other side must know what to do. */
const NEEDS_WORDS: readonly UpdateKind[] = ['declined', 'insisted']

/** The reason that tells most of what is not among the available kinds. */
function whyNot(kind: UpdateKind, status: DutyStatus, { acceptance, parts = NO_PARTS }: Standing): UpdateRefusal {
  if (!isOpenStatus(status)) return 'update-wrong-state'
  if (acceptance === 'declined') return 'declined'
  if ((kind === 'accepted' || kind === 'declined') && acceptance === 'accepted') return 'accepted-already'
  if (kind === 'delivered' && parts.open > 0) return 'parts-open'
  if (kind === 'progress' && parts.total > 0) return 'progress-of-parts'
  return 'update-wrong-state'
}

/**
 * Whether an update can be appended: not dated in the future nor before the last one (two of one day keep their order), possible
 * in the duty's state on that day, progress from 0 to 100, a delivery with its record where one is required, and a confirmation
 * by somebody else than who reported the delivery.
 */
export function checkUpdate(
  facts: DutyFacts,
  update: Omit<DutyUpdate, 'order'>,
  { today, calendar, settings, takenBySilence = false }: CheckContext,
): Checked<UpdateRefusal> {
  if (update.on > today) return refuse('update-in-future')
  const last = inOrder(facts.updates).at(-1)
  if (last !== undefined && update.on < last.on) return refuse('update-before-last')
  const state = dutyStatus(facts, update.on, calendar, settings)
  const { status } = state
  const acceptance = takenBySilence && state.acceptance === 'open' ? 'accepted' : state.acceptance
  const standing = { acceptance, ...(facts.parts === undefined ? {} : { parts: facts.parts }) }
  if (!availableUpdates(status, standing).includes(update.kind)) return refuse(whyNot(update.kind, status, standing))
  if (NEEDS_WORDS.includes(update.kind) && update.hasWords !== true) return refuse('words-required')
  const { progress } = update
  const isShare = progress !== null && progress >= 0 && progress <= 100
  if (update.kind === 'progress' ? !isShare : progress !== null && !isShare) return refuse('progress-out-of-range')
  if (update.kind === 'delivered' && facts.recordRequired && !update.hasRecord) return refuse('record-required')
  if (update.kind === 'confirmed' && isOwnDelivery(facts.updates, update.by ?? null)) return refuse('own-confirmation')
  return { ok: true }
}

/** Why an extension is not granted. */
export const EXTENSION_REFUSALS = [
  'extension-in-future',
  'extension-without-due-date',
  'extension-closed',
  'extension-not-later',
  'extension-in-past',
  'extension-after-parent',
] as const

export type ExtensionRefusal = (typeof EXTENSION_REFUSALS)[number]

/**
 * Whether a later due date can be granted: to an open duty that has one, later than the one in force and not in the past; to a part
 * not later than the day of the duty that it is a part of.
 */
export function checkExtension(
  facts: DutyFacts,
  extension: Extension,
  { today, calendar, settings }: CheckContext,
  parentDueOn: PlainDate | null = null,
): Checked<ExtensionRefusal> {
  if (extension.grantedOn > today) return refuse('extension-in-future')
  const state = dutyStatus(facts, today, calendar, settings)
  if (state.deliveredOn !== null || state.status === 'stopped') return refuse('extension-closed')
  if (state.dueOn === null) return refuse('extension-without-due-date')
  if (extension.dueOn <= state.dueOn) return refuse('extension-not-later')
  if (extension.dueOn < today) return refuse('extension-in-past')
  return parentDueOn !== null && extension.dueOn > parentDueOn ? refuse('extension-after-parent') : { ok: true }
}
