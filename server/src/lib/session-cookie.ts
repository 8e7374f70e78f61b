import { createHmac, timingSafeEqual } from 'node:crypto'

/** HMAC-SHA-256 in Base64. */
const SIGNATURE_LENGTH = 44

/**
 * The token in the signed cookie `name` of a `Cookie` header, as better-auth writes it: the token, a point and its signature in
 * Base64, percent-encoded. Null where there is none, or where the signature is not that of `secret`.
 */
export function signedCookie(header: string, name: string, secret: string): string | null {
  const found = header
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
  const value = found === undefined ? '' : decoded(found.slice(name.length + 1))
  const end = value.lastIndexOf('.')
  const token = value.slice(0, Math.max(0, end))
  const signature = Buffer.from(value.slice(end + 1))
  if (token === '' || signature.length !== SIGNATURE_LENGTH) return null
  const right = Buffer.from(createHmac('sha256', secret).update(token).digest('base64'))
  return timingSafeEqual(signature, right) ? token : null
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
