import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface ReceivedMail {
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  /** Empty where the mail has none. */
  readonly html: string
}

export interface MailServer {
  readonly url: string
  readonly port: number
  readonly received: ReceivedMail[]
  /** The next mail, in the order in which they came. */
  readonly next: () => Promise<ReceivedMail>
  readonly stop: () => Promise<void>
}

const header = (raw: string, name: string): string =>
  (new RegExp(`^${name}: ((?:.*(?:\r?\n[ \t])?)*)`, 'im').exec(raw)?.[1] ?? '').replaceAll(/\r?\n[ \t]/g, '')

function decodeWords(text: string): string {
  return text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) => {
      if (kind.toLowerCase() === 'b') return Buffer.from(word, 'base64').toString()
      return unquote(word.replaceAll('_', ' '))
    })
}

const unquote = (text: string): string =>
  Buffer.from(
    text.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString()

const after = (raw: string): string => raw.slice(raw.search(/\r?\n\r?\n/)).trim()

function decoded(part: string): string {
  const coding = header(part, 'Content-Transfer-Encoding').trim().toLowerCase()
  if (coding === 'base64') return Buffer.from(after(part), 'base64').toString()
  return coding === 'quoted-printable' ? unquote(after(part).replaceAll(/=\r?\n/g, '')) : after(part)
}

function read(raw: string, to: readonly string[]): ReceivedMail {
  const subject = decodeWords(header(raw, 'Subject'))
  const boundary = /boundary="?([^";\s]+)/.exec(header(raw, 'Content-Type'))?.[1]
  if (boundary === undefined) return { to, subject, text: decoded(raw), html: '' }
  const parts = after(raw)
    .split(`--${boundary}`)
    .map((part) => part.trimStart())
  const find = (type: string): string => parts.find((part) => header(part, 'Content-Type').startsWith(type)) ?? ''
  return { to, subject, text: decoded(find('text/plain')), html: decoded(find('text/html')) }
}

/** A real SMTP server on a free port (or the given one), which keeps what it gets. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const received: ReceivedMail[] = []
  const waiting: ((mail: ReceivedMail) => void)[] = []
  let taken = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    // A server that goes down does not wait for clients who keep a connection open, as ours does for 20 s.
    closeTimeout: 100,
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        received.push(read(Buffer.concat(chunks).toString('utf8'), to))
        const mail = received[taken]
        const take = mail === undefined ? undefined : waiting.shift()
        if (take !== undefined && mail !== undefined) {
          taken += 1
          take(mail)
        }
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()))
  const { port: bound } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${bound}`,
    port: bound,
    received,
    next: () =>
      new Promise((resolve) => {
        const mail = received[taken]
        if (mail === undefined) waiting.push(resolve)
        else {
          taken += 1
          resolve(mail)
        }
      }),
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
