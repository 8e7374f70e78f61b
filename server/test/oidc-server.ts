import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** What the provider says about a person. */
export interface OidcPerson {
  readonly email: string
  readonly email_verified: boolean
  readonly name: string
}

export interface OidcServer {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** By subject, which is the name typed on its sign-in page. */
  readonly people: Map<string, OidcPerson>
  readonly stop: () => Promise<void>
}

/** A real OpenID Connect provider on a free port, with pages of its own; it sends people back to `origin` only. */
export async function startOidcServer(origin: string): Promise<OidcServer> {
  const people = new Map<string, OidcPerson>()
  const clientId = 'dondoc'
  const clientSecret = 'a secret between two servers'
  const http = createServer()
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', () => resolve()))
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${origin}/api/auth/callback/oidc`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, ...people.get(sub) }) }),
    features: { devInteractions: { enabled: true } },
    cookies: { keys: ['a key of the test'] },
  })
  http.on('request', provider.callback())
  return {
    issuer,
    clientId,
    clientSecret,
    people,
    stop: () =>
      new Promise<void>((resolve) => {
        http.close(() => resolve())
        http.closeAllConnections()
      }),
  }
}
