import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { signedCookie } from './session-cookie.ts'

const SECRET = 'một bí mật đủ dài để ký phiên đăng nhập'
const sign = (token: string, secret = SECRET): string =>
  encodeURIComponent(`${token}.${createHmac('sha256', secret).update(token).digest('base64')}`)
const read = (header: string) => signedCookie(header, 'dondoc.session_token', SECRET)

test('the token of a signed cookie is found among others', () => {
  const cookie = `dondoc.session_token=${sign('ma-phien.1')}`
  for (const header of [cookie, `a=b; ${cookie}`, `x; ${cookie}; dondoc.session_token2=${sign('khac')}`])
    expect(read(header)).toBe('ma-phien.1')
})

test('a token that was changed, signed with another secret or not at all is none', () => {
  const [token, signature] = decodeURIComponent(sign('ma-phien')).split('.')
  for (const value of [
    sign('ma-phien', 'bí mật khác'),
    encodeURIComponent(`ma-phiem.${signature}`),
    encodeURIComponent(`${token}.${signature?.slice(0, -2)}A=`),
    encodeURIComponent(`.${signature}`),
    'ma-phien',
    'ma-phien.',
    '%E0%A4%A',
    '',
  ])
    expect([value, read(`dondoc.session_token=${value}`)]).toEqual([value, null])
  expect(read('')).toBeNull()
  expect(read(`session_token=${sign('ma-phien')}`)).toBeNull()
})
