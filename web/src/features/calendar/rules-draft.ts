import type { DutyRules, ReportRound, Settings } from '@dondoc/contract/settings'

/** A report round as typed: days as offices write them, `14/3`. */
export interface RoundDraft {
  readonly key: number
  readonly label: string
  readonly from: string
  readonly to: string
  readonly dueOn: string
  /** As it is stored; its source holds as long as its days do. */
  readonly stored: ReportRound | null
}

export interface RulesDraft extends Pick<DutyRules, 'confirmationRequired' | 'beforeIsInclusive' | 'acceptanceRule'> {
  readonly acceptanceDays: string
  readonly coordinatorLeadDays: string
  readonly rounds: readonly RoundDraft[]
}

/** `--03-14` is `14/3`. */
const shown = (day: string): string => `${Number(day.slice(5))}/${Number(day.slice(2, 4))}`

/** `14/3` is `--03-14`; null where there is no such day in a leap year. */
function monthDay(text: string): ReportRound['from'] | null {
  const [, day = '', month = ''] = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})$/.exec(text.trim()) ?? []
  const date = new Date(Date.UTC(2024, Number(month) - 1, Number(day)))
  const exists = day !== '' && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
  return exists ? `--${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null
}

/** The rules as a form shows them. */
export function draftOfRules(rules: Settings): RulesDraft {
  const { confirmationRequired, beforeIsInclusive, acceptanceRule, acceptanceDays, coordinatorLeadDays, rounds } = rules
  return {
    confirmationRequired,
    beforeIsInclusive,
    acceptanceRule,
    acceptanceDays: String(acceptanceDays),
    coordinatorLeadDays: String(coordinatorLeadDays),
    rounds: rounds.map((round, key) => ({
      key,
      label: round.label,
      from: shown(round.from),
      to: shown(round.to),
      dueOn: shown(round.dueOn),
      stored: round,
    })),
  }
}

function readRound({ label, from, to, dueOn, stored }: RoundDraft): ReportRound | null {
  const [first, last, due] = [monthDay(from), monthDay(to), monthDay(dueOn)]
  if (first === null || last === null || due === null || label.trim() === '') return null
  const days = { label: label.trim(), from: first, to: last, dueOn: due }
  const isSame = stored?.from === first && stored.to === last && stored.dueOn === due
  // What a person has set is not from memory any more, and no longer what the source says.
  return { ...days, source: isSame ? stored.source : null, recalled: isSame ? stored.recalled : false }
}

const whole = (text: string, least: number, most: number): number | null => {
  const value = Number(text.trim())
  return text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most ? value : null
}

/** Reads the form; null where something cannot be read. */
export function readRules(draft: RulesDraft): DutyRules | null {
  const acceptanceDays = whole(draft.acceptanceDays, 1, 30)
  const coordinatorLeadDays = whole(draft.coordinatorLeadDays, 0, 60)
  const rounds = draft.rounds.map(readRound)
  const read = rounds.filter((round) => round !== null)
  if (acceptanceDays === null || coordinatorLeadDays === null || read.length < rounds.length) return null
  const { confirmationRequired, beforeIsInclusive, acceptanceRule } = draft
  return { confirmationRequired, beforeIsInclusive, acceptanceRule, acceptanceDays, coordinatorLeadDays, rounds: read }
}
