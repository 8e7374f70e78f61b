import { PROBLEMS, type ProblemCode } from '@dondoc/contract/problems'

/**
 * An expected refusal: `throw new Problem('plan.not-draft', { planId })`. The code's status stands in the contract's table;
 * `params` are what the web's sentence needs, so never put secrets there.
 */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly params: Readonly<Record<string, unknown>>

  constructor(code: ProblemCode, params: Readonly<Record<string, unknown>> = {}) {
    super(code)
    this.name = 'Problem'
    this.code = code
    this.params = params
  }

  /** The HTTP status of the code. */
  get status(): number {
    return PROBLEMS[this.code]
  }
}
