import type { Evidence } from './evidence.ts'
import { DANGLING } from './joints.ts'
import type { Model } from './model.ts'
import { BLANK } from './text-width.ts'
import type { Token } from './tokens.ts'

/** How a cell that a page break cuts ends: what its rest has to fit to. */
export interface Tail {
  readonly word: string
  readonly text: string
  readonly width: number
  /** The cell says all it has to: a whole time, or what other cells of the column say too. */
  readonly complete: boolean
}

/** What the end of a cut cell says about its rest, whatever that is. */
interface Claim {
  readonly tail: Tail
  readonly stopped: boolean
  /** Score of every rest. */
  readonly any: number
  /** How a cut time goes on, where the cell is one. */
  readonly time: RegExp | null
  readonly limit: number
}

/** "Quý" goes on with "III/2027", "Quý II" with "năm 2027". */
function timeBehind(text: string): RegExp | null {
  if (/^(?:quý|tháng|năm|ngày|trước|trong|đến|từ)$/i.test(text)) return /\d|^[IV]+/
  return /^(?:[IV]{1,3}|\d{1,2})$/.test(text) ? /^(?:năm|\/)/ : null
}

function claimOf(evidence: Evidence, model: Model, tail: Tail | undefined, column: number): Claim | null {
  if (tail === undefined) return null
  const { text } = tail
  return {
    tail,
    stopped: text.endsWith('.'),
    any: (text.endsWith(',') ? 2 : 0) + (DANGLING.has(text.toLowerCase()) ? 1.5 : 0),
    time: evidence.columns[column]?.role === 'deadline' ? timeBehind(text) : null,
    limit: model.widths[column] ?? Number.POSITIVE_INFINITY,
  }
}

function resumeScore(evidence: Evidence, { tail, stopped, any, time, limit }: Claim, word: Token): number {
  const lower = word.opens === 'small'
  let score = any + (evidence.pairs.has(`${tail.word} ${word.folded}`) ? 2 : 0)
  if (stopped) score -= lower ? 2 : 1
  else score += lower ? 0.7 : -0.5
  const inTime = time?.test(word.text) === true
  if (inTime) score += 4
  if (tail.complete && !inTime) score -= 3
  if (limit !== Number.POSITIVE_INFINITY) score += tail.width + BLANK + word.width > limit * 0.97 ? 0.5 : -1.5
  return score
}

/** For a token, how well the rest of each column's cut cell begins there. */
export function resumeScores(
  evidence: Evidence,
  model: Model,
  tails: readonly (Tail | undefined)[],
): (at: number) => readonly number[] {
  const claims = tails.map((tail, c) => claimOf(evidence, model, tail, c))
  return (at) => {
    const word = evidence.stream.tokens[at]
    const numbered = evidence.numbering.targets.has(at) ? -6 : 0
    return claims.map((claim) =>
      claim === null || word === undefined ? -4 : numbered + resumeScore(evidence, claim, word),
    )
  }
}
