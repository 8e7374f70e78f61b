import { PROBLEMS, type ProblemBody, type ProblemCode } from '@dondoc/contract/problems'

/** Why a call failed: the API refused with a code, the network gave no answer, or the answer was no API answer. */
export type FailureCode = ProblemCode | 'network.offline' | 'answer.unreadable'

/** What every call throws; `code` chooses the sentence, `params` fill it, `requestId` is for the one who runs the service. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly code: FailureCode
  readonly params: Record<string, unknown>
  readonly requestId: string | null

  constructor(code: FailureCode, params: Record<string, unknown> = {}, requestId: string | null = null) {
    super(code)
    this.code = code
    this.params = params
    this.requestId = requestId
  }
}

/** Any thrown value as a failure: what is not ours counts as an unreadable answer. */
export function asFailure(error: unknown): Failure {
  return error instanceof Failure ? error : new Failure('answer.unreadable')
}

/** The failure that a refused answer carries; its body may be a problem, better-auth's own shape, or a proxy's page. */
export async function failureOf(response: Response): Promise<Failure> {
  const body: unknown = await response.json().catch(() => null)
  if (isProblem(body)) return new Failure(body.code, body.params ?? {}, body.requestId ?? null)
  if (response.status === 401) return new Failure('auth.required')
  if (response.status === 403) return new Failure('access.denied')
  if (response.status === 404) return new Failure('request.not-found')
  if (response.status === 413) return new Failure('import.too-large')
  if (response.status === 429) return new Failure('request.too-many')
  if (response.status === 502 || response.status === 503 || response.status === 504)
    return new Failure('server.not-ready')
  return new Failure(response.status >= 500 ? 'server.error' : 'answer.unreadable')
}

function isProblem(body: unknown): body is ProblemBody {
  return typeof body === 'object' && body !== null && 'code' in body && Object.hasOwn(PROBLEMS, String(body.code))
}
