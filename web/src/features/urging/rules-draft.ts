import type { UrgingRules } from '@dondoc/contract/urging'

/** The rules as they are typed. */
export interface RulesDraft {
  readonly before: string
  readonly beforeCheckpoint: string
  readonly after: string
  readonly afterEvery: string
  readonly headAfter: string
  readonly leaderAfter: string
  readonly digestAt: string
}

const typed = (value: number | null): string => (value === null ? '' : String(value))

export function draftOf(rules: UrgingRules): RulesDraft {
  const { before, beforeCheckpoint, after, afterEvery, headAfter, leaderAfter, digestAt } = rules
  return {
    before: before.join(', '),
    beforeCheckpoint: beforeCheckpoint.join(', '),
    after: after.join(', '),
    afterEvery: typed(afterEvery),
    headAfter: typed(headAfter),
    leaderAfter: typed(leaderAfter),
    digestAt,
  }
}

/** Whole numbers with commas between them; undefined where something else stands there. */
function readDays(text: string, least: number): number[] | undefined {
  const parts = text.split(/[,;\s]+/).filter((part) => part !== '')
  const days = parts.map(Number)
  const good = parts.every((part) => /^\d{1,2}$/.test(part)) && days.every((day) => day >= least && day <= 60)
  return good && days.length <= 8 ? days : undefined
}

/** A number, null for an empty field, undefined for anything else. */
function readNumber(text: string, most: number): number | null | undefined {
  if (text.trim() === '') return null
  return /^\d{1,3}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= most ? Number(text) : undefined
}

/** The rules that a draft says, and which of its fields cannot be read. */
export function readDraft(draft: RulesDraft): { rules: UrgingRules | null; wrong: ReadonlySet<keyof RulesDraft> } {
  const time = draft.digestAt.trim().replace(/^(\d):/, '0$1:')
  const read = {
    before: readDays(draft.before, 0),
    beforeCheckpoint: readDays(draft.beforeCheckpoint, 0),
    after: readDays(draft.after, 1),
    afterEvery: readNumber(draft.afterEvery, 60),
    headAfter: readNumber(draft.headAfter, 60),
    leaderAfter: readNumber(draft.leaderAfter, 120),
    digestAt: /^([01]\d|2[0-3]):[0-5]0$/.test(time) ? time : undefined,
  }
  const names = Object.keys(read) as (keyof RulesDraft)[]
  const wrong = new Set(names.filter((name) => read[name] === undefined))
  return { rules: wrong.size === 0 ? (read as UrgingRules) : null, wrong }
}
