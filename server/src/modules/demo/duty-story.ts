import { addDays, dayOfWeek, daysBetween, type PlainDate } from '@dondoc/domain/calendar/plain-date'
import { needsReason } from '@dondoc/domain/duties/delay-reason'
import type { UpdateKind } from '@dondoc/domain/duties/duty-facts'
import type { Phrases } from './demo-data.ts'
import type { Random } from './random.ts'

/** What the story of a duty must know of it. */
export interface StoryDuty {
  readonly issuedOn: PlainDate
  readonly windowFrom: PlainDate | null
  readonly originalDueOn: PlainDate | null
  readonly waits: boolean
  /** The end of the plan's period: ongoing work is reported until then. */
  readonly periodTo: PlainDate
}

/** One dated statement of the story; `byOwner` tells whether the owing organization or the giving authority says it. */
export interface StoryStep {
  readonly kind: UpdateKind
  readonly on: PlainDate
  readonly progress: number | null
  readonly text: string
  readonly reason: Phrases['delayed'][number]['reason'] | null
  readonly byOwner: boolean
}

export interface Story {
  readonly steps: readonly StoryStep[]
  readonly extension: { readonly grantedOn: PlainDate; readonly dueOn: PlainDate; readonly reason: string } | null
}

type Outcome = 'on-time' | 'late' | 'extended' | 'returned' | 'to-confirm' | 'running' | 'untouched' | 'stopped'

const later = (a: PlainDate, b: PlainDate): PlainDate => (a > b ? a : b)
const earlier = (a: PlainDate, b: PlainDate): PlainDate => (a < b ? a : b)

/** Friday for a weekend: nobody reports on a Sunday. */
const onWeekday = (day: PlainDate): PlainDate => {
  const weekday = dayOfWeek(day)
  return weekday === 6 ? addDays(day, -1) : weekday === 0 ? addDays(day, -2) : day
}

const choose = (random: Random, weights: Partial<Record<Outcome, number>>): Outcome => {
  const entries = Object.entries(weights) as [Outcome, number][]
  let left = random.next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [outcome, weight] of entries) {
    left -= weight
    if (left < 0) return outcome
  }
  return 'running'
}

/** Most work is done in time; what is open is mostly recent. Shares as provinces report them. */
function outcomeOf(dueOn: PlainDate | null, waits: boolean, today: PlainDate, random: Random): Outcome {
  if (waits) return choose(random, { untouched: 70, running: 16, 'on-time': 14 })
  if (dueOn === null) return choose(random, { running: 85, 'on-time': 15 })
  const left = daysBetween(today, dueOn)
  if (left < -200)
    return choose(random, {
      'on-time': 78,
      late: 13,
      extended: 2,
      returned: 3,
      stopped: 2,
      running: 2.5,
      untouched: 1,
    })
  if (left < -20)
    return choose(random, {
      'on-time': 66,
      late: 14,
      extended: 3,
      returned: 3,
      'to-confirm': 2,
      stopped: 2,
      running: 11,
      untouched: 5,
    })
  if (left < 45) return choose(random, { 'on-time': 34, 'to-confirm': 14, running: 38, untouched: 14 })
  return choose(random, { 'on-time': 12, 'to-confirm': 4, running: 52, untouched: 32 })
}

/**
 * A plausible history of a duty until `today`, the same for the same random sequence. Dates never go back, never lie in the
 * future or before the duty was given, so that each step is one the domain's `checkUpdate` takes.
 */
