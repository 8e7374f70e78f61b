/**
 * Every refusal the API can give: code → HTTP status. The only such table (design decision 7).
 * The web owns the sentences: `Record<ProblemCode, …>`, so that a code without a sentence does not compile.
 */
export const PROBLEMS = {
  'request.invalid': 400,
  'auth.required': 401,
  'auth.failed': 401,
  'access.denied': 403,
  'request.not-found': 404,
  'plan.not-found': 404,
  'duty.not-found': 404,
  'organization.not-found': 404,
  'record.not-found': 404,
  'import.not-found': 404,
  'plan.not-draft': 409,
  'plan.not-issued': 409,
  'plan.changed-meanwhile': 409,
  'plan.nothing-to-undo': 409,
  'plan.edit-refused': 422,
  'plan.paste-without-rows': 422,
  'plan.name-not-found': 404,
  'group.not-found': 404,
  'plan.without-tasks': 422,
  'plan.lead-unresolved': 422,
  'plan.year-unknown': 422,
  'import.empty-file': 422,
  'import.unknown-kind': 415,
  'import.unreadable': 422,
  'import.without-tasks': 422,
  'import.too-large': 413,
  'import.encrypted': 422,
  'import.truncated': 422,
  'import.unsafe': 422,
  'import.needs-office': 422,
  'import.too-slow': 422,
  'import.interrupted': 422,
  'import.cancelled': 409,
  'import.already-ended': 409,
  'import.not-ready': 409,
  'import.nothing-to-apply': 409,
  'import.page-not-found': 404,
  'duty.changed-meanwhile': 409,
  'duty.update-in-future': 422,
  'duty.update-before-last': 422,
  'duty.update-not-allowed': 409,
  'duty.progress-out-of-range': 422,
  'duty.record-required': 422,
  'record.duplicate': 409,
  'request.too-many': 429,
  'server.error': 500,
  'server.not-ready': 503,
} as const satisfies Record<string, number>

export type ProblemCode = keyof typeof PROBLEMS

export const PROBLEM_CODES = Object.keys(PROBLEMS) as ProblemCode[]

/** `application/problem+json` (RFC 9457) as this API writes it. */
export interface ProblemBody {
  readonly type: 'about:blank'
  readonly status: number
  readonly code: ProblemCode
  /** Names and values that the sentence of the code needs. */
  readonly params: Record<string, unknown>
  readonly requestId: string
}
