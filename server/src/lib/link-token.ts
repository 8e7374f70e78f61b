import { createHash, randomBytes } from 'node:crypto'

/** What is kept of a link's secret: who reads the database cannot make the link again. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** A secret that says which tenant's it is, so that it can be looked up inside that tenant: 32 digits, then 256 random bits. */
export function makeToken(tenantId: string): string {
  return `${tenantId.replaceAll('-', '')}${randomBytes(32).toString('base64url')}`
}

/** A text with each secret in it taken out: some stand in the path of an address, where a log would keep them. */
export const hideTokens = (text: string): string => text.replaceAll(/[0-9a-f]{32}[\w-]{40,}/g, '…')

/** The tenant in a token; null where it cannot be one of ours. */
export function tenantOfToken(token: string): string | null {
  const [, a, b, c, d, e] =
    /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})[\w-]{43}$/.exec(token) ?? []
  return a === undefined ? null : [a, b, c, d, e].join('-')
}