export function tellStory(duty: StoryDuty, today: PlainDate, random: Random, phrases: Phrases): Story {
  const from = later(duty.windowFrom ?? duty.issuedOn, duty.issuedOn)
  if (from > today) return { steps: [], extension: null }
  const outcome = outcomeOf(duty.originalDueOn, duty.waits, today, random)
  const steps: StoryStep[] = []
  const say = (kind: UpdateKind, day: PlainDate, text: string, more: Partial<StoryStep> = {}): void => {
    const last = steps.at(-1)?.on ?? duty.issuedOn
    const on = later(last, onWeekday(earlier(day, today)))
    const isLate = !duty.waits && dueBy(on) !== null && on > (dueBy(on) ?? on)
    const reason = needsReason(kind, isLate ? 'overdue' : 'running') ? excuse() : null
    steps.push({ kind, on, progress: null, text, reason, byOwner: true, ...more })
  }
  let extension: Story['extension'] = null
  /** What is late is late for one reason, which each report repeats. */
  const excuse = (): Phrases['delayed'][number]['reason'] => {
    const told = steps.findLast(({ reason }) => reason !== null)?.reason
    const day = Number((duty.originalDueOn ?? duty.issuedOn).slice(8))
    return told ?? phrases.delayed[day % phrases.delayed.length]?.reason ?? 'staff'
  }
  const dueBy = (day: PlainDate): PlainDate | null =>
    extension !== null && extension.grantedOn <= day ? extension.dueOn : duty.originalDueOn
  const dueOn = duty.originalDueOn ?? earlier(today, duty.periodTo)
  const target = later(from, dueOn)
  const span = Math.max(0, daysBetween(from, earlier(target, today)))
  const confirm = (): void => {
    const on = addDays(steps.at(-1)?.on ?? from, random.between(1, 6))
    if (on <= today) say('confirmed', on, random.pick(phrases.confirmed), { byOwner: false })
  }
  const deliver = (on: PlainDate): void => say('delivered', on, random.pick(phrases.delivered))
  const work = (share: number): void => {
    say('started', addDays(from, Math.floor(span * share * random.next() * 0.3)), random.pick(phrases.started))
    const reports = [...phrases.progress].filter(() => random.chance(0.3)).slice(0, 3)
    for (const [at, { progress, text }] of reports.entries()) {
      const on = addDays(from, Math.floor(span * share * (0.35 + (0.5 * at) / reports.length)))
      say('progress', on, text, { progress })
    }
  }
  const delayed = (on: PlainDate): void => {
    const { reason, text } = random.pick(phrases.delayed)
    // Work that is late does not go back.
    const progress = Math.max(random.pick([60, 70, 80, 90]), ...steps.map((step) => step.progress ?? 0))
    say('progress', on, text, { progress, reason })
  }
  const routine = (): void => {
    for (
      let on = addDays(from, random.between(50, 80));
      on <= earlier(today, duty.periodTo);
      on = addDays(on, random.between(75, 100))
    ) {
      if (random.chance(0.85))
        say('progress', on, random.pick(phrases.routine).text, {
          progress: Math.min(
            95,
            Math.round((100 * daysBetween(from, on)) / Math.max(1, daysBetween(from, duty.periodTo))),
          ),
        })
    }
    if (duty.periodTo < today && random.chance(0.93)) {
      deliver(addDays(duty.periodTo, -random.between(0, 12)))
      confirm()
    }
  }

  switch (outcome) {
    case 'untouched':
      break
    case 'on-time':
      work(0.8)
      deliver(addDays(earlier(target, today), -random.between(0, Math.min(18, Math.floor(span / 3)))))
      confirm()
      break
    case 'late':
      work(1)
      delayed(addDays(target, random.between(-3, 3)))
      deliver(addDays(target, random.between(4, 45)))
      confirm()
      break
    case 'extended': {
      work(0.7)
      const grantedOn = later(steps.at(-1)?.on ?? from, onWeekday(addDays(target, -random.between(2, 8))))
      const granted = addDays(target, random.between(15, 40))
      if (duty.originalDueOn !== null && granted <= today && grantedOn < target) {
        extension = { grantedOn, dueOn: granted, reason: random.pick(phrases.extended) }
      }
      deliver(addDays(granted, -random.between(0, 10)))
      confirm()
      break
    }
    case 'returned':
      work(0.7)
      deliver(addDays(target, -random.between(6, 15)))
      say('returned', addDays(steps.at(-1)?.on ?? from, random.between(1, 3)), random.pick(phrases.returned), {
        byOwner: false,
      })
      deliver(addDays(steps.at(-1)?.on ?? from, random.between(2, 6)))
      confirm()
      break
    case 'to-confirm':
      work(0.8)
      deliver(addDays(earlier(target, today), -random.between(0, 5)))
      break
    case 'running':
      if (duty.originalDueOn === null && !duty.waits) routine()
      else {
        work(0.9)
        if (duty.originalDueOn !== null && duty.originalDueOn < today) delayed(addDays(target, random.between(1, 20)))
      }
      break
    case 'stopped':
      work(0.5)
      say('stopped', addDays(steps.at(-1)?.on ?? from, random.between(5, 25)), random.pick(phrases.stopped), {
        byOwner: false,
      })
      break
  }
  return { steps, extension }
}

/** A coordinator sends its part, mostly in time, and else says why; what is not due yet is not spoken of. */
export function tellContribution(
  duty: Pick<StoryDuty, 'issuedOn' | 'originalDueOn'>,
  today: PlainDate,
  random: Random,
  phrases: Phrases,
): Story {
  const { issuedOn, originalDueOn } = duty
  const nothing: Story = { steps: [], extension: null }
  if (originalDueOn === null || originalDueOn >= today) return nothing
  const luck = random.next()
  if (luck > 0.96) return nothing
  const planned =
    luck < 0.86 ? addDays(originalDueOn, -random.between(0, 4)) : addDays(originalDueOn, random.between(1, 9))
  const on = onWeekday(earlier(today, planned))
  if (on < issuedOn) return nothing
  const text = random.pick([
    'Đã gửi ý kiến góp ý bằng văn bản.',
    'Đã cung cấp số liệu theo yêu cầu.',
    'Đã cử người phối hợp.',
  ])
  const reason = on > originalDueOn ? random.pick(phrases.delayed).reason : null
  return { steps: [{ kind: 'delivered', on, progress: null, text, reason, byOwner: true }], extension: null }
}
