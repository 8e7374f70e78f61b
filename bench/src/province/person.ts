import { Agent, type IncomingMessage, request } from 'node:http'

/** A signed-in person at an address of his own, as the people of a province have: limits by address then work as they will. */
export interface Person {
  readonly get: (path: string) => Promise<string>
  readonly post: (path: string, body: object) => Promise<string>
  readonly leave: () => void
}

/** What is needed to become one. */
export interface Credentials {
  readonly email: string
  readonly password: string
}

async function bodyOf(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of answer) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

/** Signs in at `baseUrl` from the loopback address with this number. Throws where an answer is not good. */
export async function signIn(baseUrl: string, { email, password }: Credentials, number: number): Promise<Person> {
  const agent = new Agent({ keepAlive: true, maxSockets: 6, localAddress: `127.0.1.${number}` })
  let cookie = ''
  const ask = (method: string, path: string, body?: object): Promise<{ answer: IncomingMessage; text: string }> =>
    new Promise((resolve, fail) => {
      const sent = request(
        `${baseUrl}${path}`,
        { method, agent, headers: { origin: baseUrl, cookie, 'content-type': 'application/json' } },
        (answer) => {
          bodyOf(answer)
            .then((text) =>
              (answer.statusCode ?? 500) < 300
                ? resolve({ answer, text })
                : fail(new Error(`${method} ${path}: ${answer.statusCode} ${text.slice(0, 300)}`)),
            )
            .catch(fail)
        },
      )
      sent.on('error', fail)
      sent.end(body === undefined ? undefined : JSON.stringify(body))
    })
  const { answer } = await ask('POST', '/api/auth/sign-in/email', { email, password })
  cookie = (answer.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ')
  return {
    get: async (path) => (await ask('GET', path)).text,
    post: async (path, body) => (await ask('POST', path, body)).text,
    leave: () => agent.destroy(),
  }
}
