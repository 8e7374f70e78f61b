import { type DestinationStream, type Logger, pino } from 'pino'
import { hideTokens } from './link-token.ts'

interface LoggedRequest {
  readonly id: string
  readonly method: string
  readonly url: string
  readonly ip: string
}

/**
 * The log of the service, as JSON lines. Of a request it keeps the path only: what stands behind the question mark may be the
 * one-time code of a sign-in provider, or words that a person searched for; and the secret in the address of a calendar is hidden.
 * Headers and bodies are never logged.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    redact: ['req.headers', 'res.headers', 'headers', 'body', 'password', 'token'],
    serializers: {
      req: ({ id, method, url, ip }: LoggedRequest) => ({
        id,
        method,
        path: hideTokens(url.split('?', 1)[0] ?? ''),
        ip,
      }),
    },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}
